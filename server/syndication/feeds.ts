import { Hono } from 'hono';
import type { Campus } from '../../src/contract/campus.ts';
import { toSearchParams, type FeedQuery } from '../../src/contract/feed.ts';
import { PUBLIC_CACHE } from '../http/cache-control.ts';
import { readFeedQuery } from '../http/read-feed-query.ts';
import type { Services } from '../context.ts';
import { CALENDAR_TYPE, calendarOf } from './icalendar.ts';
import { readEntries, type FeedEntry } from './items.ts';
import { departmentName, factLines, LANGUAGE, listTitle } from './labels.ts';
import { listHtml, paragraphHtml, xmlDocument } from './xml.ts';

/** A page of the feed with all that its formats need to know. */
export interface FeedDocument {
  title: string;
  /** The page of the list. */
  home: string;
  /** Address of this very page of the feed. */
  self: string;
  /** Address of the first page: what the feed is known by. */
  first: string;
  next: string | undefined;
  entries: readonly FeedEntry[];
}

/** Identifier of a posting in RSS, Atom and JSON Feed: its `id` in the API after `urn:uuid:`. */
export const entryId = (id: string): string => `urn:uuid:${id}`;

/** The newest change on the page; the beginning of time where it is empty, so that nothing depends on the clock. */
const updatedAt = (entries: readonly FeedEntry[]): Date =>
  new Date(Math.max(0, ...entries.map((entry) => entry.updatedAt.getTime())));

const contentHtml = ({ item }: FeedEntry): string => paragraphHtml(item.summary) + listHtml(factLines(item));

const rssItem = (entry: FeedEntry) => {
  const { item } = entry;
  return {
    title: item.title,
    link: item.url,
    guid: { '#text': entryId(item.id), '@isPermaLink': 'false' },
    pubDate: new Date(item.publishedAt).toUTCString(),
    'atom:updated': entry.updatedAt.toISOString(),
    'dc:creator': item.employer.name,
    category: departmentName(item),
    description: contentHtml(entry),
  };
};

/** A page as RSS 2.0. The `guid` of an item is its {@link entryId}; titles are plain text, descriptions HTML. */
export const rssOf = ({ title, home, self, next, entries }: FeedDocument): string =>
  xmlDocument({
    rss: {
      '@version': '2.0',
      '@xmlns:atom': 'http://www.w3.org/2005/Atom',
      '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      channel: {
        title,
        link: home,
        description: title,
        language: LANGUAGE,
        lastBuildDate: updatedAt(entries).toUTCString(),
        'atom:link': [
          { '@rel': 'self', '@type': 'application/rss+xml', '@href': self },
          ...(next === undefined ? [] : [{ '@rel': 'next', '@type': 'application/rss+xml', '@href': next }]),
        ],
        item: entries.map(rssItem),
      },
    },
  });

const atomEntry = (entry: FeedEntry) => {
  const { item } = entry;
  return {
    '@xml:lang': item.language,
    id: entryId(item.id),
    title: item.title,
    ...(item.url !== undefined && { link: { '@rel': 'alternate', '@type': 'text/html', '@href': item.url } }),
    published: new Date(item.publishedAt).toISOString(),
    updated: entry.updatedAt.toISOString(),
    author: { name: item.employer.name },
    category: { '@term': item.department, '@label': departmentName(item) },
    summary: item.summary,
    content: { '@type': 'html', '#text': contentHtml(entry) },
  };
};

/** A page as Atom 1.0, paged as RFC 5005 says. The `id` of an entry is its {@link entryId}. */
export const atomOf = ({ title, home, self, first, next, entries }: FeedDocument): string =>
  xmlDocument({
    feed: {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      '@xml:lang': LANGUAGE,
      id: first,
      title,
      updated: updatedAt(entries).toISOString(),
      link: [
        { '@rel': 'alternate', '@type': 'text/html', '@href': home },
        { '@rel': 'self', '@type': 'application/atom+xml', '@href': self },
        ...(next === undefined ? [] : [{ '@rel': 'next', '@type': 'application/atom+xml', '@href': next }]),
      ],
      entry: entries.map(atomEntry),
    },
  });

const jsonItem = (entry: FeedEntry) => {
  const { item } = entry;
  return {
    id: entryId(item.id),
    url: item.url,
    title: item.title,
    content_html: contentHtml(entry),
    summary: item.summary,
    date_published: item.publishedAt,
    date_modified: entry.updatedAt.toISOString(),
    authors: [{ name: item.employer.name }],
    tags: [departmentName(item), ...item.skills],
    language: item.language,
  };
};

/** A page as JSON Feed 1.1. The `id` of an item is its {@link entryId}. */
export const jsonFeedOf = ({ title, home, self, next, entries }: FeedDocument): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: self,
    next_url: next,
    language: LANGUAGE,
    items: entries.map(jsonItem),
  });

const FORMATS = {
  '/feed.rss': { type: 'application/rss+xml; charset=utf-8', write: rssOf },
  '/feed.atom': { type: 'application/atom+xml; charset=utf-8', write: atomOf },
  '/feed.json': { type: 'application/feed+json; charset=utf-8', write: jsonFeedOf },
} as const;

const addressOf = (path: string, query: FeedQuery): string => {
  const params = toSearchParams(query).toString();
  return `/v1${path}${params && `?${params}`}`;
};

const homeOf = (campus: Campus | undefined, publicUrl: string): string => campus?.url ?? `${publicUrl}/`;

/**
 * `GET /feed.rss`, `/feed.atom`, `/feed.json` and `/feed.ics`, below `/v1`: what `GET /v1/micro-internships` answers the
 * same query with, in the same order and page. The calendar leaves out postings that state no deadline.
 */
export const feedRoutes = (services: Services) => {
  const routes = new Hono();
  const read = async (path: string, address: string) => {
    const query = readFeedQuery(new URL(address).searchParams);
    const { cursor: _cursor, ...first } = query;
    const { entries, campus, nextCursor } = await readEntries(services, query);
    const next = nextCursor === undefined ? undefined : addressOf(path, { ...query, cursor: nextCursor });
    const publicUrl = services.publicUrl();
    const document: FeedDocument = {
      title: listTitle(campus),
      home: homeOf(campus, publicUrl),
      self: publicUrl + addressOf(path, query),
      first: publicUrl + addressOf(path, first),
      next: next && publicUrl + next,
      entries,
    };
    return { document, next };
  };
  const headers = (type: string, next: string | undefined) => ({
    'Content-Type': type,
    'Cache-Control': PUBLIC_CACHE,
    ...(next !== undefined && { Link: `<${next}>; rel="next"` }),
  });

  for (const [path, { type, write }] of Object.entries(FORMATS)) {
    routes.get(path, async (context) => {
      const { document, next } = await read(path, context.req.url);
      return context.body(write(document), 200, headers(type, next));
    });
  }
  return routes.get('/feed.ics', async (context) => {
    const { document, next } = await read('/feed.ics', context.req.url);
    const calendar = calendarOf(document, services.clock());
    return context.body(calendar, 200, headers(CALENDAR_TYPE, next));
  });
};
