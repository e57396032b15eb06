import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
// @ts-expect-error -- it brings no types
import Validator from '@adobe/structured-data-validator';
import { generateWithEmployers, type Generated } from '../../demo/generator/generate.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import { ARRANGEMENTS, CLASSIFICATIONS, STATUSES } from '../../src/contract/primitives.ts';
import { pick, random } from '../../test/kit/random-query.ts';
import { aPosting, NOW } from '../../test/mocks/data.ts';
import { jobPosting } from './structured-data.ts';

interface Issue {
  severity: string;
  fieldNames: string[];
}

/** Findings of the validator, which holds Google's list of required properties; it reads nothing from the network. */
const errorsOf = async (data: object | undefined): Promise<string[]> => {
  assert.ok(data);
  const validator = new Validator();
  const found = { jsonld: { JobPosting: [structuredClone(data)] }, microdata: {}, rdfa: {} };
  const issues = (await validator.validate(found)) as Issue[];
  return issues.filter(({ severity }) => severity === 'ERROR').flatMap(({ fieldNames }) => fieldNames);
};

const partOf = (data: object | undefined, key: string): unknown => (data as Record<string, unknown>)[key];

const published = (overrides: Parameters<typeof aPosting>[0] = {}) =>
  aPosting({ url: 'https://projects.example/m/name-the-bakery-breads', ...overrides });

/** A posting without some of what it may state. */
const without = (posting: MicroInternship, ...keys: (keyof MicroInternship)[]) =>
  Object.fromEntries(
    Object.entries(posting).filter(([key]) => !(keys as string[]).includes(key)),
  ) as MicroInternship;

const OPTIONAL = [
  'applicationDeadline',
  'arrangement',
  'classification',
  'country',
  'fee',
  'hours',
  'kickOff',
  'location',
  'url',
] as const;

/** Open postings of every arrangement, each with or without what it may state. */
const randomPostings = (count: number): MicroInternship[] => {
  const next = random(20_261_122);
  return Array.from({ length: count }, () => {
    const posting = published({
      arrangement: pick(next, ARRANGEMENTS),
      classification: pick(next, CLASSIFICATIONS),
      country: pick(next, ['US', 'CA', 'GB', 'CI', 'XX']),
      location: pick(next, ['Port Ellis, WI', '</script>', '北京']),
      eligibility: next() < 0.5 ? {} : { workAuthorisation: pick(next, ['United States', 'Ask us']) },
      description: next() < 0.5 ? [] : aPosting().description,
      skills: next() < 0.5 ? [] : aPosting().skills,
    });
    return without(posting, ...OPTIONAL.filter(() => next() < 0.25));
  });
};

/** A generated posting as a visitor gets it. */
const shown = ({
  posting: { questions, retentionDays, ...posting },
  employer,
}: Generated): MicroInternship => ({
  ...posting,
  id: posting.slug,
  employer: { name: employer.name, verified: employer.verified },
  questions: { version: 1, items: questions },
  privacy: { version: '1', retentionDays },
});

