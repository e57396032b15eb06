import { Faker, en, base } from '@faker-js/faker';
import type { ARRANGEMENTS, CLASSIFICATIONS, PAYERS } from '../../src/contract/primitives.ts';
import { DEPARTMENTS, type Department, type Money, type Status } from '../../src/contract/primitives.ts';
import type { Block } from '../../src/contract/rich-text.ts';
import type { Posting } from '../../server/domain/posting.ts';
import { slugOf } from '../../server/domain/slug.ts';
import { campuses } from '../data/campuses.ts';
import { heading, link, list, paragraph, strong } from '../data/rich-text.ts';
import { EMPLOYERS, createEmployers, SOURCE, type GeneratedEmployer } from './employers.ts';
import { questionsFor } from './questions.ts';
import { scheduleFor } from './schedule.ts';
import { createFill } from './slots.ts';
import { english } from './tables/index.ts';
import { french, spanish, type LanguageTable } from './tables/other-languages.ts';

export interface GenerateOptions {
  count: number;
  seed: number;
  /** The moment from which all dates count. */
  now: Date;
}

/** A posting with its employer. */
export interface Generated {
  posting: Posting;
  employer: GeneratedEmployer['record'];
}

/** The least that is paid for an hour, in whole units. */
const RATES = [20, 21, 22, 24, 25, 28, 30, 35];
const SHORTEST = [5, 6, 8, 10, 12, 15, 18, 20, 25, 30, 35];
const LONG = [45, 48, 50, 60, 75, 80];

const STATUS_WEIGHTS: [Status, number][] = [
  ['open', 78],
  ['paused', 3],
  ['closed', 4],
  ['selecting', 2],
  ['filled', 4],
  ['in-progress', 2],
  ['completed', 2],
  ['cancelled', 1.5],
  ['expired', 1],
  ['draft', 1],
  ['in-review', 1.5],
];

/** A posting and its employer as a row of the contract, in which the source is the row's. */
export const asRow = ({ posting, employer: { source, ...employer } }: Generated): string =>
  JSON.stringify({ ...posting, source, employer });

const createDice = (faker: Faker) => ({
  chance: (share: number): boolean => faker.number.float() < share,
  pick: <Value>(values: readonly Value[]): Value => faker.helpers.arrayElement(values),
  some: <Value>(values: readonly Value[], min: number, max: number): Value[] =>
    faker.helpers.arrayElements(values, { min, max }),
  weighted: <Value>(weights: readonly [Value, number][]): Value =>
    faker.helpers.weightedArrayElement(weights.map(([value, weight]) => ({ value, weight }))),
});
type Dice = ReturnType<typeof createDice>;

const LANGUAGES = { fr: french, es: spanish };

