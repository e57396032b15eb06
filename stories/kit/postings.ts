import type { MicroInternshipSummary } from '../../src/contract/summary.ts';

type Some = Partial<MicroInternshipSummary>;

/** A posting that says everything at length; its title has 120 characters. */
export const LONG: Some = {
  title:
    'Understand why customers of forty-two neighbourhood bakeries return on a Sunday and write it down for their bakers alone',
  employer: {
    name: 'Vereinigte Bäckerei-, Konditorei- und Lebensmittelverarbeitungsgenossenschaften of the Upper Midwest',
    industry: 'Food processing and neighbourhood retail',
    verified: true,
  },
  summary:
    'The bakeries have kept paper slips for nine years. Read them, find out what brings people back, compare the answers with what the bakers believe, and write two pages that a baker can read standing up, with one table and no more than three recommendations, each of which costs less than a new oven.',
  location: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch',
  arrangement: 'hybrid',
  skills: ['Longitudinal customer research', 'Statistics', 'Writing for people in a hurry'],
};

/** A posting in Arabic. */
export const ARABIC: Some = {
  title: 'تسمية أنواع الخبز في مخبز',
  employer: { name: 'مخبز السنابل', industry: 'أغذية', verified: true },
  summary: 'أحد عشر نوعًا من الخبز تبحث عن أسماء يتذكرها الناس.',
  skills: ['الكتابة', 'البحث'],
  language: 'ar',
};

/** A posting in French, in another currency and zone. */
export const FRENCH: Some = {
  title: 'Donner un nom aux pains d’une boulangerie',
  employer: { name: 'Atelier des Deux Rives', industry: 'Alimentation', verified: true },
  summary: 'Onze pains cherchent un nom dont on se souvient.',
  fee: { amount: 45_000, currency: 'CAD' },
  takeHome: { amount: 40_500, currency: 'CAD' },
  applicationDeadline: { at: '2026-03-20T03:59:00Z', timeZone: 'America/Montreal' },
  language: 'fr',
};
