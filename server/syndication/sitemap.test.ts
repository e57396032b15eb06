import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Readable } from 'node:stream';
import { XMLParser } from 'fast-xml-parser';
import { parseSitemap } from 'sitemap';
import { openTestPages, PUBLIC_URL, type TestPages } from '../../test/kit/pages.ts';
import { aCampus, aPosting, savePostings } from '../../test/kit/postings.ts';
import { saveCampus } from '../store/campuses.ts';
import { findRevisions } from '../store/revisions.ts';
import { findPosting } from '../store/postings.ts';
import { sitemapRoutes } from './sitemap.ts';

const NOW = new Date('2026-11-22T15:00:00Z');
const deadline = (at: string) => ({ at, timeZone: 'America/New_York' });

let pages: TestPages;
before(async () => {
  pages = await openTestPages((app, services) => app.route('/', sitemapRoutes(services)), {
    now: () => NOW,
  });
  await savePostings(
    pages.database,
    aPosting({ slug: 'older', publishedAt: '2026-01-01T00:00:00Z' }),
    aPosting({ slug: 'newer', publishedAt: '2026-02-01T00:00:00Z' }),
    aPosting({ slug: 'closing', applicationDeadline: deadline('2026-11-22T15:00:01Z') }),
    aPosting({ slug: 'over', applicationDeadline: deadline('2026-11-22T14:59:59Z') }),
    aPosting({ slug: 'paused', status: 'paused' }),
    aPosting({ slug: 'draft', status: 'draft' }),
    aPosting({ slug: 'filled', openings: 1, filled: 1 }),
    aPosting({ slug: 'only-elmwood', exclusiveTo: 'elmwood' }),
  );
  await saveCampus(pages.database, aCampus({ slug: 'ashford', name: 'Ashford' }));
});
after(() => pages.close());

const read = async (): Promise<{ loc: string; lastmod?: string }[]> => {
  const parser = new XMLParser({ isArray: (name) => name === 'url' });
  return parser.parse(await pages.text('/sitemap.xml')).urlset.url;
};

describe('the sitemap', () => {
  it('holds every campus and every posting that anyone may apply to now, the newest first', async () => {
    const paths = (await read()).map(({ loc }) => loc.replace(PUBLIC_URL, ''));

    assert.deepEqual(paths, ['/c/ashford', '/c/elmwood', '/m/newer', '/m/closing', '/m/older']);
  });

  it('says when a posting was last changed', async () => {
    const found = await findPosting(pages.database, 'newer');
    const id = found?.posting.id ?? '';
    const revisions = await findRevisions(pages.database, [id]);

    const entry = (await read()).find(({ loc }) => loc.endsWith('/m/newer'));

    assert.equal(entry?.lastmod, revisions.get(id)?.updatedAt.toISOString());
  });

  it('is read as a sitemap', async () => {
    const response = await pages.get('/sitemap.xml');

    assert.equal(response.headers.get('Content-Type'), 'application/xml; charset=utf-8');
    const read = await parseSitemap(Readable.from([await response.text()]));
    assert.equal(read.length, 5);
  });

  it('is named by robots.txt', async () => {
    const response = await pages.get('/robots.txt');

    assert.match(response.headers.get('Content-Type') ?? '', /^text\/plain/);
    assert.equal(await response.text(), `User-agent: *\nAllow: /\n\nSitemap: ${PUBLIC_URL}/sitemap.xml\n`);
  });
});

describe('a sitemap of more pages than one may hold', () => {
  const MOST = 2;
  const LOCATION = /<loc>([^<]*)<\/loc>/g;
  const locations = async (path: string) =>
    [...(await parts.text(path)).matchAll(LOCATION)].map(([, location = '']) =>
      location.replace(PUBLIC_URL, ''),
    );
  let parts: TestPages;
  before(async () => {
    parts = await openTestPages(
      (app, services) => app.route('/', sitemapRoutes(services, { mostPages: MOST })),
      { now: () => NOW },
    );
  });
  after(() => parts.close());

  it('is an index of several, each page in one of them', async () => {
    await savePostings(
      parts.database,
      ...['one', 'two', 'three', 'four'].map((slug, index) =>
        aPosting({ slug, publishedAt: `2026-01-0${index + 1}T00:00:00Z` }),
      ),
    );

    const index = await locations('/sitemap.xml');

    assert.deepEqual(index, ['/sitemaps/1.xml', '/sitemaps/2.xml', '/sitemaps/3.xml']);
    assert.match(await parts.text('/sitemap.xml'), /<sitemapindex /);
    assert.deepEqual(await Promise.all(index.map(locations)), [
      ['/c/elmwood', '/m/four'],
      ['/m/three', '/m/two'],
      ['/m/one'],
    ]);
    for (const path of ['/sitemaps/4.xml', '/sitemaps/0.xml', '/sitemaps/1', '/sitemaps/x.xml'])
      assert.equal((await parts.get(path)).status, 404, path);
  });

  it('is kept for some minutes', async () => {
    const before = await locations('/sitemaps/1.xml');
    await savePostings(parts.database, aPosting({ slug: 'five', publishedAt: '2026-01-05T00:00:00Z' }));

    assert.deepEqual(await locations('/sitemaps/1.xml'), before);
  });
});
