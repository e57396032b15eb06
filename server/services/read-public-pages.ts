import type { Services } from '../context.ts';
import { countLivePages, listCampusSlugs, listLivePages } from '../store/public-pages.ts';
import { findRevisions, type Revision } from '../store/revisions.ts';

export type { Revision } from '../store/revisions.ts';

type Reading = Pick<Services, 'database' | 'clock'>;

/** The numbers of pages for search engines: one of each campus, and of each posting that takes applications now. */
export const countPublicPages = async ({
  database,
  clock,
}: Reading): Promise<{ campuses: number; postings: number }> => ({
  campuses: (await listCampusSlugs(database)).length,
  postings: await countLivePages(database, clock()),
});

/** A range of the pages for search engines: those of campuses, then those of postings, the newest first. */
export const readPublicPages = async (
  { database, clock }: Reading,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ campuses: string[]; postings: { slug: string; updatedAt: Date }[] }> => {
  const all = await listCampusSlugs(database);
  const campuses = all.slice(offset, offset + limit);
  const postings = await listLivePages(database, {
    now: clock(),
    offset: Math.max(0, offset - all.length),
    limit: limit - campuses.length,
  });
  return { campuses, postings };
};

/** The revisions of postings by their ids. */
export const readRevisions = (
  { database }: Pick<Services, 'database'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Revision>> => findRevisions(database, ids);
