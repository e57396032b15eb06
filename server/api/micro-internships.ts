import { Hono, type Context } from 'hono';
import { toSearchParams } from '../../src/contract/feed.ts';
import type { CampusRecord } from '../domain/campus.ts';
import { PUBLIC_CACHE } from '../http/cache-control.ts';
import { readFeedQuery } from '../http/read-feed-query.ts';
import { readCampus, readFeed, readPosting, readSimilar } from '../services/read-postings.ts';
import type { Services } from '../context.ts';

/** The campus of the request's `campus` parameter, if any. Throws `unknown-campus`. */
const campusOf = async (services: Services, context: Context): Promise<CampusRecord | undefined> => {
  const slug = context.req.query('campus');
  return slug === undefined ? undefined : readCampus(services, slug);
};

/** `GET /micro-internships`, `GET /micro-internships/{slug}` and `GET /micro-internships/{slug}/similar`. */
export const microInternshipRoutes = (services: Services) =>
  new Hono()
    .get('/', async (context) => {
      const query = readFeedQuery(new URL(context.req.url).searchParams);
      const answer = await readFeed(services, query);
      context.header('Cache-Control', PUBLIC_CACHE);
      if (answer.nextCursor !== undefined) {
        const next = toSearchParams({ ...query, cursor: answer.nextCursor });
        context.header('Link', `</v1/micro-internships?${next}>; rel="next"`);
      }
      return context.json(answer);
    })
    .get('/:slug', async (context) => {
      const campus = await campusOf(services, context);
      const answer = await readPosting(services, context.req.param('slug'), campus);
      context.header('Cache-Control', PUBLIC_CACHE);
      return context.json(answer);
    })
    .get('/:slug/similar', async (context) => {
      const campus = await campusOf(services, context);
      const answer = await readSimilar(services, context.req.param('slug'), campus);
      context.header('Cache-Control', PUBLIC_CACHE);
      return context.json(answer);
    });
