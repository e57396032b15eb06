import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Hono } from 'hono';
import * as z from 'zod/mini';
import { campuses } from '../../demo/data/campuses.ts';
import { generateWithEmployers } from '../../demo/generator/generate.ts';
import { toSearchParams } from '../../src/contract/feed.ts';
import type { FeedAnswer } from '../../src/contract/feed.ts';
import { openTestPages, PUBLIC_URL, type TestPages } from '../../test/kit/pages.ts';
import { anEmployer, aPosting, savePostings } from '../../test/kit/postings.ts';
import { createQueryMaker, pick, random, skillSlug } from '../../test/kit/random-query.ts';
import {
  readByFeedExtractor,
  readByFeedParser,
  readByFeedsmith,
  readByIcalJs,
  readByNodeIcal,
  readByRssParser,
} from '../../test/kit/readers.ts';
import { microInternshipRoutes } from '../api/micro-internships.ts';
import { PUBLIC_CACHE } from '../http/cache-control.ts';
import type { Services } from '../context.ts';
import { importRows } from '../import/import.ts';
import { saveCampus } from '../store/campuses.ts';
import { savePostings as saveWithEmployers } from '../store/save.ts';
import { entryId, feedRoutes } from './feeds.ts';
import { writable } from './xml.ts';

const NOW = new Date('2026-11-22T15:00:00Z');
const QUERIES = 50;
const POSTINGS = 400;

/** Required properties of JSON Feed 1.1, and the shape of the optional ones that we use. */
const JsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string(),
  home_page_url: z.url(),
  feed_url: z.url(),
  next_url: z.optional(z.url()),
  language: z.string(),
  items: z.array(
    z.strictObject({
      id: z.string(),
      url: z.url(),
      title: z.string(),
      content_html: z.string(),
      summary: z.string(),
      date_published: z.iso.datetime({ offset: true }),
      date_modified: z.iso.datetime({ offset: true }),
      authors: z.array(z.strictObject({ name: z.string() })),
      tags: z.array(z.string()),
      language: z.string(),
    }),
  ),
});

const mount = (app: Hono, services: Services) =>
  app.route('/v1', feedRoutes(services)).route('/v1/micro-internships', microInternshipRoutes(services));

const idOf = (text: string): string =>
  /^(?:urn:uuid:)?([0-9a-f-]{36})(?:@projects\.example)?$/.exec(text)?.[1] ?? text;
const idsOf = (items: readonly { id: string }[]): string[] => items.map(({ id }) => idOf(id));

const jsonFeed = (text: string) => JsonFeed.parse(JSON.parse(text));
const JSON_READERS = [readByFeedsmith, readByFeedExtractor];

