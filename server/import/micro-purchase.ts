import * as z from 'zod/mini';
import { Instant } from '../../src/contract/primitives.ts';
import { PlainText } from '../../src/contract/text.ts';
import type { Due } from '../../src/contract/summary.ts';
import type { Question } from '../../src/contract/questions.ts';
import type { RichText } from '../../src/contract/rich-text.ts';
import type { EmployerRecord, Posting } from '../domain/posting.ts';
import { MAX_SOURCE } from './description.ts';
import type { Mapping } from './mapping.ts';
import { richTextFromMarkdown } from './markdown.ts';
import { readRows } from './read-rows.ts';
import { jsonRows } from './rows.ts';
import { excerpt, oneLine, plainText } from '../domain/plain-text.ts';
import { slugOf } from '../domain/slug.ts';

/** Mail to `.invalid` goes nowhere (RFC 2606): the source names no one to apply to. */
const NO_EMAIL = 'nobody@micro-purchase.invalid';
/** 18F works from Washington; the source gives its times in UTC. */
const TIME_ZONE = 'America/New_York';
const SOURCE = 'micro-purchase';
const SUMMARY_LENGTH = 300;

const Line = PlainText.check(z.trim(), z.minLength(1), z.maxLength(200));
/** A line that a slug can be made of. */
const Name = PlainText.check(z.trim(), z.regex(/[a-z0-9]/i), z.maxLength(100));
// remark takes time in the square of what is nested, so a text has a bound.
const Markdown = z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_SOURCE));

/** The fields of a row that the source states and the marketplace has a place for. */
const Row = z
  .object({
    id: Name,
    title: Line,
    organization: Name,
    summary_markdown: Markdown,
    description_markdown: Markdown,
    deliverables_markdown: Markdown,
    apply_open: Instant,
    apply_close: Instant,
    delivery_window_text: z.string(),
  })
  .check(
    z.refine((row) => Date.parse(row.apply_open) < Date.parse(row.apply_close), {
      path: ['apply_close'],
      error: 'a moment after apply_open',
    }),
  );
type Row = z.infer<typeof Row>;

const QUESTIONS: Question[] = [
  { id: 'approach', kind: 'long-text', label: 'How would you approach this project?', required: true },
  { id: 'earlier-work', kind: 'short-text', label: 'Link to earlier work of yours', required: false },
];

const NUMBERS = 'zero one two three four five six seven eight nine ten'.split(' ');
const BUSINESS_WEEK = 5;

/** Business days as days of the calendar, from the start of a week: five are 7, seven are 9. */
const dueOf = (window: string): Due | undefined => {
  const [, number = ''] = /^(\S+) business days?\b/i.exec(window.trim()) ?? [];
  const days = /^\d{1,3}$/.test(number) ? Number(number) : NUMBERS.indexOf(number.toLowerCase());
  if (days < 1) return undefined;
  return { daysAfterKickOff: Math.floor(days / BUSINESS_WEEK) * 7 + (days % BUSINESS_WEEK) };
};

const deliverablesOf = (text: RichText): string[] =>
  text
    .filter((block) => block.type !== 'heading')
    .flatMap((block) => (block.type === 'list' ? block.items.map(plainText) : plainText([block])))
    .map(oneLine);

const employerOf = (row: Row, email: string): EmployerRecord => ({
  source: SOURCE,
  slug: slugOf(row.organization),
  name: row.organization,
  email,
  verified: false,
});

/**
 * Fields that the source lacks stay absent: hours, arrangement, kick-off. So does the fee, as its `pay` is
 * the ceiling of an auction, the most a bid may ask, and not what the employer pays.
 */
const postingOf = (row: Row): Posting => {
  const due = dueOf(row.delivery_window_text);
  return {
    source: SOURCE,
    sourceId: row.id,
    slug: slugOf(row.title, row.id),
    employer: slugOf(row.organization),
    title: row.title,
    // The source has no departments, but all that it bought was changes to software and data.
    department: 'technology',
    summary: excerpt(oneLine(plainText(richTextFromMarkdown(row.summary_markdown))), SUMMARY_LENGTH),
    description: richTextFromMarkdown(row.description_markdown),
    deliverables: deliverablesOf(richTextFromMarkdown(row.deliverables_markdown)),
    milestones: [],
    // 18F is an office of the United States' government and buys there.
    country: 'US',
    publishedAt: row.apply_open,
    applicationOpens: { at: row.apply_open, timeZone: TIME_ZONE },
    applicationDeadline: { at: row.apply_close, timeZone: TIME_ZONE },
    ...(due && { due }),
    skills: [],
    openings: 1,
    filled: 0,
    eligibility: {},
    requiredDocuments: [],
    questions: QUESTIONS,
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

/** The fixed-price projects that 18F bought through micropurchase.18f.gov: a JSON list of objects. */
export const microPurchase: Mapping = {
  read(text, { email = NO_EMAIL } = {}) {
    return readRows(jsonRows(text), Row, (row) => ({
      ok: true,
      posting: postingOf(row),
      employer: employerOf(row, email),
    }));
  },
};
