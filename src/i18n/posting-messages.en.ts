import type { Status } from '../contract/primitives.ts';
import type { Statement } from '../contract/statements.ts';

/** Messages that a posting, its application form and its report share, in English. */
export const messages = {
  statuses: {
    draft: 'Not published',
    'in-review': 'Not published',
    open: 'Open',
    paused: 'Applications are paused',
    closed: 'Applications are closed',
    selecting: 'The employer is choosing',
    filled: 'This micro-internship is filled',
    'in-progress': 'In progress',
    completed: 'Completed',
    cancelled: 'This micro-internship was cancelled',
    expired: 'This micro-internship has expired',
    other: 'Applications are closed',
  } satisfies Record<Status, string>,
  notFound: 'This micro-internship is no longer available',
  notFoundHelp: 'The employer may have withdrawn it.',
  optional: '(optional)',
  other: 'Other',
  statements: {
    adult: 'I am 18 or older',
    'work-authorised': 'I am legally authorized to work in the country of the employer',
  } satisfies Record<Statement, string>,
  sendFailures: {
    'not-open': 'This micro-internship no longer takes applications.',
    exclusive: 'This micro-internship is only for the students of one school.',
    'questions-changed': 'The employer has changed the questions. Please review them and submit again.',
    'already-received': 'We already have an earlier version. Your latest changes weren’t sent.',
    'too-many-requests': 'Too many applications from this network. Try again in a few minutes.',
    offline: 'We couldn’t reach the server. Please check your connection.',
    timeout: 'The server took too long to answer. Submit again – we won’t count it twice.',
    other: 'The server couldn’t take your application. Please submit again.',
  },
};

export type SharedPostingMessages = typeof messages;
