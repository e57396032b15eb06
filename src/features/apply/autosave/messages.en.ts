import { counted } from '../../../i18n/counter.en.ts';

/** Messages of the draft on the device, of retries and of the saved profile, in English. */
export const messages = {
  keptHere: 'Draft saved on this device.',
  forgetAnswers: 'Delete draft',
  nothingKept: 'Draft deleted from this device.',
  wasSending: 'We couldn’t confirm that your application was sent. Submit again; it won’t count twice.',
  receivedElsewhere: 'You submitted this in another tab.',
  waiting: 'You’re offline. Keep this page open; we’ll send it when you’re back online.',
  stopWaiting: 'Cancel',
  sendAgainIn: (seconds: number) =>
    `You can submit again in ${
      seconds < 120
        ? counted(seconds, { one: '# second', other: '# seconds' })
        : counted(Math.ceil(seconds / 60), { one: '# minute', other: '# minutes' })
    }.`,
  sendAgainNow: 'You can submit again now.',
  deadlinePassed: 'The deadline passed while you were filling this in. You can still submit.',
  mayCopy: 'You can still copy your answers.',
  copyAnswers: 'Copy my answers',
  answersCopied: 'Answers copied.',
  hadWritten: 'Your earlier answers',
  remembered: 'Details saved on this device.',
  fillIn: 'Use my saved details',
  forgetRemembered: 'Delete saved details',
};

export type AutosaveMessages = typeof messages;
