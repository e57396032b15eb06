import { asc, eq } from 'drizzle-orm';
import type { CampusRecord } from '../domain/campus.ts';
import type { Database } from './database.ts';
import { campuses, microInternships } from './schema/index.ts';

/** The campus of a slug, if there is one. */
export const findCampus = async (database: Database, slug: string): Promise<CampusRecord | undefined> => {
  const [campus] = await database.select().from(campuses).where(eq(campuses.slug, slug));
  return campus;
};

/** All campuses by name. */
export const listCampuses = (database: Database): Promise<CampusRecord[]> =>
  database.select().from(campuses).orderBy(asc(campuses.name));

/** Adds a campus or brings it up to date. */
export const saveCampus = async (database: Database, campus: CampusRecord): Promise<void> => {
  await database.insert(campuses).values(campus).onConflictDoUpdate({ target: campuses.slug, set: campus });
};

/** Tells a new marketplace, without a campus and a posting, from one in use. */
export const isEmpty = async (database: Database): Promise<boolean> => {
  const found = await Promise.all([
    database.select({ slug: campuses.slug }).from(campuses).limit(1),
    database.select({ id: microInternships.id }).from(microInternships).limit(1),
  ]);
  return found.every((rows) => rows.length === 0);
};
