import type { Locale } from '../../../src/i18n/locales.ts';
import { messages as arApplicant } from '../applicant/messages.ar.ts';
import { messages as enApplicant, type ApplicantMessages } from '../applicant/messages.en.ts';
import { messages as esApplicant } from '../applicant/messages.es.ts';
import { messages as arEmployer } from '../employer/messages.ar.ts';
import { messages as enEmployer, type EmployerMessages } from '../employer/messages.en.ts';
import { messages as esEmployer } from '../employer/messages.es.ts';
import { messages as arPublic } from '../public/messages.ar.ts';
import { messages as enPublic, type PublicMessages } from '../public/messages.en.ts';
import { messages as esPublic } from '../public/messages.es.ts';

/** Messages of the marketplace's own pages, around the widgets. */
export type PageMessages = PublicMessages & ApplicantMessages & EmployerMessages;

const MESSAGES: Record<Locale, PageMessages> = {
  en: { ...enPublic, ...enApplicant, ...enEmployer },
  es: { ...esPublic, ...esApplicant, ...esEmployer },
  ar: { ...arPublic, ...arApplicant, ...arEmployer },
};

/** Messages of the pages in a locale. */
export const pageMessages = (locale: Locale): PageMessages => MESSAGES[locale];