const LAST_WORDS = {
  en: 'Questions before you apply? Write to us; we answer within two working days.',
  fr: 'Des questions ? Écrivez-nous ; nous répondons en deux jours ouvrables.',
  es: '¿Preguntas? Escríbenos; respondemos en dos días hábiles.',
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

interface Prose {
  department: Department;
  title: string;
  reasons: string[];
  tasks: string[];
  deliverables: string[];
  skills: string[];
  prompts: string[];
  majors: string[];
  heading: string;
  handOver: string;
}

const proseInEnglish = (dice: Dice, faker: Faker): Prose => {
  const department = dice.pick(DEPARTMENTS);
  const table = english[department];
  const fill = createFill(faker);
  return {
    department,
    title: fill(dice.pick(table.titles)),
    reasons: dice.some(table.reasons, 1, 2).map(fill),
    tasks: dice.some(table.tasks, 3, 6).map(fill),
    deliverables: dice.some(table.deliverables, 2, 4).map(fill),
    skills: dice.some(table.skills, 1, 5),
    prompts: table.prompts.map(fill),
    majors: table.majors,
    heading: 'What you will do',
    handOver: 'You hand over',
  };
};

const proseIn = (dice: Dice, table: LanguageTable): Prose => {
  const [department, titles] = dice.pick(Object.entries(table.titles) as [Department, string[]][]);
  return {
    department,
    title: dice.pick(titles),
    reasons: dice.some(table.reasons, 1, 2),
    tasks: dice.some(table.tasks, 3, 5),
    deliverables: dice.some(table.deliverables, 2, 4),
    skills: dice.some(table.skills, 1, 4),
    prompts: table.prompts,
    majors: [],
    heading: table.heading,
    handOver: table.handOver,
  };
};

const descriptionOf = (prose: Prose, language: keyof typeof LAST_WORDS, dice: Dice): Block[] => [
  ...prose.reasons.map((reason) => paragraph(reason)),
  heading(1, prose.heading),
  list(...prose.tasks),
  ...(dice.chance(0.5) ? [paragraph(strong(LAST_WORDS[language]))] : []),
  ...(dice.chance(0.15)
    ? [paragraph(link(`https://www.example.org/${prose.department}`, 'www.example.org'))]
    : []),
];

const hoursOf = (dice: Dice, isLong: boolean) => {
  const min = dice.pick(isLong ? LONG : SHORTEST);
  return { min, max: isLong ? min : Math.min(40, min + dice.pick([0, 0, 2, 3, 5, 8])) };
};

const roundedUp = (units: number): number => Math.ceil(units / 10) * 10;

const MILESTONES = ['Outline', 'First draft', 'Second draft', 'Final version'];

/** Equal parts of a fee, the last of which takes what is left over. */
const milestonesOf = (fee: Money, length: number, dice: Dice): Posting['milestones'] => {
  const parts = dice.pick([2, 3, 4]);
  const part = Math.floor(fee.amount / parts / 100) * 100;
  return Array.from({ length: parts }, (_, index) => ({
    title: MILESTONES[index + (index === parts - 1 ? MILESTONES.length - parts : 0)] ?? 'Part',
    due: { daysAfterKickOff: Math.max(1, Math.round((length * (index + 1)) / parts)) },
    pay: { ...fee, amount: index === parts - 1 ? fee.amount - part * (parts - 1) : part },
  }));
};

const moneyOf = (dice: Dice, currency: string) => {
  const isLong = dice.chance(0.05);
  const hours = hoursOf(dice, isLong);
  const classification = dice.weighted<(typeof CLASSIFICATIONS)[number] | undefined>([
    ['contractor', 74],
    ['employee', 8],
    ['stipend', 10],
    ['unpaid', 2],
    ['other', 1],
    [undefined, 5],
  ]);
  const fee: Money = { amount: roundedUp(hours.max * dice.pick(RATES)) * 100, currency };
  const isPaid = isLong || classification !== 'unpaid';
  const paidBy = dice.weighted<(typeof PAYERS)[number] | undefined>([
    ['employer', 70],
    ['campus', 10],
    ['state', 6],
    ['foundation', 8],
    ['other', 1],
    [undefined, 5],
  ]);
  const states = { hours: isLong || dice.chance(0.93), fee: isLong || (isPaid && dice.chance(0.96)) };
  return {
    milestones: isLong ? milestonesOf(fee, 21, dice) : [],
    takeHomePercent: paidBy === 'campus' || paidBy === 'state' ? 100 : 90,
    ...(states.hours && { hours }),
    ...(states.fee && { fee }),
    ...(states.fee && paidBy && { paidBy }),
    ...(classification && {
      classification: isLong && classification === 'unpaid' ? 'contractor' : classification,
    }),
  } satisfies Partial<Posting>;
};

const placeOf = (
  dice: Dice,
  { place, country }: GeneratedEmployer,
): Pick<Posting, 'arrangement' | 'location' | 'country'> => {
  const arrangement = dice.weighted<(typeof ARRANGEMENTS)[number] | undefined>([
    ['remote', 55],
    ['hybrid', 20],
    ['on-site', 20],
    ['other', 1],
    [undefined, 4],
  ]);
  if (arrangement === undefined) return {};
  return { arrangement, ...(arrangement !== 'remote' && { location: place }), country };
};

const CLASS_YEARS = ['First-year', 'Sophomore', 'Junior', 'Senior', 'Graduate student', 'Recent graduate'];

const whoOf = (dice: Dice, majors: string[]): Pick<Posting, 'eligibility' | 'exclusiveTo'> => ({
  eligibility: {
    ...(dice.chance(0.2) && { classYears: dice.some(CLASS_YEARS, 2, 4) }),
    ...(majors.length > 0 && dice.chance(0.35) && { majors: dice.some(majors, 1, 3) }),
    ...(dice.chance(0.1) && { workAuthorisation: 'Authorized to work where the employer is' }),
  },
  ...(dice.chance(0.06) && { exclusiveTo: dice.pick(campuses).slug }),
});

const openingsOf = (
  dice: Dice,
  status: Status,
): Pick<Posting, 'openings' | 'filled' | 'applicationLimit'> => {
  const openings = dice.weighted([
    [1, 80],
    [2, 12],
    [3, 5],
    [5, 3],
  ] as const);
  const isTaken = status === 'filled' || status === 'in-progress' || status === 'completed';
  return {
    openings,
    filled: isTaken ? openings : dice.chance(0.2) ? openings - 1 : 0,
    ...(dice.chance(0.08) && { applicationLimit: dice.pick([20, 30, 50]) }),
  };
};

const generate = (
  index: number,
  { seed, now }: GenerateOptions,
  employerOf: (index: number) => GeneratedEmployer,
): Generated => {
  const faker = new Faker({ locale: [en, base] });
  faker.seed([seed, 3, index]);
  const dice = createDice(faker);
  // A few employers post often, most seldom.
  const employer = employerOf(Math.floor(EMPLOYERS * faker.number.float() ** 2));
  const language = employer.language !== 'en' && dice.chance(0.7) ? employer.language : 'en';
  const prose = language === 'en' ? proseInEnglish(dice, faker) : proseIn(dice, LANGUAGES[language]);
  const status = dice.weighted(STATUS_WEIGHTS);
  const [reason = ''] = prose.reasons;
  const [deliverable = ''] = prose.deliverables;
  return {
    employer: employer.record,
    posting: {
      source: SOURCE,
      sourceId: String(index),
      slug: slugOf(prose.title, `g${index}`),
      employer: employer.record.slug,
      title: prose.title,
      department: prose.department,
      summary: `${reason} ${prose.handOver} ${lowerFirst(deliverable)}.`,
      description: descriptionOf(prose, language, dice),
      deliverables: prose.deliverables,
      ...moneyOf(dice, employer.currency),
      ...scheduleFor(faker, now, employer.timeZone, status),
      ...placeOf(dice, employer),
      ...whoOf(dice, prose.majors),
      ...openingsOf(dice, status),
      skills: dice.chance(0.05) ? [] : prose.skills,
      requiredDocuments: dice.chance(0.1) ? dice.some(['Résumé', 'Writing sample', 'Portfolio'], 1, 2) : [],
      questions: questionsFor(faker, prose.prompts),
      statements: dice.weighted([
        [['adult', 'work-authorised'], 80],
        [['adult'], 8],
        [['work-authorised'], 6],
        [[], 6],
      ]),
      featured: dice.chance(0.05),
      sample: false,
      language,
      status,
      retentionDays: dice.pick([90, 180, 180, 365]),
    },
  };
};

/**
 * Makes up plausible postings one by one, with their employers. A posting follows from its number, the seed and the
 * moment alone: more of them begin with the same ones.
 */
export const generateWithEmployers = function* (options: GenerateOptions): Generator<Generated> {
  const employerOf = createEmployers(options.seed);
  for (let index = 0; index < options.count; index += 1) yield generate(index, options, employerOf);
};

/** Makes up plausible postings, as `generateWithEmployers` does. */
export const generatePostings = function* (options: GenerateOptions): Generator<Posting> {
  for (const { posting } of generateWithEmployers(options)) yield posting;
};
