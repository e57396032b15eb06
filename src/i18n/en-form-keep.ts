import { createCounter } from './plural.ts';

const { counted } = createCounter('en');

/** The words of what is kept of a form, in English; loaded with it. Their type is the type of all locales. */
export const enFormKeep = {
  keptHere: 'Your answers are kept on this device until you send them.',
  forgetAnswers: 'Forget them',
  nothingKept: 'Nothing of this form is kept on this device.',
  wasSending: 'Your application was being sent when you left. Please send it again; it is not counted twice.',
  receivedElsewhere: 'Your application was received from another tab.',
  waiting: 'Your application will be sent as soon as there is a connection. Please leave this page open.',
  stopWaiting: 'Do not send it',
  sendAgainIn: (seconds: number) =>
    `You can send again in ${
      seconds < 120
        ? counted(seconds, { one: '# second', other: '# seconds' })
        : counted(Math.ceil(seconds / 60), { one: '# minute', other: '# minutes' })
    }.`,
  sendAgainNow: 'You can send again now.',
  deadlinePassed: 'The deadline passed while this form was open. You can still send it.',
  mayCopy: 'You can copy your answers.',
  copyAnswers: 'Copy my answers',
  answersCopied: 'Your answers are copied.',
  hadWritten: 'What you had written',
  remembered: 'This device remembers your contact details and answers.',
  fillIn: 'Fill in what this device remembers',
  forgetRemembered: 'Forget what it remembers',
};

export type FormKeepMessages = typeof enFormKeep;
