/** The words of what a receipt says beyond that it is one, in English; loaded with it. Their type is the type of all locales. */
export const enSent = {
  whatWasSent: 'What you sent',
  addDecisionToCalendar: 'Add this date to your calendar',
  receiptNumber: 'Application number',
};

export type SentMessages = typeof enSent;
