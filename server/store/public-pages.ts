import { count, desc } from 'drizzle-orm';
import type { Database } from './database.ts';
import { campuses, microInternships as table } from './schema/index.ts';
import { createViewer, isVisible } from './visibility.ts';

/** The slugs of all campuses. */
export const listCampusSlugs = async (database: Database): Promise<string[]> => {
  const rows = await database.select({ slug: campuses.slug }).from(campuses).orderBy(campuses.slug);
  return rows.map(({ slug }) => slug);
};

/** Count of live postings that are public to all campuses. */
export const countLivePages = async (database: Database, now: Date): Promise<number> => {
  const shown = isVisible(await createViewer(database, { now }));
  const [row] = await database.select({ count: count() }).from(table).where(shown);
  return row?.count ?? 0;
};

/** Live postings that are public to all campuses, newest first. */
export const listLivePages = async (
  database: Database,
  { now, offset, limit }: { now: Date; offset: number; limit: number },
): Promise<{ slug: string; updatedAt: Date }[]> =>
  database
    .select({ slug: table.slug, updatedAt: table.updatedAt })
    .from(table)
    .where(isVisible(await createViewer(database, { now })))
    .orderBy(desc(table.publishedAt), desc(table.id))
    .offset(offset)
    .limit(limit);
