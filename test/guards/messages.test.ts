import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ProblemError } from '../../server/http/problems.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import { APPLICANT_BANDS } from '../../src/contract/primitives.ts';
import { FIELD_ERRORS, PROBLEMS } from '../../src/contract/problem.ts';
import type { Question } from '../../src/contract/questions.ts';
import { STATEMENTS } from '../../src/contract/statements.ts';
import { readRefusal } from '../../src/features/apply/apply-store.ts';
import { errorText } from '../../src/features/apply/error-messages.ts';
import { LOCALES, type Locale } from '../../src/i18n/locales.ts';
import { pageMessages } from '../../server/web/layout/page-messages.ts';
import { LIST_MESSAGES, POSTING_MESSAGES } from '../kit/messages.ts';
import { aPosting } from '../mocks/data.ts';

const OTHERS = LOCALES.filter((locale) => locale !== 'en');

const all = (locale: Locale) => ({
  // Nouns are no message by themselves.
  list: { ...LIST_MESSAGES[locale], nouns: undefined },
  posting: POSTING_MESSAGES[locale],
  pages: pageMessages(locale),
});

type Message = string | ((...given: never[]) => string);

/** Every message by its path. */
const messagesIn = (value: unknown, path = ''): [path: string, message: Message][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => messagesIn(inner, `${path}/${key}`))
    : value === undefined
      ? []
      : [[path, value as Message]];

const NAME = 'Ofen & Söhne';
const LATIN = /[a-z]{3,}/i;

/** The text of a message for a name, or for days if it takes those. */
const say = (message: Message, name = NAME): string => {
  if (typeof message === 'string') return message;
  const speak = message as (...given: unknown[]) => string;
  try {
    return speak(name, name, name);
  } catch {
    return speak(name, '2026-11-30', '2026-12-01');
  }
};

/** Messages that are the same in English: names of formats, and equal words. */
const SHARED: Record<string, string[]> = {
  es: ['/list/direction', '/posting/no', '/pages/feeds/rss', '/pages/feeds/atom', '/pages/feeds/json'],
  ar: ['/pages/feeds/rss', '/pages/feeds/atom', '/pages/feeds/json'],
};

/** Messages without a name from outside, which need no isolation. */
const PLAIN =
  /^\/list\/(?:unknownCampus|optionWithCount|filterValue|shown|moreFilters|openings|hourCount|dueAfterKickOff|rate|yourTime|closesSoon|hearBy|applicants|staleSince|seeAll|onlySaved)$|^\/posting\/(?:opensOn|milestonePay|openingsLeft|askedQuestions|upTo|upToChoices|confirmStatement|receiptDecision|confirmUntil|codeLimitedFor|takesMinutes|atMost|reportDetailsHint|reportTooLong|uploadedPart|typeToNarrow|optionsLeft|charactersLeft|charactersOver|sendAgainIn)$/;

for (const locale of OTHERS)
  describe(`messages of ${locale}`, () => {
    const own = new Map(messagesIn(all(locale)));
    const english = new Map(messagesIn(all('en')));

    it('have the keys and kinds of the English ones', () => {
      const shapes = (messages: Map<string, Message>) =>
        [...messages].map(([path, message]) => `${path} ${typeof message}`).sort();

      assert.deepEqual(shapes(own), shapes(english));
    });

    it('are translated', () => {
      const same = [...own].filter(
        ([path, message]) => say(message) === say(english.get(path) ?? '') && /\p{L}/u.test(say(message)),
      );

      assert.deepEqual(
        same.map(([path]) => path).filter((path) => !PLAIN.test(path) && path !== '/list/searchFor'),
        SHARED[locale],
      );
    });

    it('are never empty', () => {
      for (const [path, message] of own) assert.match(say(message), /\S/, path);
    });
  });

