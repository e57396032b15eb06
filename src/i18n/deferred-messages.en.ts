import type { Nouns } from './nouns.ts';

/** Messages that the views share and the first rows do not need, in English. */
export const messages = {
  /** Nouns that a campus may replace by its own; `undefined` in a language that inflects them. */
  nouns: { one: 'micro-internship', many: 'micro-internships' } as Nouns | undefined,
  failures: {
    offline: 'We couldn’t reach the server. Please check your connection.',
    timeout: 'The server took too long to answer.',
    http: 'The server could not answer.',
    contract: 'Something went wrong on our side.',
    config: 'This widget isn’t configured correctly.',
    aborted: 'Loading was stopped.',
  },
  applicationRegion: 'Application',
  back: 'Back to the list',
  loadingOne: 'Loading the micro-internship…',
  oneFailed: 'The micro-internship could not be loaded',
};

export type DeferredMessages = typeof messages;
