import { readdir, readFile } from 'node:fs/promises';
import type { FileStore } from '../server/adapters/files/file-store.ts';
import { isEmpty, saveCampus } from '../server/store/campuses.ts';
import type { Database } from '../server/store/database.ts';
import { savePostings } from '../server/store/save.ts';
import { campuses } from './data/campuses.ts';
import { employers } from './data/employers.ts';
import { microInternships } from './data/micro-internships.ts';

const LOGOS = new URL('./data/logos/', import.meta.url);

/** Loads the demo data into a marketplace that has none yet; its dates count from the moment given. */
export const seed = async (database: Database, logos: Pick<FileStore, 'put'>, now: Date): Promise<void> => {
  if (!(await isEmpty(database))) return;
  for (const name of await readdir(LOGOS)) await logos.put(name, await readFile(new URL(name, LOGOS)));
  for (const campus of campuses) await saveCampus(database, campus);
  const bySlug = new Map(employers.map((employer) => [employer.slug, employer]));
  const entries = microInternships(now).flatMap((posting) => {
    const employer = bySlug.get(posting.employer);
    return employer ? [{ posting, employer }] : [];
  });
  await savePostings(database, entries);
};
