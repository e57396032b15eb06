import { isolateRtl as named } from '../../../i18n/bidi-isolates.ts';
import { counted } from '../../../i18n/counter.en.ts';

/** Messages of the confirmation code, in English. */
export const messages = {
  checkEmail: 'Check your email to finish',
  confirmLead: (employer: string) =>
    `Enter the six-digit code from our email, or open its link, so that ${named(employer)} can see your application.`,
  confirmUntil: (time: string) => `You have until ${time}.`,
  codeLabel: (email: string) => `Code from the email we sent to ${named(email)}`,
  confirm: 'Confirm',
  confirming: 'Confirming…',
  newCode: 'Send a new code',
  changeEmail: 'Change email address',
  newEmail: 'Email address',
  sendCodeThere: 'Send code to this address',
  codeIncomplete: 'Enter the six digits from the email',
  codeWrong: 'That is not the code we sent. Check the email and enter it again',
  codeEnded: 'That code no longer works. Send a new code',
  codeSentAgain: (email: string) => `We sent a new code to ${named(email)}. Earlier codes no longer work.`,
  codeLimited: 'Too many tries from this network.',
  codeLimitedFor: (seconds: number) =>
    `Please try again in ${
      seconds < 120
        ? counted(seconds, { one: '# second', other: '# seconds' })
        : counted(Math.ceil(seconds / 60), { one: '# minute', other: '# minutes' })
    }.`,
  codeFailed: 'That did not work. Please try again.',
  emailConfirmed: 'Your email is confirmed.',
  confirmGoneTitle: 'This application cannot be confirmed',
  confirmGone:
    'The time to confirm it is over, or the micro-internship is no longer offered. You can apply again while the micro-internship is open.',
};

export type ConfirmMessages = typeof messages;
