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
import * as ar from '../../src/i18n/ar.ts';
import * as arPosting from '../../src/i18n/ar-posting.ts';
import * as arSent from '../../src/i18n/ar-sent.ts';
import { en, type Messages } from '../../src/i18n/en.ts';
import { enMore, type MoreMessages } from '../../src/i18n/en-more.ts';
import * as es from '../../src/i18n/es.ts';
import * as esPosting from '../../src/i18n/es-posting.ts';
import * as esSent from '../../src/i18n/es-sent.ts';
import { LOCALES, type Locale } from '../../src/i18n/locales.ts';
import { pageMessages } from '../../src/i18n/pages.ts';
import type { SentMessages } from '../../src/i18n/en-sent.ts';
import type { AllPostingWords } from '../../src/i18n/posting-words.ts';
import { EN_POSTING } from '../kit/english.ts';
import { aPosting } from '../mocks/data.ts';

const WORDS: Record<Locale, Messages & MoreMessages> = {
  en: { ...en, ...enMore },
  es: es.words,
  ar: ar.words,
};
const POSTING: Record<Locale, AllPostingWords & SentMessages> = {
  en: EN_POSTING,
  es: { ...esPosting.words, ...esSent.words },
  ar: { ...arPosting.words, ...arSent.words },
};
const OTHERS = LOCALES.filter((locale) => locale !== 'en');

const all = (locale: Locale) => ({
  // What may be called otherwise is no word by itself.
  list: { ...WORDS[locale], nouns: undefined },
  posting: POSTING[locale],
  pages: pageMessages(locale),
});

type Word = string | ((...given: never[]) => string);

/** Every word by the way to it. */
const wordsIn = (value: unknown, way = ''): [way: string, word: Word][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => wordsIn(inner, `${way}/${key}`))
    : value === undefined
      ? []
      : [[way, value as Word]];

const NAME = 'Ofen & Söhne';
const LATIN = /[a-z]{3,}/i;

/** What a sentence says of a name; of days where it takes those. */
const say = (word: Word, name = NAME): string => {
  if (typeof word === 'string') return word;
  const speak = word as (...given: unknown[]) => string;
  try {
    return speak(name, name, name);
  } catch {
    return speak(name, '2026-11-30', '2026-12-01');
  }
};

/** What a language writes as English does: names of formats, and what is the same word. */
const SHARED: Record<string, string[]> = {
  es: ['/list/direction', '/posting/no', '/pages/feeds/rss', '/pages/feeds/atom', '/pages/feeds/json'],
  ar: ['/pages/feeds/rss', '/pages/feeds/atom', '/pages/feeds/json'],
};

/** What takes nothing that somebody has called something, so that there is nothing to set apart. */
const PLAIN =
  /^\/list\/(?:unknownCampus|optionWithCount|filterValue|shown|moreFilters|openings|hourCount|dueAfterKickOff|rate|yourTime|closesSoon|hearBy|applicants|staleSince|seeAll|onlySaved)$|^\/posting\/(?:opensOn|milestonePay|openingsLeft|askedQuestions|upTo|upToChoices|confirmStatement|receiptDecision|confirmUntil|codeLimitedFor|takesMinutes|atMost|reportDetailsHint|reportTooLong|uploadedPart|typeToNarrow|optionsLeft|charactersLeft|charactersOver|sendAgainIn)$/;

for (const locale of OTHERS)
  describe(`the words of ${locale}`, () => {
    const own = new Map(wordsIn(all(locale)));
    const english = new Map(wordsIn(all('en')));

    it('are those of English, each a text or a sentence as there', () => {
      const shapes = (words: Map<string, Word>) =>
        [...words].map(([way, word]) => `${way} ${typeof word}`).sort();

      assert.deepEqual(shapes(own), shapes(english));
    });

    it('are nowhere the English ones', () => {
      const same = [...own].filter(
        ([way, word]) => say(word) === say(english.get(way) ?? '') && /\p{L}/u.test(say(word)),
      );

      assert.deepEqual(
        same.map(([way]) => way).filter((way) => !PLAIN.test(way) && way !== '/list/searchFor'),
        SHARED[locale],
      );
    });

    it('are none that are missing', () => {
      for (const [way, word] of own) assert.match(say(word), /\S/, way);
    });
  });

describe('the words of ar', () => {
  it('hold no English but in names, which are set apart', () => {
    for (const [way, word] of wordsIn(all('ar'))) {
      const rest = say(word)
        .replaceAll(/\u2068[^\u2069]*\u2069/g, '')
        .replaceAll(NAME, '');
      if (!/^\/list\/(?:locale|direction)$|^\/pages\/feeds\//.test(way))
        assert.doesNotMatch(rest, LATIN, way);
    }
  });

  it('set every name apart', () => {
    for (const [way, word] of wordsIn(all('ar'))) {
      if (typeof word === 'string' || PLAIN.test(way)) continue;
      assert.ok(say(word).includes(`\u2068${NAME}\u2069`), `${way}: ${say(word)}`);
    }
  });
});

for (const locale of LOCALES.filter((one) => WORDS[one].direction === 'ltr'))
  describe(`a name from right to left in ${locale}`, () => {
    it('is set apart, and one from left to right is not', () => {
      const hebrew = 'מאפייה (תל אביב)';
      for (const [way, word] of wordsIn(all(locale))) {
        if (typeof word === 'string' || PLAIN.test(way)) continue;
        assert.ok(say(word, hebrew).includes(`\u2068${hebrew}\u2069`), way);
        assert.doesNotMatch(say(word), /[\u2068\u2069]/, way);
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
    it(`has words for every problem: ${locale}`, () => {
      for (const code of PROBLEMS) {
        const { failure = 'other' } = readRefusal(code);
        assert.match(POSTING[locale].sendFailures[failure], /\S{2}/, code);
        const { status } = new ProblemError(code);
        const { title = '', text = '' } =
          pageMessages(locale).problems[TOLD_IN_PLACE.includes(status) ? 500 : status] ?? {};
        assert.match(`${title} ${text}`, /\S{2,} \S{2,}/, code);
      }
    });

    it(`has words for every error of a field: ${locale}`, () => {
      const t = POSTING[locale];
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

    it(`has words for every number of applicants: ${locale}`, () => {
      for (const band of APPLICANT_BANDS.filter((one) => one !== 'other'))
        assert.match(WORDS[locale].applicants(band), /\d.*\p{L}{3}/u, band);
    });
  }
});
