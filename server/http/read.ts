import type { FeedAnswer, FeedQuery } from '../../src/contract/feed.ts';
import { check } from '../../src/contract/check.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import { Slug } from '../../src/contract/primitives.ts';
import { isPublic } from '../domain/lifecycle.ts';
import type { CampusRecord } from '../domain/campus.ts';
import { findCampus } from '../store/catalogue.ts';
import { CursorError } from '../store/cursor.ts';
import { queryFeed } from '../store/feed.ts';
import { findPosting } from '../store/postings.ts';
import { presentCampus, presentPosting, presentSummary } from './present.ts';
import { ProblemError } from './problems.ts';
import type { Services } from './services.ts';

/** The campus of a slug. Throws `unknown-campus`. */
export const readCampus = async ({ database }: Services, slug: string): Promise<CampusRecord> => {
  const checked = check(Slug, slug);
  const campus = checked.ok ? await findCampus(database, checked.value) : undefined;
  if (!campus) throw new ProblemError('unknown-campus', { errors: [{ pointer: '/campus', code: 'choice' }] });
  return campus;
};

const findPage = async (
  { database, clock }: Services,
  query: FeedQuery,
  campus: CampusRecord | undefined,
) => {
  try {
    return await queryFeed(database, query, { now: clock(), campus });
  } catch (error) {
    if (!(error instanceof CursorError)) throw error;
    throw new ProblemError('invalid-request', { errors: [{ pointer: '/cursor', code: 'format' }] });
  }
};

/** One page of the feed as it is answered. Throws `unknown-campus` and, for its cursor, `invalid-request`. */
export const readFeed = async (services: Services, query: FeedQuery): Promise<FeedAnswer> => {
  const publicUrl = services.publicUrl();
  const campus = query.campus === undefined ? undefined : await readCampus(services, query.campus);
  const { rows, total, facets, nextCursor } = await findPage(services, query, campus);
  return {
    items: rows.map((row) => presentSummary(row, services.clock(), publicUrl)),
    total,
    facets,
    ...(nextCursor !== undefined && { nextCursor }),
    ...(campus && { campus: presentCampus(campus, publicUrl) }),
  };
};

/** A posting as it is answered. Throws `not-found`, also for one that nobody may see. */
export const readPosting = async (services: Services, slug: string): Promise<MicroInternship> => {
  const checked = check(Slug, slug);
  const row = checked.ok ? await findPosting(services.database, checked.value) : undefined;
  if (!row || !isPublic(row.posting)) throw new ProblemError('not-found');
  return presentPosting(row, services.clock(), services.publicUrl());
};
