import type { Campus } from '../../src/contract/campus.ts';
import type { FeedQuery } from '../../src/contract/feed.ts';
import type { MicroInternshipSummary } from '../../src/contract/summary.ts';
import { readFeed } from '../services/read-postings.ts';
import { readRevisions, type Revision } from '../services/read-public-pages.ts';
import type { Services } from '../context.ts';

/** A posting in a feed or calendar, with its revision. */
export interface FeedEntry extends Revision {
  item: MicroInternshipSummary;
}

/** One page of the feed. */
export interface EntryPage {
  entries: FeedEntry[];
  campus: Campus | undefined;
  nextCursor: string | undefined;
}

/** Adds their revisions to postings. */
export const withRevisions = async (
  services: Services,
  items: readonly MicroInternshipSummary[],
): Promise<FeedEntry[]> => {
  const revisions = await readRevisions(
    services,
    items.map(({ id }) => id),
  );
  return items.map((item) => ({
    item,
    ...(revisions.get(item.id) ?? { revision: 0, updatedAt: new Date(item.publishedAt) }),
  }));
};

/** One page of the feed with revisions. Throws as {@link readFeed} does. */
export const readEntries = async (services: Services, query: FeedQuery): Promise<EntryPage> => {
  const { items, campus, nextCursor } = await readFeed(services, query);
  return { entries: await withRevisions(services, items), campus, nextCursor };
};
