import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isEmpty, saveCampus } from '../server/store/catalogue.ts';
import type { Database } from '../server/store/database.ts';
import { savePostings } from '../server/store/save.ts';
import { campuses } from './data/campuses.ts';
import { clients } from './data/clients.ts';
import { microInternships } from './data/micro-internships.ts';

const logos = fileURLToPath(new URL('./data/logos', import.meta.url));

/** Loads the demo data into a marketplace that has none yet; its dates count from the moment given. */
export const seed = async (database: Database, logosDir: string, now: Date): Promise<void> => {
  if (!(await isEmpty(database))) return;
  // A copy would keep the mode of the original, which everybody may read.
  for (const name of await readdir(logos))
    await writeFile(join(logosDir, name), await readFile(join(logos, name)), { mode: 0o600 });
  for (const campus of campuses) await saveCampus(database, campus);
  const bySlug = new Map(clients.map((client) => [client.slug, client]));
  const entries = microInternships(now).flatMap((posting) => {
    const client = bySlug.get(posting.client);
    return client ? [{ posting, client }] : [];
  });
  await savePostings(database, entries);
};
