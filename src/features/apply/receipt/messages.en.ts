import { isolateRtl as named } from '../../../i18n/bidi-isolates.ts';

/** Messages of the receipt, in English. */
export const messages = {
  receiptThanks: (employer: string, title: string) =>
    `${named(employer)} has your application for “${named(title)}”.`,
  receiptDecision: (time: string) => `You’ll hear back by ${time}.`,
  receiptNoDecision: 'No decision date yet.',
  receiptMail: 'We’ve sent a confirmation to your email address.',
  whatWasSent: 'Your application',
  addDecisionToCalendar: 'Add this date to your calendar',
  seeSimilar: 'See similar micro-internships',
  reference: 'Reference number',
  mayRemember: 'Save your details and answers on this device for next time?',
  remember: 'Save my details',
};

export type ReceiptMessages = typeof messages;
