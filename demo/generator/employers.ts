import { Faker, en, es_MX, fr_CA, base } from '@faker-js/faker';
import type { EmployerRecord } from '../../server/domain/posting.ts';
import { slugOf } from '../../server/domain/slug.ts';
import { list } from './table.ts';

/** An employer as postings are written for it: with the place, the money and the language that it lives in. */
export interface GeneratedEmployer {
  record: EmployerRecord;
  /** `City, ST` */
  place: string;
  country: 'US' | 'CA';
  timeZone: string;
  currency: 'USD' | 'CAD';
  language: 'en' | 'fr' | 'es';
}

export const SOURCE = 'generated';

/** How many different employers there are, however many postings. */
export const EMPLOYERS = 600;

type Region = readonly [state: string, timeZone: string];

const STATES: readonly Region[] = [
  ['MA', 'America/New_York'],
  ['NY', 'America/New_York'],
  ['PA', 'America/New_York'],
  ['GA', 'America/New_York'],
  ['MI', 'America/Detroit'],
  ['IL', 'America/Chicago'],
  ['WI', 'America/Chicago'],
  ['TX', 'America/Chicago'],
  ['CO', 'America/Denver'],
  ['AZ', 'America/Phoenix'],
  ['CA', 'America/Los_Angeles'],
  ['WA', 'America/Los_Angeles'],
  ['HI', 'Pacific/Honolulu'],
];

const PROVINCES: readonly Region[] = [
  ['QC', 'America/Toronto'],
  ['ON', 'America/Toronto'],
  ['NB', 'America/Moncton'],
  ['BC', 'America/Vancouver'],
  ['NL', 'America/St_Johns'],
];

const INDUSTRIES = list(
  'Nonprofit, Health care, Education, Food and beverage, Retail, Manufacturing, Government, Museums and culture, Software, Logistics, News media, Agriculture, Construction, Financial services, Tourism',
);

const SIZES = [
  'Just me',
  '2–10 employees',
  '11–50 employees',
  '51–200 employees',
  '201–500 employees',
  '501–1,000 employees',
  'More than 1,000 employees',
];

const create = (index: number, seed: number): GeneratedEmployer => {
  const faker = new Faker({ locale: [en, base] });
  faker.seed([seed, 1, index]);
  const isCanadian = faker.number.float() < 0.14;
  const [state, timeZone] = faker.helpers.arrayElement(isCanadian ? PROVINCES : STATES);
  const isFrench = isCanadian && (state === 'QC' || state === 'NB');
  const language = isFrench ? 'fr' : !isCanadian && faker.number.float() < 0.1 ? 'es' : 'en';
  const local = { en, fr: fr_CA, es: es_MX }[language];
  const namer = new Faker({ locale: [local, en, base] });
  namer.seed([seed, 2, index]);
  const name = namer.company.name();
  const slug = slugOf(name, `c${index}`);
  return {
    record: {
      source: SOURCE,
      slug,
      name,
      email: `projects@${slug}.example`,
      verified: faker.number.float() < 0.7,
      ...(faker.number.float() < 0.92 && { industry: faker.helpers.arrayElement(INDUSTRIES) }),
      ...(faker.number.float() < 0.9 && { size: faker.helpers.arrayElement(SIZES) }),
    },
    place: `${faker.location.city()}, ${state}`,
    country: isCanadian ? 'CA' : 'US',
    timeZone,
    currency: isCanadian ? 'CAD' : 'USD',
    language,
  };
};

/** Gives the employer of a number, the same one each time. */
export const createEmployers = (seed: number) => {
  const made = new Map<number, GeneratedEmployer>();
  return (index: number): GeneratedEmployer => {
    const employer = made.get(index) ?? create(index, seed);
    made.set(index, employer);
    return employer;
  };
};
