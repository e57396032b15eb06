import { Hono, type Context } from 'hono';
import { FeedQuery, toSearchParams } from '../../src/contract/feed.ts';
import { fromSearchParams } from '../../src/contract/read-params.ts';
import { check } from '../../src/contract/check.ts';
import type { CampusRecord } from '../domain/campus.ts';
import { ProblemError } from '../http/problems.ts';
import { readCampus, readFeed, readPosting, readSimilar } from '../services/read-postings.ts';
import type { Services } from '../context.ts';

/** What the list and its postings may be kept for. */
export const CACHE = 'public, max-age=30, stale-while-revalidate=300';

/** The query in an address. Throws `invalid-request`. */
export const readQuery = (params: URLSearchParams): FeedQuery => {
  const checked = check(FeedQuery, fromSearchParams(params));
  if (!checked.ok) throw new ProblemError('invalid-request', { errors: checked.errors });
  return checked.value;
};

/** The campus in whose context a posting is asked for, if any. Throws `unknown-campus`. */
const campusOf = async (services: Services, context: Context): Promise<CampusRecord | undefined> => {
  const slug = context.req.query('campus');
  return slug === undefined ? undefined : readCampus(services, slug);
};

/** `GET /micro-internships`, `GET /micro-internships/{slug}` and `GET /micro-internships/{slug}/similar`. */
export const microInternshipRoutes = (services: Services) =>
  new Hono()
    .get('/', async (context) => {
      const query = readQuery(new URL(context.req.url).searchParams);
      const answer = await readFeed(services, query);
      context.header('Cache-Control', CACHE);
      if (answer.nextCursor !== undefined) {
        const next = toSearchParams({ ...query, cursor: answer.nextCursor });
        context.header('Link', `</v1/micro-internships?${next}>; rel="next"`);
      }
      return context.json(answer);
    })
    .get('/:slug', async (context) => {
      const campus = await campusOf(services, context);
      const answer = await readPosting(services, context.req.param('slug'), campus);
      context.header('Cache-Control', CACHE);
      return context.json(answer);
    })
    .get('/:slug/similar', async (context) => {
      const campus = await campusOf(services, context);
      const answer = await readSimilar(services, context.req.param('slug'), campus);
      context.header('Cache-Control', CACHE);
      return context.json(answer);
    });
