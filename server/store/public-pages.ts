import { desc } from 'drizzle-orm';
import type { Database } from './database.ts';
import { baseCondition } from './filters.ts';
import { campuses, microInternships as table } from './schema.ts';

/** The slugs of all campuses. */
export const listCampusSlugs = async (database: Database): Promise<string[]> => {
  const rows = await database.select({ slug: campuses.slug }).from(campuses).orderBy(campuses.slug);
  return rows.map(({ slug }) => slug);
};

/** The newest postings that take applications now from the students of any campus. */
export const listLivePages = (
  database: Database,
  { now, limit }: { now: Date; limit: number },
): Promise<{ slug: string; updatedAt: Date }[]> => {
  const today = now.toISOString().slice(0, 10);
  return database
    .select({ slug: table.slug, updatedAt: table.updatedAt })
    .from(table)
    .where(baseCondition({}, { now, today, campus: undefined }))
    .orderBy(desc(table.publishedAt), desc(table.id))
    .limit(limit);
};
