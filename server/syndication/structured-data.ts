import { DateTime } from 'luxon';
import type { JobPosting, WithContext } from 'schema-dts';
import type { ZonedInstant } from '../../src/contract/primitives.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import { messages as postingMessages } from '../../src/features/posting/messages.en.ts';
import { messages as common } from '../../src/i18n/messages.en.ts';
import { countryName } from '../domain/country.ts';
import { listHtml, paragraphHtml, richTextHtml } from './xml.ts';

/** The moment with the offset of its zone. */
const withOffset = ({ at, timeZone }: ZonedInstant): string =>
  DateTime.fromISO(at, { zone: timeZone }).toISO({ suppressMilliseconds: true }) ?? at;

/** The country in which the work is done. */
interface Country {
  code: string;
  name: string;
}

/** Description of the work; Google wants remote work said in words, and from where it may be done. */
const descriptionOf = (
  { arrangement, deliverables, description, summary }: MicroInternship,
  country: Country,
): string =>
  (description.length === 0 ? paragraphHtml(summary) : richTextHtml(description)) +
  (deliverables.length === 0 ? '' : paragraphHtml(postingMessages.deliverables) + listHtml(deliverables)) +
  (arrangement === 'remote' ? paragraphHtml(`${common.arrangements.remote} · ${country.name}`) : '');

/** Location of the work. TELECOMMUTE is for fully remote work, which needs no location. */
const placeOf = (
  { arrangement, location }: MicroInternship,
  country: Country,
): Pick<
  Extract<WithContext<JobPosting>, object>,
  'jobLocation' | 'jobLocationType' | 'applicantLocationRequirements'
> => {
  if (arrangement === 'remote')
    return {
      jobLocationType: 'TELECOMMUTE',
      applicantLocationRequirements: { '@type': 'Country', name: country.name },
    };
  return {
    jobLocation: {
      '@type': 'Place',
      address: {
        '@type': 'PostalAddress',
        ...(location !== undefined && { addressLocality: location }),
        addressCountry: country.code,
      },
    },
  };
};

/**
 * A posting as schema.org's JobPosting, for its own page and no list. `undefined` for one that is no offer to the
 * public: that is not open, is a sample, or is for the students of one campus. `undefined` too where no country is
 * stated: search engines refuse a job without one, so the page carries none. There is no `baseSalary`: it is a rate by
 * the hour, day, week, month or year, and a fee for the whole project is none.
 */
export const jobPosting = (posting: MicroInternship): WithContext<JobPosting> | undefined => {
  const { employer, applicationDeadline, classification, eligibility, kickOff, skills, url } = posting;
  if (posting.status !== 'open' || posting.sample || posting.exclusiveTo !== undefined) return undefined;
  const code = posting.country ?? '';
  const name = countryName(code);
  if (name === undefined) return undefined;
  const country: Country = { code, name };
  return {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title: posting.title,
    description: descriptionOf(posting, country),
    identifier: { '@type': 'PropertyValue', name: employer.name, value: posting.id },
    datePosted: posting.publishedAt,
    ...(applicationDeadline && { validThrough: withOffset(applicationDeadline) }),
    employmentType: classification === 'contractor' ? ['INTERN', 'CONTRACTOR'] : ['INTERN'],
    hiringOrganization: {
      '@type': 'Organization',
      name: employer.name,
      ...(employer.logo !== undefined && { logo: employer.logo }),
    },
    ...placeOf(posting, country),
    ...(eligibility.workAuthorisation !== undefined && {
      eligibilityToWorkRequirement: eligibility.workAuthorisation,
    }),
    totalJobOpenings: posting.openings - posting.filled,
    ...(kickOff !== undefined && { jobStartDate: kickOff }),
    ...(skills.length > 0 && { skills }),
    directApply: true,
    ...(url !== undefined && { url }),
  };
};
