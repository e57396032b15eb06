import { DateTime } from 'luxon';
import type { Country, JobPosting, Place, WithContext } from 'schema-dts';
import type { ZonedInstant } from '../../src/contract/primitives.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import { enPosting } from '../../src/i18n/en-posting.ts';
import { listHtml, paragraphHtml, richTextHtml } from './markup.ts';

const LETTERS = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** Codes that name no country: unions, the zone of a currency, the rest of the world, the unknown. */
const NO_COUNTRY: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

/** The names of the world's countries in English. */
const COUNTRIES: ReadonlySet<string> = new Set(
  LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => !NO_COUNTRY.has(code))
    .flatMap((code) => regionNames.of(code) ?? []),
);

/** The moment with the offset of its zone. */
const withOffset = ({ at, timeZone }: ZonedInstant): string =>
  DateTime.fromISO(at, { zone: timeZone }).toISO({ suppressMilliseconds: true }) ?? at;

const descriptionOf = ({ summary, description, deliverables }: MicroInternship): string =>
  (description.length === 0 ? paragraphHtml(summary) : richTextHtml(description)) +
  (deliverables.length === 0 ? '' : paragraphHtml(enPosting.deliverables) + listHtml(deliverables));

/** Where the work is done; what is not stated is left out, and where it is done at home the country alone counts. */
const placeOf = ({
  arrangement,
  location,
  eligibility: { workAuthorisation },
}: MicroInternship): Pick<
  Extract<WithContext<JobPosting>, object>,
  'jobLocation' | 'jobLocationType' | 'applicantLocationRequirements'
> => {
  if (arrangement === 'remote') {
    const isCountry = workAuthorisation !== undefined && COUNTRIES.has(workAuthorisation);
    const country: Country = { '@type': 'Country', name: workAuthorisation ?? '' };
    return { jobLocationType: 'TELECOMMUTE', ...(isCountry && { applicantLocationRequirements: country }) };
  }
  if (location === undefined) return {};
  const place: Place = {
    '@type': 'Place',
    address: { '@type': 'PostalAddress', addressLocality: location },
  };
  return { jobLocation: place };
};

/**
 * A posting as schema.org's JobPosting, for its own page and no list. `undefined` for one that is no offer to the
 * public: that is not open, is a sample, or is for the students of one campus. There is no `baseSalary`: it is a rate
 * by the hour, day, week, month or year, and a fee for the whole project is none.
 */
export const jobPosting = (posting: MicroInternship): WithContext<JobPosting> | undefined => {
  const { client, applicationDeadline, classification, eligibility, kickOff, skills, url } = posting;
  if (posting.status !== 'open' || posting.sample || posting.exclusiveTo !== undefined) return undefined;
  return {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title: posting.title,
    description: descriptionOf(posting),
    identifier: { '@type': 'PropertyValue', name: client.name, value: posting.id },
    datePosted: posting.publishedAt,
    ...(applicationDeadline && { validThrough: withOffset(applicationDeadline) }),
    employmentType: classification === 'contractor' ? ['INTERN', 'CONTRACTOR'] : ['INTERN'],
    hiringOrganization: {
      '@type': 'Organization',
      name: client.name,
      ...(client.logo !== undefined && { logo: client.logo }),
    },
    ...placeOf(posting),
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
