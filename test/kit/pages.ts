import { Hono } from 'hono';
import { respondProblem, ProblemError } from '../../server/http/problems.ts';
import type { Services } from '../../server/context.ts';
import type { Database } from '../../server/store/database.ts';
import { openTestDatabase } from './database.ts';
import { testServices } from './services.ts';

/** Public URL of the pages under test; requests go to another name. */
export const PUBLIC_URL = 'https://projects.example';

/** Some routes on a database of their own. */
export interface TestPages {
  database: Database;
  services: Services;
  get: (path: string) => Promise<Response>;
  text: (path: string) => Promise<string>;
  close: () => Promise<void>;
}

/** Mounts routes as the marketplace does, at a moment, on an empty database. */
export const openTestPages = async (
  mount: (app: Hono, services: Services) => void,
  { now, publicUrl = PUBLIC_URL }: { now: () => Date; publicUrl?: string },
): Promise<TestPages> => {
  const { database, close } = await openTestDatabase();
  const services = testServices(database, { clock: now, publicUrl: () => publicUrl });
  const app = new Hono();
  mount(app, services);
  app.onError((error, context) => {
    if (error instanceof ProblemError) return respondProblem(context, error);
    throw error;
  });
  const get = async (path: string) => app.request(new URL(path, 'http://backend.internal').href);
  return { database, services, get, text: async (path) => (await get(path)).text(), close };
};
