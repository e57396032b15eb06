import { Hono } from 'hono';
import { ICalCalendar, ICalEventStatus, ICalEventTransparency, type ICalEventData } from 'ical-generator';
import { DateTime } from 'luxon';
import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library';
import type { ZonedInstant } from '../../src/contract/primitives.ts';
import type { MicroInternshipSummary } from '../../src/contract/summary.ts';
import { oneLine } from '../domain/plain-text.ts';
import { CACHE } from '../http/micro-internships.ts';
import { ProblemError } from '../http/problems.ts';
import { readPosting } from '../http/read.ts';
import type { Services } from '../http/services.ts';
import { withRevisions, type FeedEntry } from './entries.ts';
import { deadlineTitle, factLines } from './feed-words.ts';
import { writable } from './markup.ts';

export const CALENDAR_TYPE = 'text/calendar; charset=utf-8';

const KNOWN_ZONES: ReadonlySet<string> = new Set(tzlib_get_timezones());

/** Zones whose clocks change on days that the yearly rule of their block misses in some years. */
const MISSED: ReadonlySet<string> = new Set([
  'Africa/Cairo',
  'America/Nuuk',
  'America/Santiago',
  'America/Scoresbysund',
  'Asia/Gaza',
  'Asia/Hebron',
  'Asia/Jerusalem',
]);

const makeTimeZoneBlock = (zone: string): string => {
  if (!KNOWN_ZONES.has(zone)) return '';
  const [block = '', line = ''] = tzlib_get_ical_block(zone);
  const name = line.replace('TZID=', '');
  return MISSED.has(name) ? '' : block.replaceAll(`:${name}\r\n`, `:${zone}\r\n`);
};

// The library puts a block together anew each time, at the cost of an event.
const blocks = new Map<string, string>();

/** The zone's `VTIMEZONE`, under the name that was asked for; empty where there is none to rely on. */
const timeZoneBlock = (zone: string): string => {
  const known = blocks.get(zone) ?? makeTimeZoneBlock(zone);
  blocks.set(zone, known);
  return known;
};

/**
 * When an event begins. In UTC where a reader would take the wall time of the zone for another moment: in the hour that
 * the clocks run through twice, and where the block of the zone does not know its offset at the time.
 */
const eventStart = ({
  at,
  timeZone,
}: ZonedInstant): Pick<ICalEventData, 'timezone'> & { start: DateTime } => {
  const start = DateTime.fromISO(at, { zone: timeZone }).startOf('second');
  const isTold =
    start.getPossibleOffsets().length === 1 &&
    timeZoneBlock(timeZone).includes(`TZOFFSETTO:${start.toFormat('ZZZ')}\r\n`);
  return isTold ? { start, timezone: timeZone } : { start: DateTime.fromISO(at, { zone: 'utc' }) };
};

const eventStatus = (
  { status }: MicroInternshipSummary,
  deadline: ZonedInstant,
  now: Date,
): ICalEventStatus => {
  if (status === 'open') return ICalEventStatus.CONFIRMED;
  if (status === 'paused') return ICalEventStatus.TENTATIVE;
  return status === 'cancelled' || Date.parse(deadline.at) > now.getTime()
    ? ICalEventStatus.CANCELLED
    : ICalEventStatus.CONFIRMED;
};

/** What a deadline is known by in calendars: the posting's `id` in the API, an `@` and the host of the marketplace. */
export const eventId = (id: string, publicUrl: string): string => `${id}@${new URL(publicUrl).hostname}`;

const utc = (at: Date): DateTime => DateTime.fromJSDate(at, { zone: 'utc' });

const eventOf = (
  { item, revision, updatedAt }: FeedEntry,
  { self }: CalendarDocument,
  now: Date,
): ICalEventData[] => {
  const { applicationDeadline: deadline, url } = item;
  if (!deadline) return [];
  return [
    {
      id: eventId(item.id, self),
      sequence: revision,
      stamp: utc(updatedAt),
      lastModified: utc(updatedAt),
      ...eventStart(deadline),
      summary: writable(oneLine(deadlineTitle(item))),
      description: writable([item.summary, ...factLines(item), url ?? ''].join('\n').trim()),
      status: eventStatus(item, deadline, now),
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(url !== undefined && { url }),
    },
  ];
};

/** What a calendar is made from. */
export interface CalendarDocument {
  title: string;
  /** Address of the calendar. */
  self: string;
  entries: readonly FeedEntry[];
}

/** The generator escapes what stands in an event but not the calendar's own name. */
const escapeText = (text: string): string => text.replace(/[\\;,]/g, '\\$&');

/**
 * The deadlines of postings as iCalendar, RFC 5545: an event for each that states one, known by its {@link eventId}.
 * Every moment is given with its zone, since the generator writes a plain `Date` on the clock of this machine. How often
 * to ask again is left to `Cache-Control`: the generator would say it behind the zones, where no property may stand.
 */
export const calendarOf = (document: CalendarDocument, now: Date): string => {
  const calendar = new ICalCalendar({
    prodId: { company: 'micro-internships', product: 'marketplace', language: 'EN' },
    name: escapeText(writable(oneLine(document.title))),
    source: document.self,
    timezone: { name: null, generator: timeZoneBlock },
    events: document.entries.flatMap((entry) => eventOf(entry, document, now)),
  });
  return `${calendar.toString()}\r\n`;
};

/** `GET /micro-internships/{slug}/deadline.ics`, below `/v1`: the deadline of one posting, whatever its status. */
export const calendarRoutes = (services: Services) =>
  new Hono().get('/micro-internships/:slug/deadline.ics', async (context) => {
    const slug = context.req.param('slug');
    const posting = await readPosting(services, slug);
    if (!posting.applicationDeadline) throw new ProblemError('not-found');
    const self = `${services.publicUrl()}/v1/micro-internships/${posting.slug}/deadline.ics`;
    const entries = await withRevisions(services, [posting]);
    return context.body(calendarOf({ title: posting.title, self, entries }, services.clock()), 200, {
      'Content-Type': CALENDAR_TYPE,
      'Cache-Control': CACHE,
      'Content-Disposition': `attachment; filename="${posting.slug}.ics"`,
    });
  });
