import { Readable } from 'node:stream';
import { extractFromJson } from '@extractus/feed-extractor';
import FeedParser from 'feedparser';
import { parseJsonFeed } from 'feedsmith';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import RssParser from 'rss-parser';

/** Item of a feed as a reader parses it. */
export interface ReadItem {
  id: string;
  title: string;
  link: string;
  published: string;
  content: string;
  creator: string;
}

const iso = (date: string | Date | null | undefined): string => (date ? new Date(date).toISOString() : '');

/** An RSS or Atom feed as rss-parser reads it. */
export const readByRssParser = async (xml: string): Promise<{ title: string; items: ReadItem[] }> => {
  const parser = new RssParser<object, { id?: string; author?: string; published?: string }>({
    customFields: { item: ['id', 'author', 'published'] },
  });
  const { title = '', items } = await parser.parseString(xml);
  return {
    title,
    items: items.map((item) => ({
      id: item.guid ?? item.id ?? '',
      title: item.title ?? '',
      link: item.link ?? '',
      published: iso(item.published ?? item.isoDate),
      content: item.content ?? '',
      creator: item.creator ?? item.author ?? '',
    })),
  };
};

/** An RSS or Atom feed as feedparser reads it. */
export const readByFeedParser = async (xml: string): Promise<{ title: string; items: ReadItem[] }> => {
  const parser = new FeedParser({ addmeta: false });
  const piped = Readable.from([xml]).pipe(parser);
  const items: ReadItem[] = [];
  for await (const item of piped) {
    items.push({
      id: item.guid,
      // Its types know no null, which an empty title is.
      title: item.title || '',
      link: item.link,
      published: iso(item.pubdate),
      content: item.description,
      creator: item.author,
    });
  }
  return { title: parser.meta.title, items };
};

/** A JSON Feed as feedsmith reads it. */
export const readByFeedsmith = (json: string): { title: string; items: ReadItem[] } => {
  const { title = '', items = [] } = parseJsonFeed(json);
  return {
    title,
    items: items.map(({ id = '', title = '', url = '', date_published, content_html = '', authors }) => ({
      id,
      title,
      link: url,
      published: iso(date_published),
      content: content_html,
      creator: authors?.[0]?.name ?? '',
    })),
  };
};

/** A JSON Feed as feed-extractor reads it, which keeps the words of a content and no markup. */
export const readByFeedExtractor = (json: string): { title: string; items: ReadItem[] } => {
  const { title = '', entries = [] } = extractFromJson(json, {
    descriptionMaxLen: 0,
    getExtraEntryFields: ({ authors }) => ({ authors }),
  });
  return {
    title,
    items: entries.map(({ id, title = '', link = '', published = '', description = '', authors }) => ({
      id,
      title,
      link,
      published,
      content: description,
      creator: (authors as { name: string }[])[0]?.name ?? '',
    })),
  };
};

/** Event as a calendar reader parses it. */
export interface ReadEvent {
  uid: string;
  at: string;
  summary: string;
  description: string;
  url: string;
  status: string;
  sequence: number;
  changed: string;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A calendar's events as ical.js reads them, by the zones that the calendar itself brings. */
export const readByIcalJs = (text: string): ReadEvent[] => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const value = (name: string) => component.getFirstPropertyValue(name);
    return {
      uid: event.uid,
      at: new Date(event.startDate.toUnixTime() * 1000).toISOString(),
      summary: event.summary,
      description: event.description,
      url: textOf(value('url')),
      status: textOf(value('status')),
      sequence: event.sequence,
      changed: new Date((value('last-modified') as ICAL.Time).toUnixTime() * 1000).toISOString(),
    };
  });
};

/** A property with parameters is read as an object. */
const valueOf = (property: unknown): string =>
  typeof property === 'object' && property !== null && 'val' in property
    ? textOf(property.val)
    : textOf(property);

/** A calendar's events as node-ical reads them, by the zones that it knows itself. */
export const readByNodeIcal = (text: string): ReadEvent[] =>
  Object.values(nodeIcal.sync.parseICS(text))
    .filter((component) => component?.type === 'VEVENT')
    .map((event) => ({
      uid: event.uid,
      at: new Date(event.start).toISOString(),
      summary: valueOf(event.summary),
      description: valueOf(event.description),
      url: valueOf(event.url),
      status: valueOf(event.status),
      sequence: Number(event.sequence),
      changed: event.lastmodified ? new Date(event.lastmodified).toISOString() : '',
    }));
