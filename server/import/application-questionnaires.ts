import * as z from 'zod/mini';
import { LineText, PlainText } from '../../src/contract/text.ts';
import { TEXT_LIMITS, type Question } from '../../src/contract/questions.ts';
import { oneLine } from '../domain/plain-text.ts';
import { slugOf } from '../domain/slug.ts';
import type { GoodRow, Refusal, RowError } from './mapping.ts';
import { pointerOf } from './pointer.ts';
import type { QuestionForm, QuestionMapping } from './question-mapping.ts';
import { readRows } from './read-rows.ts';
import { jsonLinesRows } from './rows.ts';

/** Mail to `.invalid` goes nowhere (RFC 2606): the source names no one to apply to. */
const NO_EMAIL = 'nobody@usastaffing.invalid';
const SOURCE = 'usastaffing';
/** A label is read out with every error of its field, so what goes beyond a few lines of it becomes help. */
const LABEL_LENGTH = 200;
const CAPTION_LENGTH = 40;
/** Section heading: a short line of its own. */
const HEADING_LENGTH = 60;

/** A line that a slug can be made of. */
const Name = LineText.check(z.trim(), z.minLength(1), z.maxLength(200), z.regex(/[a-z0-9]/i));
const Text = PlainText.check(z.trim(), z.minLength(1), z.maxLength(20_000));

const Option = z.object({ value: Name, label: Text });
const Ask = z.object({
  kind: z.literal('question'),
  text: Text,
  options: z.nullish(z.array(Option).check(z.maxLength(500))),
  derived_type: z.enum(['radio', 'checkbox', 'textarea']),
});
type Ask = z.infer<typeof Ask>;
const Info = z.object({ kind: z.literal('info'), text: Text });

const Row = z.object({
  position_title: Name,
  agency: Name,
  announcement_number: Name,
  items: z.array(z.discriminatedUnion('kind', [Info, Ask])).check(z.minLength(1), z.maxLength(500)),
});
type Row = z.infer<typeof Row>;

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });
/** `U.S.` and `e.g.` end no sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:\w\.){2,}\s*$/;

/** True for a self-contained label: a question, or more than a caption such as “Licensure:”. */
const isWhole = (words: string): boolean =>
  !ABBREVIATION.test(words) && (words.trim().endsWith('?') || words.trim().length >= CAPTION_LENGTH);

const firstSentence = (text: string): string => {
  let taken = '';
  for (const { segment } of SENTENCES.segment(text)) {
    taken += segment;
    if (isWhole(taken)) break;
  }
  return taken;
};

/** The first paragraph of a text, or its first sentence where that is too long or too short, and all that comes after. */
const split = (text: string): { label: string; rest: string } => {
  const [paragraph = ''] = text.split('\n', 1);
  const label = paragraph.length <= LABEL_LENGTH && isWhole(paragraph) ? paragraph : firstSentence(text);
  return { label: oneLine(label), rest: text.slice(label.length).trim() };
};

const isHeading = (text: string): boolean => text.length <= HEADING_LENGTH && !/\n|[.:;?!)”"]$/.test(text);

/**
 * The source does not say what must be answered, so all must, but for what calls itself optional and for texts that
 * begin with “If”, which are for some alone.
 */
const isRequired = ({ text, derived_type }: Ask): boolean =>
  !/\boptional\b|\b(?:answers?|responses?) (?:is|are) not required\b/i.test(text) &&
  !(derived_type === 'textarea' && /^if\b/i.test(text));

const limitOf = (text: string): number => {
  const [, limit] = /\blimit\b[^.)\d]{0,40}\b(\d[\d,]*) characters\b/i.exec(text) ?? [];
  return Number(limit?.replaceAll(',', '') ?? 0) || TEXT_LIMITS['long-text'];
};

const KINDS = { radio: 'single-choice', checkbox: 'multiple-choice' } as const;

/** A question with the information that stands before it: headings in front of its label, the rest in its help. */
const questionOf = (ask: Ask, id: string, before: readonly string[]): Question => {
  const { label, rest } = split(ask.text);
  const help = [...before.filter((text) => !isHeading(text)), rest].filter((text) => text !== '');
  const asked = {
    id,
    label: [...before.filter(isHeading), label].join(': '),
    ...(help.length > 0 && { help: help.join('\n\n') }),
    required: isRequired(ask),
  };
  if (ask.derived_type === 'textarea') return { ...asked, kind: 'long-text', maxLength: limitOf(ask.text) };
  const options = (ask.options ?? []).map((option) => ({
    value: slugOf(option.value),
    label: oneLine(option.label),
  }));
  return { ...asked, kind: KINDS[ask.derived_type], options };
};

/** Errors of choices without options or with duplicate options. */
const wrongOptions = ({ items }: Row): RowError[] =>
  items.flatMap((item, index): RowError[] => {
    if (item.kind === 'info' || item.derived_type === 'textarea') return [];
    const options = item.options ?? [];
    if (options.length === 0)
      return [{ pointer: pointerOf(['items', index, 'options']), reason: 'is missing' }];
    const values = options.map(({ value }) => slugOf(value));
    return values.flatMap((value, position) =>
      values.indexOf(value) < position
        ? [
            {
              pointer: pointerOf(['items', index, 'options', position, 'value']),
              reason: `${JSON.stringify(value)} is that of another option`,
            },
          ]
        : [],
    );
  });

const withHelp = (question: Question, texts: readonly string[]): Question => ({
  ...question,
  help: [question.help, ...texts].filter((text) => text !== undefined).join('\n\n'),
});

const questionsOf = ({ items }: Row): Question[] => {
  const questions: Question[] = [];
  let before: string[] = [];
  for (const item of items) {
    if (item.kind === 'info') before.push(item.text);
    else {
      questions.push(questionOf(item, `question-${questions.length + 1}`, before));
      before = [];
    }
  }
  const last = questions.pop();
  if (!last) return [];
  // Text after the last question belongs to none.
  return [...questions, before.length > 0 ? withHelp(last, before) : last];
};

/** The source has forms and no postings: what tries a form out says no more than whose it is. */
const sampleOf = (row: Row, questions: Question[], email: string): GoodRow => {
  const name = row.agency;
  const words = `A sample to try the application form of ${name} with, announcement ${row.announcement_number}.`;
  return {
    ok: true,
    undated: true,
    employer: { source: SOURCE, slug: slugOf(name), name, email, industry: 'Government', verified: false },
    posting: {
      source: SOURCE,
      sourceId: row.announcement_number,
      slug: slugOf(row.position_title, row.announcement_number),
      employer: slugOf(name),
      title: oneLine(row.position_title),
      department: 'other',
      summary: words,
      description: [{ type: 'paragraph', children: [{ type: 'text', text: words }] }],
      deliverables: [],
      milestones: [],
      publishedAt: '2025-01-01T00:00:00Z',
      skills: [],
      openings: 1,
      filled: 0,
      eligibility: {},
      requiredDocuments: [],
      questions,
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

const readRow = (row: Row, email: string): ({ ok: true } & QuestionForm) | Refusal => {
  const questions = questionsOf(row);
  const errors = wrongOptions(row);
  if (questions.length === 0) errors.push({ pointer: '/items', reason: 'has no question' });
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, questions, sample: sampleOf(row, questions, email) };
};

/** The application forms of USA Staffing, by which the United States' government hires, as JSON Lines. */
export const applicationQuestionnaires: QuestionMapping = {
  read(text, { email = NO_EMAIL } = {}) {
    return readRows(jsonLinesRows(text), Row, (row) => readRow(row, email));
  },
};
