import type { ReportReason } from '../../contract/report.ts';
import { number } from '../../i18n/counter.en.ts';

/** Messages of the report form, in English. */
export const messages = {
  reportTitle: 'Report this posting',
  reportIntro: 'Your report is anonymous and goes to the marketplace, not the employer.',
  reportReason: 'What is wrong?',
  reportReasons: {
    'not-paid': 'Pay differs from the posting',
    misleading: 'It is misleading',
    discriminatory: 'It discriminates',
    fraud: 'It looks like fraud',
    closed: 'It is over or already filled',
    other: 'Something else',
  } satisfies Record<ReportReason, string>,
  reportDetails: 'What should the marketplace know?',
  reportDetailsHint: (max: number) => `Up to ${number(max)} characters. Don’t include personal information.`,
  sendReport: 'Send report',
  sendingReport: 'Sending…',
  cancelReport: 'Cancel',
  reportNeedsReason: 'Choose what is wrong',
  reportTooLong: (max: number) => `Shorten this to ${number(max)} characters or fewer`,
  reportNotAccepted: 'Check your answer',
  reportFailures: {
    'too-many-requests': 'Too many reports from this network. Try again in a few minutes.',
    offline: 'We couldn’t reach the server. Please check your connection and send again.',
    timeout: 'The server took too long to answer. Send it again – we won’t count it twice.',
    other: 'The server could not take your report. Please send again.',
  },
  reportThanks: 'Thank you. The marketplace has your report and will look at this posting.',
};

export type ReportMessages = typeof messages;
