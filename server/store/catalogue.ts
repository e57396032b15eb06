import { eq, getTableColumns, sql } from 'drizzle-orm';
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

const clientRow = ({ slug, name, logo, industry, size, verified, email }: ClientRecord) => ({
  slug,
  name,
  logo: logo ?? null,
  industry: industry ?? null,
  size: size ?? null,
  verified,
  email,
});

/** Adds clients or brings them up to date; of two with one slug the later counts. */
export const saveClients = async (database: Database, records: readonly ClientRecord[]): Promise<void> => {
  const rows = new Map(records.map((record) => [record.slug, clientRow(record)]));
  const { slug: _, ...changing } = getTableColumns(clients);
  await database
    .insert(clients)
    .values([...rows.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1)))
    .onConflictDoUpdate({
      target: clients.slug,
      set: Object.fromEntries(
        Object.entries(changing).map(([key, { name }]) => [key, sql.raw(`excluded."${name}"`)]),
      ),
    });
};

/** Whether nothing has been put into the marketplace yet. */
export const isEmpty = async (database: Database): Promise<boolean> => {
  const found = await Promise.all([
    database.select({ slug: campuses.slug }).from(campuses).limit(1),
    database.select({ id: microInternships.id }).from(microInternships).limit(1),
  ]);
  return found.every((rows) => rows.length === 0);
};
