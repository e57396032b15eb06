import { Hono } from 'hono';
import { SitemapStream, streamToPromise, type SitemapItemLoose } from 'sitemap';
import type { Services } from '../http/services.ts';
import { listCampusSlugs, listLivePages } from '../store/public-pages.ts';

/** So many addresses may stand in one sitemap. */
export const MOST_PAGES = 50_000;

const HOUR = 'public, max-age=3600';

const writeSitemap = async (pages: readonly SitemapItemLoose[]): Promise<string> => {
  const stream = new SitemapStream({ xmlns: { news: false, xhtml: false, image: false, video: false } });
  const written = streamToPromise(stream);
  for (const page of pages) stream.write(page);
  stream.end();
  return (await written).toString();
};

/**
 * `GET /sitemap.xml`: the page of each campus, and of each posting that takes applications from the students of any
 * campus. Where there are more than a sitemap holds, the newest postings stand in it: the rest are found by the lists.
 * `GET /robots.txt` names it.
 */
export const sitemapRoutes = ({ database, clock, publicUrl }: Services) =>
  new Hono()
    .get('/sitemap.xml', async (context) => {
      const campuses = await listCampusSlugs(database);
      const limit = Math.max(0, MOST_PAGES - campuses.length);
      const postings = await listLivePages(database, { now: clock(), limit });
      const sitemap = await writeSitemap([
        ...campuses.slice(0, MOST_PAGES).map((slug) => ({ url: `${publicUrl()}/c/${slug}` })),
        ...postings.map(({ slug, updatedAt }) => ({
          url: `${publicUrl()}/m/${slug}`,
          lastmod: updatedAt.toISOString(),
        })),
      ]);
      const headers = { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': HOUR };
      return context.body(sitemap, 200, headers);
    })
    .get('/robots.txt', (context) => {
      context.header('Cache-Control', HOUR);
      return context.text(`User-agent: *\nAllow: /\n\nSitemap: ${publicUrl()}/sitemap.xml\n`);
    });
