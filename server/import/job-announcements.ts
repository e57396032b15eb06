import { isUtf8 } from 'node:buffer';
import * as z from 'zod/mini';
import { LocalDate, WebAddress, type Department } from '../../src/contract/primitives.ts';
import { LineText } from '../../src/contract/text.ts';
import type { Block } from '../../src/contract/rich-text.ts';
import { excerpt, oneLine, plainText } from '../domain/plain-text.ts';
import type { Posting } from '../domain/posting.ts';
import { slugOf } from '../domain/slug.ts';
import type { GoodRow, Mapping } from './mapping.ts';
import { readRows } from './read-rows.ts';
import { jsonLinesRows } from './rows.ts';
import { instantAt } from './wall-time.ts';

/** Mail to `.invalid` goes nowhere (RFC 2606): who applies does so on the source's own site. */
const NO_EMAIL = 'nobody@usajobs.invalid';
/** USAJOBS closes its announcements at 11:59 p.m. of this zone. */
const TIME_ZONE = 'America/New_York';
const SUMMARY_LENGTH = 300;
/** The source's placeholder for a department without an agency. */
const NO_AGENCY = 'Other Agencies and Independent Organizations';

/** A few titles of the source are UTF-8 that somebody took for Latin-1: `â\x80\x93` was a dash. */
const mended = (text: string): string => {
  const bytes = Buffer.from(text, 'latin1');
  const isMistaken = /\p{Cc}/u.test(text) && bytes.toString('latin1') === text && isUtf8(bytes);
  return isMistaken ? bytes.toString('utf8') : text;
};

const lineOf = (schema: z.ZodMiniType<string, string>) =>
  z.pipe(z.pipe(z.string(), z.transform(mended)), schema);
const ShortLine = LineText.check(z.trim(), z.minLength(1), z.maxLength(200));
const Line = lineOf(ShortLine);
/** A line that a slug can be made of. */
const Name = lineOf(ShortLine.check(z.regex(/[a-z0-9]/i)));

/** The fields of a row that the source states and the marketplace has a place for. */
const Row = z
  .object({
    id: Name,
    title: Name,
    department: Name,
    agency: Name,
    subagency: z.nullish(Line),
    appointment_type: Line,
    /** Occupational series, each a number and a name: `0301 - Miscellaneous Administration And Program`. */
    series: z.array(Line).check(z.minLength(1), z.maxLength(50)),
    open_date: LocalDate,
    close_date: LocalDate,
    url: WebAddress.check(z.maxLength(2000)),
  })
  .check(
    z.refine((row) => row.open_date <= row.close_date, {
      path: ['close_date'],
      error: 'open_date or a day after it',
    }),
  );
type Row = z.infer<typeof Row>;

/**
 * The department of an occupational series, by the start of its number, the longest that fits. Only where the series
 * plainly is one of ours: law, health, engineering, police and the trades are none.
 */
const DEPARTMENTS: Record<string, Department> = {
  '01': 'research',
  '02': 'human-resources',
  '03': 'operations',
  '04': 'research',
  '05': 'finance',
  '0854': 'technology',
  '1008': 'design',
  '1035': 'communications',
  '1082': 'communications',
  '1083': 'communications',
  '1084': 'design',
  '1102': 'operations',
  '1160': 'finance',
  '1165': 'finance',
  '13': 'research',
  '15': 'data',
  '1550': 'technology',
  '17': 'education',
  '20': 'operations',
  '2091': 'sales',
  '21': 'operations',
  '22': 'technology',
};

const departmentOf = ([first = '']: string[]): Department =>
  DEPARTMENTS[first.slice(0, 4)] ?? DEPARTMENTS[first.slice(0, 2)] ?? 'other';

const seriesName = (series: string): string => series.replace(/^\d+ - /, '');

const employerName = ({ agency, department }: Row): string => (agency === NO_AGENCY ? department : agency);

const paragraph = (text: string): Block => ({ type: 'paragraph', children: [{ type: 'text', text }] });

/** The source says who hires, as what and for how long; what is to be done stands on its own site. */
const descriptionOf = (row: Row): Block[] => {
  const offices = [row.subagency, employerName(row), row.department].filter(
    (name) => typeof name === 'string',
  );
  return [
    paragraph(`${[...new Set(offices.map(oneLine))].join(', ')}.`),
    paragraph(`Appointment: ${row.appointment_type}. Occupation: ${row.series.map(seriesName).join('; ')}.`),
    {
      type: 'paragraph',
      children: [
        { type: 'link', href: row.url, children: [{ type: 'text', text: 'The announcement on USAJOBS' }] },
      ],
    },
  ];
};

const zoned = (day: string, time: string) => ({
  at: instantAt(day, time, TIME_ZONE) ?? day,
  timeZone: TIME_ZONE,
});

/** Absent, since the source does not have them: hours, fee, location and arrangement, kick-off and due date. */
const postingOf = (row: Row): Posting => {
  const description = descriptionOf(row);
  const applicationOpens = zoned(row.open_date, '00:00');
  return {
    source: 'usajobs',
    sourceId: row.id,
    slug: slugOf(row.title, row.id),
    employer: slugOf(employerName(row)),
    title: oneLine(row.title),
    department: departmentOf(row.series),
    summary: excerpt(oneLine(plainText(description.slice(0, 2))), SUMMARY_LENGTH),
    description,
    deliverables: [],
    milestones: [],
    publishedAt: applicationOpens.at,
    applicationOpens,
    applicationDeadline: zoned(row.close_date, '23:59'),
    skills: [],
    openings: 1,
    filled: 0,
    eligibility: {},
    requiredDocuments: [],
    questions: [],
    statements: ['adult', 'work-authorised'],
    featured: false,
    sample: false,
    language: 'en',
    // Closing is derived from the deadline and the clock.
    status: 'open',
    retentionDays: 180,
    takeHomePercent: 90,
  };
};

const readRow = (row: Row, email: string): GoodRow => {
  const name = employerName(row);
  const posting = postingOf(row);
  const { source, employer: slug } = posting;
  const employer = { source, slug, name, email, industry: 'Government', verified: false };
  return { ok: true, posting, employer };
};

/** The announcements of USAJOBS, the job board of the United States' government, as JSON Lines. */
export const jobAnnouncements: Mapping = {
  read(text, { email = NO_EMAIL } = {}) {
    return readRows(jsonLinesRows(text), Row, (row) => readRow(row, email));
  },
};