describe('a job posting', () => {
  it('says what the page says, in the words of schema.org', () => {
    assert.deepEqual(jobPosting(published()), {
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      title: 'Name the breads of a bakery',
      description:
        '<h1>The breads</h1><p>They are on the shelf, but nobody asks for them.</p>' +
        '<p>What you will deliver</p><ul><li>A list of names</li><li>One page of reasons</li></ul>' +
        '<p>Remote · United States</p>',
      identifier: {
        '@type': 'PropertyValue',
        name: 'Ofen & Söhne',
        value: '00000000-0000-4000-8000-000000000002',
      },
      datePosted: '2026-03-01T12:00:00Z',
      validThrough: '2026-03-19T23:59:00-04:00',
      employmentType: ['INTERN', 'CONTRACTOR'],
      hiringOrganization: { '@type': 'Organization', name: 'Ofen & Söhne' },
      jobLocationType: 'TELECOMMUTE',
      applicantLocationRequirements: { '@type': 'Country', name: 'United States' },
      eligibilityToWorkRequirement: 'United States',
      totalJobOpenings: 1,
      jobStartDate: '2026-03-30',
      skills: ['Writing', 'Research'],
      directApply: true,
      url: 'https://projects.example/m/name-the-bakery-breads',
    });
  });

  for (const [name, postings] of [
    ['random', randomPostings(2000)],
    ['generated', [...generateWithEmployers({ count: 1000, seed: 5, now: NOW })].map(shown)],
  ] as const) {
    it(`has all that Google requires, for ${name} postings of every arrangement`, async () => {
      const emitted = postings.flatMap((posting) => {
        const data = jobPosting(posting);
        return data ? [{ posting, data }] : [];
      });

      for (const { posting, data } of emitted)
        assert.deepEqual(await errorsOf(data), [], JSON.stringify(posting));
      assert.deepEqual(
        new Set(emitted.map(({ posting }) => posting.arrangement)),
        new Set(name === 'random' ? [...ARRANGEMENTS, undefined] : ARRANGEMENTS),
      );
      assert.ok(emitted.length > postings.length / 4, String(emitted.length));
    });
  }

  it('is remote for who lives in the country, and has no place then', () => {
    const data = jobPosting(published({ arrangement: 'remote', country: 'CI', location: 'Abidjan' }));

    assert.ok(data && !('jobLocation' in data));
    assert.deepEqual(partOf(data, 'jobLocationType'), 'TELECOMMUTE');
    assert.deepEqual(partOf(data, 'applicantLocationRequirements'), {
      '@type': 'Country',
      name: 'Côte d’Ivoire',
    });
    assert.match(String(partOf(data, 'description')), /<p>Remote · Côte d’Ivoire<\/p>$/);
  });

  it('has a place in the country where it is not remote altogether', () => {
    const address = (posting: MicroInternship) => {
      const data = jobPosting(posting);
      assert.ok(data && !('jobLocationType' in data) && !('applicantLocationRequirements' in data));
      return (partOf(data, 'jobLocation') as { address: unknown }).address;
    };

    for (const arrangement of ['hybrid', 'on-site', 'other'] as const) {
      assert.deepEqual(address(published({ arrangement, location: 'Port Ellis, WI' })), {
        '@type': 'PostalAddress',
        addressLocality: 'Port Ellis, WI',
        addressCountry: 'US',
      });
      assert.deepEqual(address(published({ arrangement })), {
        '@type': 'PostalAddress',
        addressCountry: 'US',
      });
    }
    assert.deepEqual(address(without(published(), 'arrangement')), {
      '@type': 'PostalAddress',
      addressCountry: 'US',
    });
  });

  it('is nothing where no country is known, and guesses none', () => {
    for (const arrangement of ARRANGEMENTS) {
      const posting = published({
        arrangement,
        location: 'Port Ellis, WI',
        eligibility: { workAuthorisation: 'United States' },
      });

      assert.equal(jobPosting(without(posting, 'country')), undefined, arrangement);
      assert.equal(jobPosting({ ...posting, country: 'XX' }), undefined, arrangement);
    }
  });

  it('is nothing for what is no offer to the public', () => {
    for (const status of STATUSES.filter((name) => name !== 'open')) {
      assert.equal(jobPosting(published({ status })), undefined, status);
    }
    assert.equal(jobPosting(published({ sample: true })), undefined);
    assert.equal(jobPosting(published({ exclusiveTo: 'elmwood' })), undefined);
  });

  it('names no rate of pay and no contract that is none', () => {
    for (const classification of ['employee', 'stipend', 'unpaid', 'other'] as const) {
      const data = jobPosting(published({ classification }));

      assert.deepEqual(partOf(data, 'employmentType'), ['INTERN']);
      assert.ok(data && !('baseSalary' in data) && !('estimatedSalary' in data));
    }
  });

  it('tells a deadline with the offset of its zone on that day', () => {
    const validThrough = (at: string, timeZone: string) =>
      partOf(jobPosting(published({ applicationDeadline: { at, timeZone } })), 'validThrough');

    assert.equal(validThrough('2026-11-01T05:59:00Z', 'America/New_York'), '2026-11-01T01:59:00-04:00');
    assert.equal(validThrough('2026-11-01T06:59:00Z', 'America/New_York'), '2026-11-01T01:59:00-05:00');
    assert.equal(validThrough('2026-11-01T06:59:00Z', 'Asia/Kolkata'), '2026-11-01T12:29:00+05:30');
  });

  it('falls back on the summary where there is no description', () => {
    const data = jobPosting(
      published({ arrangement: 'on-site', description: [], deliverables: [], summary: 'a < b' }),
    );

    assert.equal(partOf(data, 'description'), '<p>a &lt; b</p>');
  });
});