describe('a feed', () => {
  let pages: TestPages;
  before(async () => {
    pages = await openTestPages(mount, { now: () => NOW });
    await savePostings(
      pages.database,
      aPosting({
        slug: 'bread',
        title: 'Name the breads',
        summary: 'Eleven breads & no names.',
        publishedAt: '2026-11-20T09:00:00Z',
        applicationDeadline: { at: '2026-12-01T04:59:00Z', timeZone: 'America/New_York' },
        arrangement: 'hybrid',
        location: 'Port Ellis, WI',
        skills: ['Writing', 'Research'],
        sample: true,
        language: 'en-US',
      }),
      aPosting({ slug: 'type', publishedAt: '2026-11-19T09:00:00Z' }),
      aPosting({ slug: 'draft', status: 'draft' }),
    );
  });
  after(() => pages.close());

  for (const [format, type] of [
    ['rss', 'application/rss+xml; charset=utf-8'],
    ['atom', 'application/atom+xml; charset=utf-8'],
    ['json', 'application/feed+json; charset=utf-8'],
    ['ics', 'text/calendar; charset=utf-8'],
  ]) {
    it(`is of its own type as ${format}, and kept as long as the API's answer`, async () => {
      const response = await pages.get(`/v1/feed.${format}`);

      assert.equal(response.status, 200);
      assert.equal(response.headers.get('Content-Type'), type);
      assert.equal(response.headers.get('Cache-Control'), PUBLIC_CACHE);
    });

    it(`refuses as ${format} what the API refuses`, async () => {
      for (const query of [
        'colour=red',
        'department=knitting',
        'page-size=0',
        'campus=nowhere',
        'campus=No Where',
        'cursor=x',
        'sort=fee&sort=hours',
        'from=2026-02-30',
      ]) {
        const refused = await pages.get(`/v1/feed.${format}?${query}`);

        const expected = await pages.get(`/v1/micro-internships?${query}`);
        assert.ok(expected.status >= 400, query);
        assert.equal(refused.status, expected.status, query);
        assert.deepEqual(await refused.json(), await expected.json());
      }
    });

    it(`is the same text each time as ${format}`, async () => {
      const path = `/v1/feed.${format}?campus=elmwood`;

      assert.equal(await pages.text(path), await pages.text(path));
    });
  }

  it('tells the main facts of a posting in words', async () => {
    const { items } = await readByRssParser(await pages.text('/v1/feed.rss'));

    const { id, content, ...item } = items[0]!;
    assert.match(id, /^urn:uuid:[0-9a-f-]{36}$/);
    assert.deepEqual(item, {
      title: 'Name the breads',
      link: `${PUBLIC_URL}/m/bread`,
      published: '2026-11-20T09:00:00.000Z',
      creator: 'Gristmill Press',
    });
    assert.equal(
      content.replaceAll(/\s/gu, ' '),
      '<p>Eleven breads &amp; no names.</p><ul><li>Sample, not a live offer</li><li>Gristmill Press</li>' +
        '<li>Fee: $400</li><li>Time: 10–15 hours</li><li>Hybrid · Port Ellis, WI</li>' +
        '<li>Apply by: Nov 30, 11:59 PM ET</li></ul>',
    );
  });

  it('tells readers of JSON Feed the same', async () => {
    const json = await pages.text('/v1/feed.json');

    const [bySmith, byExtractor] = JSON_READERS.map((read) => read(json).items[0]!);
    const { content, ...item } = bySmith!;
    const { content: words, ...same } = byExtractor!;
    const byRssParser = await readByRssParser(await pages.text('/v1/feed.rss'));
    assert.deepEqual({ ...item, content }, byRssParser.items[0]);
    assert.deepEqual(same, item);
    assert.match(words, /^Eleven breads &amp; no names\.Sample, not a live offerGristmill PressFee: \$400/);
  });

  it('says in each format when a posting was published and when it was changed', async () => {
    const atom = await pages.text('/v1/feed.atom');
    const [item] = jsonFeed(await pages.text('/v1/feed.json')).items;

    assert.equal(item?.date_published, '2026-11-20T09:00:00.000Z');
    assert.ok(atom.includes('<published>2026-11-20T09:00:00.000Z</published>'));
    assert.ok(atom.includes(`<updated>${item.date_modified}</updated>`));
    assert.ok(
      (await pages.text('/v1/feed.rss')).includes(`<atom:updated>${item.date_modified}</atom:updated>`),
    );
  });

  it('is named after the campus and leads to its page', async () => {
    const ofAll = jsonFeed(await pages.text('/v1/feed.json'));
    const ofOne = jsonFeed(await pages.text('/v1/feed.json?campus=elmwood'));

    assert.deepEqual([ofAll.title, ofAll.home_page_url], ['Micro-internships', `${PUBLIC_URL}/`]);
    assert.equal(ofOne.title, 'Micro-internships · Elmwood College');
    assert.equal(ofOne.home_page_url, `${PUBLIC_URL}/c/elmwood`);
    assert.equal(ofOne.feed_url, `${PUBLIC_URL}/v1/feed.json?campus=elmwood`);
  });

  it('leads on to the next page', async () => {
    const response = await pages.get('/v1/feed.json?page-size=1&sort=fee');
    const { next_url: next, items } = jsonFeed(await response.text());

    const link = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('Link') ?? '')?.[1] ?? '';
    const second = jsonFeed(await pages.text(link));

    assert.equal(next, PUBLIC_URL + link);
    assert.equal(second.next_url, undefined);
    assert.notEqual(second.items[0]?.id, items[0]?.id);
    const atom = await pages.text('/v1/feed.atom?page-size=1');
    assert.match(atom, /<link rel="next" type="application\/atom\+xml" href="[^"]+cursor=[^"]+">/);
    assert.match(atom, /<feed [^>]+><id>https:\/\/projects\.example\/v1\/feed\.atom\?page-size=1<\/id>/);
  });

  it('is valid where nothing is in it', async () => {
    const query = 'q=nothingatall';

    for (const format of ['rss', 'atom']) {
      const xml = await pages.text(`/v1/feed.${format}?${query}`);
      assert.deepEqual((await readByRssParser(xml)).items, []);
      assert.deepEqual((await readByFeedParser(xml)).items, []);
    }
    const json = await pages.text(`/v1/feed.json?${query}`);
    assert.deepEqual(jsonFeed(json).items, []);
    for (const read of JSON_READERS) assert.deepEqual(read(json).items, []);
    assert.deepEqual(readByIcalJs(await pages.text(`/v1/feed.ics?${query}`)), []);
  });

  it('loses a posting that is closed', async () => {
    const closing = aPosting({ slug: 'closing', title: 'Closing' });
    await savePostings(pages.database, closing);
    const before = await pages.text('/v1/feed.rss');

    await savePostings(pages.database, { ...closing, status: 'closed' });

    assert.ok(before.includes('/m/closing'));
    assert.ok(!(await pages.text('/v1/feed.rss')).includes('/m/closing'));
  });
});

