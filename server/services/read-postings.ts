import type { FeedAnswer, FeedQuery } from '../../src/contract/feed.ts';
import { check } from '../../src/contract/check.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import { Slug } from '../../src/contract/primitives.ts';
import type { SimilarAnswer } from '../../src/contract/similar.ts';
import { isPublic } from '../domain/lifecycle.ts';
import type { CampusRecord } from '../domain/campus.ts';
import { findCampus, listCampuses } from '../store/campuses.ts';
import { CursorError } from '../store/cursor.ts';
import { queryFeed } from '../store/feed.ts';
import { findPosting, type PostingRow } from '../store/postings.ts';
import { createViewer, type Viewer } from '../store/visibility.ts';
import { findSimilar } from '../store/similar.ts';
import { presentCampus, presentPosting, presentSummary } from './serialize-posting.ts';
import { ProblemError } from '../http/problems.ts';
import { isExpensive } from '../http/read-queue.ts';
import type { Services } from '../context.ts';
import { uploadTokensOf } from './tokens/upload-tokens.ts';

/** The campus of a slug. Throws `unknown-campus`. */
export const readCampus = async (
  { database }: Pick<Services, 'database'>,
  slug: string,
): Promise<CampusRecord> => {
  const checked = check(Slug, slug);
  const campus = checked.ok ? await findCampus(database, checked.value) : undefined;
  if (!campus) throw new ProblemError('unknown-campus', { errors: [{ pointer: '/campus', code: 'choice' }] });
  return campus;
};

/** All campuses by name. */
export const readCampuses = ({ database }: Services): Promise<CampusRecord[]> => listCampuses(database);

const findPage = async (
  { database, clock, reads }: Services,
  query: FeedQuery,
  campus: CampusRecord | undefined,
) => {
  try {
    const find = () => queryFeed(database, query, { now: clock(), campus });
    return await (reads && isExpensive(query) ? reads.run(find) : find());
  } catch (error) {
    if (!(error instanceof CursorError)) throw error;
    throw new ProblemError('invalid-request', { errors: [{ pointer: '/cursor', code: 'format' }] });
  }
};

/** One page of the feed as it is answered. Throws `unknown-campus` for its cursor `invalid-request`, and `unavailable`. */
export const readFeed = async (services: Services, query: FeedQuery): Promise<FeedAnswer> => {
  const publicUrl = services.publicUrl();
  const campus = query.campus === undefined ? undefined : await readCampus(services, query.campus);
  const page = await findPage(services, query, campus);
  const { rows, total, facets, nextCursor, relaxed, isWider } = page;
  return {
    items: rows.map((row) => presentSummary(row, services.clock(), publicUrl)),
    total,
    facets,
    ...(nextCursor !== undefined && { nextCursor }),
    ...(campus && { campus: presentCampus(campus, publicUrl) }),
    ...(relaxed && { relaxed }),
    ...(isWider && { wider: true }),
  };
};

const findPublic = async (
  { database }: Services,
  slug: string,
  viewer: Viewer | undefined,
): Promise<PostingRow> => {
  const checked = check(Slug, slug);
  const row = checked.ok ? await findPosting(database, checked.value, { viewer }) : undefined;
  if (!row || !isPublic(row.posting)) throw new ProblemError('not-found');
  return row;
};

/**
 * A posting as it is answered, to a campus where one asks. Throws `not-found`, also for one that nobody may see or that
 * the campus's policy does not let through.
 */
export const readPosting = async (
  services: Services,
  slug: string,
  campus?: CampusRecord,
): Promise<MicroInternship> => {
  const { database, clock, publicUrl } = services;
  const viewer = campus && (await createViewer(database, { now: clock(), campus }));
  const row = await findPublic(services, slug, viewer);
  return uploadTokensOf(services).addTo(presentPosting(row, clock(), publicUrl()));
};

/** The postings similar to another one, as a campus shows them. Throws as {@link readPosting} does. */
export const readSimilar = async (
  services: Services,
  slug: string,
  campus: CampusRecord | undefined,
): Promise<SimilarAnswer> => {
  const { database, clock, publicUrl } = services;
  const viewer = await createViewer(database, { now: clock(), campus });
  const { posting } = await findPublic(services, slug, viewer);
  const rows = await findSimilar(database, posting, viewer);
  return { items: rows.map((row) => presentSummary(row, clock(), publicUrl())) };
};
