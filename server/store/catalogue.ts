import { eq } from 'drizzle-orm';
import type { CampusRecord } from '../domain/campus.ts';
import type { ClientRecord } from '../domain/posting.ts';
import type { Database } from './database.ts';
import { campuses, clients, microInternships } from './schema.ts';

/** The campus of a slug, if there is one. */
export const findCampus = async (database: Database, slug: string): Promise<CampusRecord | undefined> => {
  const [campus] = await database.select().from(campuses).where(eq(campuses.slug, slug));
  return campus;
};

/** Adds a campus or brings it up to date. */
export const saveCampus = async (database: Database, campus: CampusRecord): Promise<void> => {
  await database.insert(campuses).values(campus).onConflictDoUpdate({ target: campuses.slug, set: campus });
};

/** Adds a client or brings it up to date. */
export const saveClient = async (database: Database, client: ClientRecord): Promise<void> => {
  const row = {
    slug: client.slug,
    name: client.name,
    logo: client.logo ?? null,
    industry: client.industry ?? null,
    size: client.size ?? null,
    verified: client.verified,
    email: client.email,
  };
  await database.insert(clients).values(row).onConflictDoUpdate({ target: clients.slug, set: row });
};

/** Whether nothing has been put into the marketplace yet. */
export const isEmpty = async (database: Database): Promise<boolean> => {
  const found = await Promise.all([
    database.select({ slug: campuses.slug }).from(campuses).limit(1),
    database.select({ id: microInternships.id }).from(microInternships).limit(1),
  ]);
  return found.every((rows) => rows.length === 0);
};