const NAUGHTY = new URL('../../../shared/data/naughty-strings.json', import.meta.url);
const BATCH = 100;

const FORBIDDEN_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

const OWN_HOSTILE = [
  'a]]>b]]><evil/>',
  '<![CDATA[x]]>',
  '&amp; &lt; &#60; &nbsp; &',
  `"quotes" and 'quotes'`,
  '<script>alert(1)</script>',
  '</title><title>',
  '<!-- ',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>',
  'nul\u0001bell\u0007escape\u001b vertical\u000b form\u000c delete\u007f next\u0085',
  'not\ufffe and\uffff',
  'BEGIN:VCALENDAR\\n\\;\\,;,:"',
  '👩🏽‍🚀'.repeat(40),
  '‮right to left‬',
];

const PIECES = [
  ...['<', '>', '&', '"', "'", '\\', ';', ',', ':', ' ', 'n', 'N', '%', '=', '/', '-', '?', '!', '[', ']'],
  ...[']]>', '<![CDATA[', '&amp;', '&#0;', '&#x1;', '<!--', '-->', '<a href="', 'BEGIN:VEVENT', 'END:VEVENT'],
  ...[
    '\r\n',
    '\r',
    '\n',
    '\t',
    '\u0001',
    '\u001f',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\ufffe',
    '\uffff',
    '\u202e',
  ],
  ...['é', 'e\u0301', '中', '😀', '👩🏽‍🚀', 'ﷺ', 'abc', '0'],
];

const randomTitles = (count: number): string[] => {
  const next = random(20_261_124);
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + Math.floor(next() * 40) }, () => pick(next, PIECES)).join(''),
  );
};

/** The strings that PostgreSQL stores, all of which a title may be. */
const titlesOf = (texts: readonly string[]): string[] =>
  texts.filter((text) => !text.includes('\0') && text.isWellFormed() && text.trim() !== '');

/** Readers take white space together. */
const spaced = (text: string): string => writable(text).replaceAll(/\s+/gu, ' ').trim();

