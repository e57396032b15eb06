import { isolateRtl as named } from './isolates.ts';
import type { Nouns } from './nouns.ts';
import { createCounter } from './plural.ts';

const { number } = createCounter('en');

/** The words of the list that come after its first rows, in English. Their type is the type of all locales. */
export const enMore = {
  /** What these words call what a campus may call otherwise; a language that bends its nouns keeps its own. */
  nouns: { one: 'micro-internship', many: 'micro-internships' } as Nouns | undefined,
  failures: {
    offline: 'We could not reach the server. Please check your connection.',
    timeout: 'The server took too long to answer.',
    http: 'The server could not answer.',
    contract: 'The server gave an answer that this page does not understand.',
    config: 'This page is not set up right.',
    aborted: 'Loading was stopped.',
  },
  staleSince: (time: string) => `These are from ${time}.`,

  activeFilters: 'Active filters',
  withoutFilter: (filter: string) => `Remove: ${named(filter)}`,
  searchFor: (words: string) => `“${named(words)}”`,
  filterValue: (filter: string, value: string) => `${filter}: ${value}`,
  clearAll: 'Clear all',

  moreFailed: 'The next ones could not be loaded.',
  unknownCampusHelp: 'Please tell the people who look after this page.',
  noneLiveHelp: 'New ones are posted every week. Please look again in a few days.',
  noneMatchHelp: 'Try another word or fewer filters.',
  clearFilters: 'Show all',
  dropOne: 'You would find more without one of these:',
  dropped: (filter: string, count: number) => `Without “${named(filter)}” (${number(count)})`,
  wholeList: 'See the list on the marketplace',
  hostOne: 'Alumni and employers: offer a micro-internship',
  wider: (campus: string) =>
    `${named(campus)} has none of its own right now. These come from the wider marketplace.`,
  seeAll: (total: number) => `See all ${number(total)}`,

  save: (title: string) => `Save “${named(title)}”`,
  onlySaved: (count: number) => `Saved (${number(count)})`,

  applicationRegion: 'Application',
  back: 'Back to the list',
  loadingOne: 'Loading the micro-internship…',
  oneFailed: 'The micro-internship could not be loaded',
};

export type MoreMessages = typeof enMore;