describe('messages of ar', () => {
  it('hold no English but in isolated names', () => {
    for (const [path, message] of messagesIn(all('ar'))) {
      const rest = say(message)
        .replaceAll(/\u2068[^\u2069]*\u2069/g, '')
        .replaceAll(NAME, '');
      if (!/^\/list\/(?:locale|direction)$|^\/pages\/feeds\//.test(path))
        assert.doesNotMatch(rest, LATIN, path);
    }
  });

  it('isolate every name', () => {
    for (const [path, message] of messagesIn(all('ar'))) {
      if (typeof message === 'string' || PLAIN.test(path)) continue;
      assert.ok(say(message).includes(`\u2068${NAME}\u2069`), `${path}: ${say(message)}`);
    }
  });
});

for (const locale of LOCALES.filter((one) => LIST_MESSAGES[one].direction === 'ltr'))
  describe(`a right-to-left name in ${locale}`, () => {
    it('is isolated, and a left-to-right one is not', () => {
      const hebrew = 'מאפייה (תל אביב)';
      for (const [path, message] of messagesIn(all(locale))) {
        if (typeof message === 'string' || PLAIN.test(path)) continue;
        assert.ok(say(message, hebrew).includes(`\u2068${hebrew}\u2069`), path);
        assert.doesNotMatch(say(message), /[\u2068\u2069]/, path);
      }
    });
  });

/** The statuses that no page of an error has: their problems are told in the form or the receipt. */
const TOLD_IN_PLACE: readonly number[] = [409, 410, 422];

describe('what a visitor can be told of a refusal', () => {
  const option = { value: 'a', label: 'A' };
  const base = { id: 'it', label: 'How?', required: true };
  const QUESTIONS: Question[] = [
    { ...base, kind: 'short-text' },
    { ...base, kind: 'long-text' },
    { ...base, kind: 'link' },
    { ...base, kind: 'yes-no' },
    { ...base, kind: 'single-choice', options: [option] },
    { ...base, kind: 'multiple-choice', options: [option], maxChoices: 1 },
    { ...base, kind: 'file' },
    { ...base, kind: 'number' },
    { ...base, kind: 'number', min: 1 },
    { ...base, kind: 'number', max: 9, whole: true },
    { ...base, kind: 'number', min: 1, max: 9 },
    { ...base, kind: 'date' },
    { ...base, kind: 'date', earliest: '2026-01-01' },
    { ...base, kind: 'date', latest: '2026-12-31' },
    { ...base, kind: 'date', earliest: '2026-01-01', latest: '2026-12-31' },
  ];
  const asking = (question: Question): MicroInternship =>
    aPosting({ questions: { version: 1, items: [question] } });
  const pointers = [
    '/person/name',
    '/person/email',
    '/person/school',
    '/consent/given',
    ...STATEMENTS.map((statement) => `/statements/${statement}`),
  ];

  for (const locale of LOCALES) {
    it(`has a message for every problem: ${locale}`, () => {
      for (const code of PROBLEMS) {
        const { failure = 'other' } = readRefusal(code);
        assert.match(POSTING_MESSAGES[locale].sendFailures[failure], /\S{2}/, code);
        const { status } = new ProblemError(code);
        const { title = '', text = '' } =
          pageMessages(locale).problems[TOLD_IN_PLACE.includes(status) ? 500 : status] ?? {};
        assert.match(`${title} ${text}`, /\S{2,} \S{2,}/, code);
      }
    });

    it(`has a message for every field error: ${locale}`, () => {
      const t = POSTING_MESSAGES[locale];
      for (const code of FIELD_ERRORS) {
        for (const pointer of pointers) {
          const text = errorText({ pointer, code }, asking(QUESTIONS[0]!), t);
          assert.match(text, /\S{2,} \S{2,}/, `${pointer} ${code}`);
        }
        for (const question of QUESTIONS) {
          const text = errorText({ pointer: '/answers/it', code }, asking(question), t);
          assert.match(text, /\S{2,}.*How\?/, `${question.kind} ${code}`);
          assert.doesNotMatch(text, /undefined|NaN|Invalid/, `${question.kind} ${code}`);
        }
      }
    });

    it(`has a message for every number of applicants: ${locale}`, () => {
      for (const band of APPLICANT_BANDS.filter((one) => one !== 'other'))
        assert.match(LIST_MESSAGES[locale].applicants(band), /\d.*\p{L}{3}/u, band);
    });
  }
});
