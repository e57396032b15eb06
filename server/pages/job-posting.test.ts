import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
// @ts-expect-error -- it brings no types
import Validator from '@adobe/structured-data-validator';
import { STATUSES } from '../../src/contract/primitives.ts';
import { aPosting } from '../../test/mocks/data.ts';
import { jobPosting } from './job-posting.ts';

interface Issue {
  severity: string;
  fieldNames: string[];
}

/** What the validator, which holds Google's list of what is required, finds wrong; it reads nothing from the network. */
const errorsOf = async (data: object | undefined): Promise<string[]> => {
  assert.ok(data);
  const validator = new Validator();
  const found = { jsonld: { JobPosting: [structuredClone(data)] }, microdata: {}, rdfa: {} };
  const issues = (await validator.validate(found)) as Issue[];
  return issues.filter(({ severity }) => severity === 'ERROR').flatMap(({ fieldNames }) => fieldNames);
};

const published = (overrides: Parameters<typeof aPosting>[0] = {}) =>
  aPosting({ url: 'https://projects.example/m/name-the-bakery-breads', ...overrides });

describe('a job posting', () => {
  it('says what the page says, in the words of schema.org', () => {
    assert.deepEqual(jobPosting(published()), {
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      title: 'Name the breads of a bakery',
      description:
        '<h1>The breads</h1><p>They are on the shelf, but nobody asks for them.</p>' +
        '<p>What you will deliver</p><ul><li>A list of names</li><li>One page of reasons</li></ul>',
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

  it('has all that Google requires of work from a known country', async () => {
    assert.deepEqual(await errorsOf(jobPosting(published())), []);
  });

  it('invents no country', async () => {
    const anywhere = jobPosting(published({ eligibility: { workAuthorisation: 'Ask us' } }));
    const onSite = jobPosting(published({ arrangement: 'on-site', location: 'Port Ellis, WI' }));
    const unstated = jobPosting(published({ arrangement: undefined as never, location: undefined as never }));

    assert.deepEqual(await errorsOf(anywhere), ['applicantLocationRequirements']);
    assert.deepEqual(await errorsOf(onSite), ['jobLocation.address.addressCountry']);
    assert.deepEqual(await errorsOf(unstated), ['jobLocation']);
    assert.deepEqual((onSite as { jobLocation?: unknown }).jobLocation, {
      '@type': 'Place',
      address: { '@type': 'PostalAddress', addressLocality: 'Port Ellis, WI' },
    });
  });

  it('knows a country by its name alone', () => {
    const countryFor = (workAuthorisation: string) => {
      const data = jobPosting(published({ eligibility: { workAuthorisation } }));
      return (data as { applicantLocationRequirements?: { name?: string } }).applicantLocationRequirements
        ?.name;
    };

    for (const name of ['Canada', 'Germany', 'Mexico', 'United Kingdom'])
      assert.equal(countryFor(name), name);
    for (const name of ['', 'US', 'European Union', 'World', 'Unknown Region', 'constructor'])
      assert.equal(countryFor(name), undefined);
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

      assert.deepEqual((data as { employmentType?: unknown }).employmentType, ['INTERN']);
      assert.ok(data && !('baseSalary' in data) && !('estimatedSalary' in data));
    }
  });

  it('tells a deadline with the offset of its zone on that day', () => {
    const validThrough = (at: string, timeZone: string) =>
      (jobPosting(published({ applicationDeadline: { at, timeZone } })) as { validThrough?: unknown })
        .validThrough;

    assert.equal(validThrough('2026-11-01T05:59:00Z', 'America/New_York'), '2026-11-01T01:59:00-04:00');
    assert.equal(validThrough('2026-11-01T06:59:00Z', 'America/New_York'), '2026-11-01T01:59:00-05:00');
    assert.equal(validThrough('2026-11-01T06:59:00Z', 'Asia/Kolkata'), '2026-11-01T12:29:00+05:30');
  });

  it('falls back on the summary where there is no description', () => {
    const data = jobPosting(published({ description: [], deliverables: [], summary: 'a < b' }));

    assert.equal((data as { description?: unknown }).description, '<p>a &lt; b</p>');
  });
});
