import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isEmpty, saveCampus, saveClient } from '../server/store/catalogue.ts';
import type { Database } from '../server/store/database.ts';
import { savePosting } from '../server/store/postings.ts';
import { campuses } from './data/campuses.ts';
import { clients } from './data/clients.ts';
import { microInternships } from './data/micro-internships.ts';

const logos = fileURLToPath(new URL('./data/logos', import.meta.url));

/** Loads the demo data into a marketplace that has none yet; its dates count from the moment given. */
export const seed = async (database: Database, logosDir: string, now: Date): Promise<void> => {
  if (!(await isEmpty(database))) return;
  await cp(logos, logosDir, { recursive: true });
  for (const campus of campuses) await saveCampus(database, campus);
  for (const client of clients) await saveClient(database, client);
  for (const posting of microInternships(now)) await savePosting(database, posting);
};
