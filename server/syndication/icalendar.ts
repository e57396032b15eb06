import { Hono } from 'hono';
import { ICalCalendar, ICalEventStatus, ICalEventTransparency, type ICalEventData } from 'ical-generator';
import { DateTime } from 'luxon';
import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library';
import type { ZonedInstant } from '../../src/contract/primitives.ts';
import type { MicroInternshipSummary } from '../../src/contract/summary.ts';
import { oneLine } from '../domain/plain-text.ts';
import { PUBLIC_CACHE } from '../http/cache-control.ts';
import { ProblemError } from '../http/problems.ts';
import { readPosting } from '../services/read-postings.ts';
import type { Services } from '../context.ts';
import { withRevisions, type FeedEntry } from './items.ts';
import { dateTitles, factLines } from './labels.ts';
import { writable } from './xml.ts';

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

/** A date of a posting that a calendar can hold. */
type CalendarDate = keyof typeof dateTitles;

const deadlineStatus = (
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

/** A decision is awaited however few may still apply. */
const decisionStatus = ({ status }: MicroInternshipSummary): ICalEventStatus =>
  status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED;

/**
 * UID of a deadline in calendars: the posting's `id` in the API, an `@` and the host of the marketplace. Any
 * other date has its name before that.
 */
export const eventId = (
  id: string,
  publicUrl: string,
  date: CalendarDate = 'applicationDeadline',
): string => {
  const name = date === 'applicationDeadline' ? id : `${date}.${id}`;
  return `${name}@${new URL(publicUrl).hostname}`;
};

const utc = (at: Date): DateTime => DateTime.fromJSDate(at, { zone: 'utc' });

const eventOf = (
  { item, revision, updatedAt }: FeedEntry,
  { self, date = 'applicationDeadline' }: CalendarDocument,
  now: Date,
): ICalEventData[] => {
  const { [date]: moment, url } = item;
  if (!moment) return [];
  return [
    {
      id: eventId(item.id, self, date),
      sequence: revision,
      stamp: utc(updatedAt),
      lastModified: utc(updatedAt),
      ...eventStart(moment),
      summary: writable(oneLine(`${dateTitles[date]}: ${item.title}`)),
      description: writable([item.summary, ...factLines(item), url ?? ''].join('\n').trim()),
      status: date === 'decisionBy' ? decisionStatus(item) : deadlineStatus(item, moment, now),
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(url !== undefined && { url }),
    },
  ];
};

/** Data of a calendar. */
export interface CalendarDocument {
  title: string;
  /** Address of the calendar. */
  self: string;
  /** The date of each posting that it tells: where to apply by, unless it says otherwise. */
  date?: CalendarDate;
  entries: readonly FeedEntry[];
}

/** The generator escapes what stands in an event but not the calendar's own name. */
const escapeText = (text: string): string => text.replace(/[\\;,]/g, '\\$&');

/**
 * The dates of postings as iCalendar, RFC 5545: an event for each posting that states it, known by its {@link eventId}.
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

const FILES = {
  'deadline.ics': 'applicationDeadline',
  'decision.ics': 'decisionBy',
} as const satisfies Record<string, CalendarDate>;

/** `GET /micro-internships/{slug}/deadline.ics`, below `/v1`: a date of one posting, whatever its status. */
export const calendarRoutes = (services: Services) => {
  const routes = new Hono();
  for (const [file, date] of Object.entries(FILES))
    routes.get(`/micro-internships/:slug/${file}`, async (context) => {
      const posting = await readPosting(services, context.req.param('slug'));
      if (!posting[date]) throw new ProblemError('not-found');
      const self = `${services.publicUrl()}/v1/micro-internships/${posting.slug}/${file}`;
      const entries = await withRevisions(services, [posting]);
      const calendar = calendarOf({ title: posting.title, self, date, entries }, services.clock());
      return context.body(calendar, 200, {
        'Content-Type': CALENDAR_TYPE,
        'Cache-Control': PUBLIC_CACHE,
        'Content-Disposition': `attachment; filename="${posting.slug}.ics"`,
      });
    });
  return routes;
};
