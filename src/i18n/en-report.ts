import type { ReportReason } from '../contract/report.ts';
import { createCounter } from './plural.ts';

const { number } = createCounter('en');

/** The words of a report, in English; loaded with its form. Their type is the type of all locales. */
export const enReport = {
  reportTitle: 'Report this posting',
  reportIntro: 'This goes to the marketplace, not to the employer. Your name is not asked.',
  reportReason: 'What is wrong?',
  reportReasons: {
    'not-paid': 'It is not paid as it says',
    misleading: 'It is misleading',
    discriminatory: 'It discriminates',
    fraud: 'It looks like fraud',
    closed: 'It is over or already filled',
    other: 'Something else',
  } satisfies Record<ReportReason, string>,
  reportDetails: 'What should the marketplace know?',
  reportDetailsHint: (max: number) => `Up to ${number(max)} characters. Leave out what is personal.`,
  sendReport: 'Send report',
  sendingReport: 'Sending…',
  cancelReport: 'Cancel',
  reportNeedsReason: 'Choose what is wrong',
  reportTooLong: (max: number) => `Shorten this to ${number(max)} characters or fewer`,
  reportNotAccepted: 'This cannot be accepted as typed',
  reportFailures: {
    'too-many-requests':
      'Too many reports came from here just now. Please wait a few minutes and send again.',
    offline: 'We could not reach the server. Please check your connection and send again.',
    timeout: 'The server took too long to answer. Please send again; it will not be counted twice.',
    other: 'The server could not take your report. Please send again.',
  },
  reportThanks: 'Thank you. The marketplace has your report and will look at this posting.',
};

export type ReportMessages = typeof enReport;
