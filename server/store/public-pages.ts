import { desc } from 'drizzle-orm';
import type { Database } from './database.ts';
import { campuses, microInternships as table } from './schema.ts';
import { createAsker, isShown } from './shown.ts';

/** The slugs of all campuses. */
export const listCampusSlugs = async (database: Database): Promise<string[]> => {
  const rows = await database.select({ slug: campuses.slug }).from(campuses).orderBy(campuses.slug);
  return rows.map(({ slug }) => slug);
};

/** The newest postings that take applications now from the students of any campus. */
export const listLivePages = async (
  database: Database,
  { now, limit }: { now: Date; limit: number },
): Promise<{ slug: string; updatedAt: Date }[]> =>
  database
    .select({ slug: table.slug, updatedAt: table.updatedAt })
    .from(table)
    .where(isShown(await createAsker(database, { now })))
    .orderBy(desc(table.publishedAt), desc(table.id))
    .limit(limit);