const checkTitles = async (titles: readonly string[]): Promise<void> => {
  const pages = await openTestPages(mount, { now: () => NOW });
  try {
    const employer = anEmployer();
    const at = '2026-12-01T04:59:00Z';
    for (let start = 0; start < titles.length; start += BATCH) {
      const batch = titles.slice(start, start + BATCH);
      await saveWithEmployers(
        pages.database,
        batch.map((title) => ({
          posting: aPosting({
            source: `naughty-${start}`,
            employer: `employer-${start}`,
            title,
            summary: title,
            location: title,
            applicationDeadline: { at, timeZone: 'America/New_York' },
            language: 'en',
            skills: [`batch ${start}`],
          }),
          employer: { ...employer, slug: `employer-${start}`, name: batch[0] ?? '' },
        })),
      );
      const query = `?skill=batch-${start}&page-size=${BATCH}`;
      const answer = (await (await pages.get(`/v1/micro-internships${query}`)).json()) as FeedAnswer;
      const expected = answer.items.map(({ id, title }) => [id, spaced(title)]);
      assert.equal(expected.length, batch.length);

      for (const format of ['rss', 'atom']) {
        const xml = await pages.text(`/v1/feed.${format}${query}`);
        assert.doesNotMatch(xml, FORBIDDEN_IN_XML);
        const byRssParser = await readByRssParser(xml);
        assert.deepEqual(
          byRssParser.items.map(({ id, title }) => [idOf(id), spaced(title)]),
          expected,
        );
        // This reader takes a title for HTML and drops what looks like an element of it.
        const byFeedParser = await readByFeedParser(xml);
        assert.deepEqual(idsOf(byFeedParser.items), idsOf(answer.items));
        byFeedParser.items.forEach(({ title }, index) => {
          const [, wanted = ''] = expected[index] ?? [];
          if (!/[<&]/.test(wanted)) assert.equal(spaced(title), wanted);
        });
      }
      const json = await pages.text(`/v1/feed.json${query}`);
      assert.deepEqual(
        jsonFeed(json).items.map(({ id, title }) => [idOf(id), title]),
        answer.items.map(({ id, title }) => [id, title]),
      );
      for (const read of JSON_READERS) {
        assert.deepEqual(
          read(json).items.map(({ id, title }) => [idOf(id), title.trim()]),
          answer.items.map(({ id, title }) => [id, title.trim()]),
        );
      }
      const calendar = await pages.text(`/v1/feed.ics${query}`);
      const wanted = expected.map(([id, title]) => [
        id,
        new Date(at).toISOString(),
        spaced(`Apply by: ${title}`),
      ]);
      const readBy = (read: typeof readByIcalJs) =>
        read(calendar).map(({ uid, at: start, summary }) => [idOf(uid), start, spaced(summary)]);
      assert.deepEqual(readBy(readByIcalJs), wanted);
      // This reader takes a backslash before an n for the end of a line, whatever stands before it.
      const isPlain = (event: string[]) => !event.some((text) => text.includes('\\'));
      assert.deepEqual(
        readBy(readByNodeIcal).filter((_, index) => isPlain(wanted[index] as string[])),
        wanted.filter((event) => isPlain(event as string[])),
      );
      assert.ok(calendar.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
      assert.doesNotMatch(calendar.replaceAll('\r\n', ''), /[\r\n]/);
    }
  } finally {
    await pages.close();
  }
};

describe('a hostile title', () => {
  it('reads in every feed as it was written', () => checkTitles(OWN_HOSTILE));

  it('reads in every feed as it was written, whatever pieces it is made of', () =>
    checkTitles(titlesOf(randomTitles(300))));

  it(
    'reads in every feed as it was written, for the list of naughty strings',
    { skip: !existsSync(NAUGHTY) && 'the naughty strings are not here' },
    () => checkTitles(titlesOf(JSON.parse(readFileSync(NAUGHTY, 'utf8')) as string[])),
  );
});

describe(`the feeds of ${POSTINGS} postings`, () => {
  let pages: TestPages;
  let skills: string[];
  before(async () => {
    pages = await openTestPages(mount, { now: () => NOW });
    for (const campus of campuses) await saveCampus(pages.database, campus);
    const generated = [...generateWithEmployers({ count: POSTINGS, seed: 11, now: NOW })];
    const rows = generated.map((row, index) => ({ ok: true as const, line: index + 1, ...row }));
    const { added } = await importRows(pages.database, rows);
    assert.equal(added, POSTINGS);
    skills = [
      ...new Set(generated.flatMap(({ posting }) => posting.skills.map((skill) => skillSlug(skill)))),
    ].toSorted();
  });
  after(() => pages.close());

  it(`hold for ${QUERIES} random queries the rows that the API answers, in its order`, async () => {
    const next = random(20_261_123);
    const ask = createQueryMaker(next, { skills, today: '2026-11-22' });
    const found: number[] = [];

    for (let round = 0; round < QUERIES; round += 1) {
      const params = toSearchParams({
        ...ask(),
        ...(next() < 0.7 && { campus: pick(next, campuses).slug }),
        sort: pick(next, ['newest', 'closing', 'fee', 'hours', 'match'] as const),
        'page-size': pick(next, [1, 7, 20, 100]),
      });
      const answer = (await (await pages.get(`/v1/micro-internships?${params}`)).json()) as FeedAnswer;
      const ids = idsOf(answer.items);
      const rss = await pages.text(`/v1/feed.rss?${params}`);
      const atom = await pages.text(`/v1/feed.atom?${params}`);
      const json = await pages.text(`/v1/feed.json?${params}`);
      const calendar = await pages.text(`/v1/feed.ics?${params}`);

      for (const xml of [rss, atom]) {
        assert.deepEqual(idsOf((await readByRssParser(xml)).items), ids, String(params));
        assert.deepEqual(idsOf((await readByFeedParser(xml)).items), ids, String(params));
      }
      for (const read of [jsonFeed, ...JSON_READERS]) {
        assert.deepEqual(idsOf(read(json).items), ids, String(params));
      }
      const deadlines = answer.items.flatMap(({ id, applicationDeadline }) =>
        applicationDeadline ? [[id, applicationDeadline.at]] : [],
      );
      for (const events of [readByIcalJs(calendar), readByNodeIcal(calendar)]) {
        assert.deepEqual(
          events.map(({ uid, at }) => [idOf(uid), at]),
          deadlines,
          String(params),
        );
      }
      assert.deepEqual(
        ids.map(entryId),
        jsonFeed(json).items.map(({ id }) => id),
      );
      found.push(ids.length);
    }
    assert.ok(found.filter((count) => count > 0).length > QUERIES / 2, `rows: ${found.join(' ')}`);
  });
});
