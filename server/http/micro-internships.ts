import { Hono } from 'hono';
import type { Campus } from '../../src/contract/campus.ts';
import { FeedQuery, fromSearchParams, toSearchParams, type FeedAnswer } from '../../src/contract/feed.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import { check } from '../../src/contract/check.ts';
import { Slug } from '../../src/contract/primitives.ts';
import { isPublic } from '../domain/lifecycle.ts';
import { findCampus } from '../store/catalogue.ts';
import { CursorError } from '../store/cursor.ts';
import { queryFeed } from '../store/feed.ts';
import { findPosting } from '../store/postings.ts';
import type { Services } from './services.ts';
import { presentPosting, presentSummary } from './present.ts';
import { ProblemError } from './problems.ts';

const CACHE = 'public, max-age=30, stale-while-revalidate=300';

const readQuery = (params: URLSearchParams): FeedQuery => {
  const checked = check(FeedQuery, fromSearchParams(params));
  if (!checked.ok) throw new ProblemError('invalid-request', { errors: checked.errors });
  return checked.value;
};

const findPage = async ({ database, clock }: Services, query: FeedQuery, campus: Campus | undefined) => {
  try {
    return await queryFeed(database, query, { now: clock(), campus });
  } catch (error) {
    if (!(error instanceof CursorError)) throw error;
    throw new ProblemError('invalid-request', { errors: [{ pointer: '/cursor', code: 'format' }] });
  }
};

/** `GET /micro-internships` and `GET /micro-internships/{slug}`. */
export const microInternshipRoutes = (services: Services) => {
  const { database, clock, publicUrl } = services;

  return new Hono()
    .get('/', async (context) => {
      const query = readQuery(new URL(context.req.url).searchParams);
      const campus = query.campus === undefined ? undefined : await findCampus(database, query.campus);
      if (query.campus !== undefined && !campus) {
        throw new ProblemError('unknown-campus', { errors: [{ pointer: '/campus', code: 'choice' }] });
      }
      const { rows, total, facets, nextCursor } = await findPage(services, query, campus);
      const answer: FeedAnswer = {
        items: rows.map((row) => presentSummary(row, clock(), publicUrl())),
        total,
        facets,
        ...(nextCursor !== undefined && { nextCursor }),
        ...(campus && { campus }),
      };
      context.header('Cache-Control', CACHE);
      if (nextCursor !== undefined) {
        const next = toSearchParams({ ...query, cursor: nextCursor });
        context.header('Link', `</v1/micro-internships?${next}>; rel="next"`);
      }
      return context.json(answer);
    })
    .get('/:slug', async (context) => {
      const slug = check(Slug, context.req.param('slug'));
      const row = slug.ok ? await findPosting(database, slug.value) : undefined;
      if (!row || !isPublic(row.posting)) throw new ProblemError('not-found');
      const answer: MicroInternship = presentPosting(row, clock(), publicUrl());
      context.header('Cache-Control', CACHE);
      return context.json(answer);
    });
};
