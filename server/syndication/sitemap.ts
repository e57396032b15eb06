import type { Transform } from 'node:stream';
import { Hono, type Context } from 'hono';
import { LRUCache } from 'lru-cache';
import { SitemapIndexStream, SitemapStream, streamToPromise, type SitemapItemLoose } from 'sitemap';
import { ProblemError } from '../http/problems.ts';
import type { Services } from '../context.ts';
import { countPublicPages, readPublicPages } from '../services/read-public-pages.ts';

/** The most URLs of one sitemap, and the most sitemaps of an index. */
export const MOST_PAGES = 50_000;

const HOUR = 'public, max-age=3600';
const TEN_MINUTES = 600_000;
/** The most sitemaps in the cache, of some 5 MB each where they are full. */
const MOST_KEPT = 20;

const INDEX = 0;

const writeAll = async (stream: Transform, items: readonly unknown[]): Promise<string> => {
  const written = streamToPromise(stream);
  for (const item of items) stream.write(item);
  stream.end();
  return (await written).toString();
};

const writeSitemap = (pages: readonly SitemapItemLoose[]): Promise<string> =>
  writeAll(new SitemapStream({ xmlns: { news: false, xhtml: false, image: false, video: false } }), pages);

const partPath = (part: number): string => `/sitemaps/${part}.xml`;

/** Writes the sitemaps of a marketplace: the pages of its campuses, then those of its postings, the newest first. */
const createWriter = (services: Services, mostPages: number) => {
  const { publicUrl } = services;
  const measure = async () => {
    const { campuses, postings } = await countPublicPages(services);
    return Math.max(1, Math.ceil((campuses + postings) / mostPages));
  };

  const writePart = async (part: number): Promise<string> => {
    const pages = await readPublicPages(services, { offset: (part - 1) * mostPages, limit: mostPages });
    return writeSitemap([
      ...pages.campuses.map((slug) => ({ url: `${publicUrl()}/c/${slug}` })),
      ...pages.postings.map(({ slug, updatedAt }) => ({
        url: `${publicUrl()}/m/${slug}`,
        lastmod: updatedAt.toISOString(),
      })),
    ]);
  };

  return async (part: number): Promise<string | undefined> => {
    const parts = await measure();
    if (part > parts) return undefined;
    if (part !== INDEX) return writePart(part);
    if (parts === 1) return writePart(1);
    const urls = Array.from({ length: parts }, (_, index) => ({ url: publicUrl() + partPath(index + 1) }));
    return writeAll(new SitemapIndexStream(), urls);
  };
};

/**
 * `GET /sitemap.xml`: the page of each campus, and of each posting that takes applications from the students of any
 * campus. Where there are more than a sitemap holds, it is the index of several, `GET /sitemaps/{part}.xml`. Each is
 * cached for some minutes, as it reads every posting. `GET /robots.txt` names it.
 */
export const sitemapRoutes = (services: Services, { mostPages = MOST_PAGES } = {}) => {
  const write = createWriter(services, mostPages);
  const kept = new LRUCache<number, string>({
    max: MOST_KEPT,
    ttl: TEN_MINUTES,
    // Requests while it is written wait for the one that is being written.
    fetchMethod: (part) => write(part),
  });
  const answer = async (context: Context, part: number) => {
    const sitemap = await kept.fetch(part);
    if (sitemap === undefined) throw new ProblemError('not-found');
    const headers = { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': HOUR };
    return context.body(sitemap, 200, headers);
  };
  return new Hono()
    .get('/sitemap.xml', (context) => answer(context, INDEX))
    .get('/sitemaps/:part{[1-9][0-9]{0,5}\\.xml}', (context) =>
      answer(context, Number.parseInt(context.req.param('part'), 10)),
    )
    .get('/robots.txt', (context) => {
      context.header('Cache-Control', HOUR);
      return context.text(`User-agent: *\nAllow: /\n\nSitemap: ${services.publicUrl()}/sitemap.xml\n`);
    });
};
