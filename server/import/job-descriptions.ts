import * as z from 'zod/mini';
import { excerpt, oneLine, plainText } from '../domain/plain-text.ts';
import { slugOf } from '../domain/slug.ts';
import { MAX_SOURCE, readDescription } from './description.ts';
import type { GoodRow, Mapping, Refusal } from './mapping.ts';
import { readRows } from './read-rows.ts';
import { jsonLinesRows } from './rows.ts';

/** Mail to `.invalid` goes nowhere (RFC 2606): the source names no one to apply to. */
const NO_EMAIL = 'nobody@gsa.invalid';
const SOURCE = 'gsa';
const SUMMARY_LENGTH = 300;

const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200), z.regex(/[a-z0-9]/i));

/** The fields of a row that the source states and the marketplace has a place for. */
const Row = z.object({
  id: Name,
  /** The file that the row was made of; ids are not unique. */
  path: Name,
  title: Name,
  organization: Name,
  commit_date: z.iso.date(),
  location: z.nullish(z.string().check(z.trim(), z.maxLength(200))),
  description_html: z.string().check(z.maxLength(MAX_SOURCE)),
});
type Row = z.infer<typeof Row>;

const arrangementOf = (location: string | undefined) => {
  if (location === undefined) return undefined;
  const isRemote = /virtual|remote/i.test(location);
  const isPlace = /[A-Z]{2}\b/.test(location.replace(/\(.*?\)|U\.?S\.?/g, ''));
  if (isRemote) return isPlace ? 'hybrid' : 'remote';
  return 'on-site';
};

const readRow = (row: Row, email: string, slugs: Set<string>): GoodRow | Refusal => {
  const { id, path, title, organization, commit_date, description_html } = row;
  const description = readDescription(description_html, 'html');
  if (!description.ok) {
    const errors = description.errors.map((error) => ({ ...error, pointer: '/description_html' }));
    return { ok: false, errors };
  }
  const location = row.location || undefined;
  const arrangement = arrangementOf(location);
  const first = slugOf(title, id);
  const slug = slugs.has(first) ? slugOf(title, path) : first;
  slugs.add(slug);
  return {
    ok: true,
    employer: {
      source: SOURCE,
      slug: slugOf(organization),
      name: organization,
      email,
      industry: 'Government',
      verified: false,
    },
    // Absent, since the source does not have them: hours, fee, kick-off and due date. Also the application dates,
    // which are free text and mostly "to be determined".
    posting: {
      source: SOURCE,
      sourceId: path,
      slug,
      employer: slugOf(organization),
      title,
      department: 'other',
      summary: excerpt(oneLine(plainText(description.value)), SUMMARY_LENGTH),
      description: description.value,
      deliverables: [],
      milestones: [],
      publishedAt: `${commit_date}T00:00:00Z`,
      ...(location !== undefined && { location }),
      ...(arrangement !== undefined && { arrangement }),
      // Every place that the source names is in the United States, and so is all that it calls remote.
      country: 'US',
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
      status: 'open',
      retentionDays: 180,
      takeHomePercent: 90,
    },
  };
};

/** The job descriptions of the US General Services Administration, as JSON Lines with HTML. */
export const jobDescriptions: Mapping = {
  read(text, { email = NO_EMAIL } = {}) {
    const slugs = new Set<string>();
    return readRows(jsonLinesRows(text), Row, (row) => readRow(row, email, slugs));
  },
};
