import { isolateRtl as named } from './isolates.ts';
import type { Nouns } from './nouns.ts';
import { createCounter } from './plural.ts';

const { number } = createCounter('en');

/** The words of the list that come after its first rows, in English. Their type is the type of all locales. */
export const enMore = {
  /** What these words call what a campus may call otherwise; a language that bends its nouns keeps its own. */
  nouns: { one: 'micro-internship', many: 'micro-internships' } as Nouns | undefined,
  failures: {
    offline: 'We couldn’t reach the server. Please check your connection.',
    timeout: 'The server took too long to answer.',
    http: 'The server could not answer.',
    contract: 'Something went wrong on our side.',
    config: 'This widget isn’t configured correctly.',
    aborted: 'Loading was stopped.',
  },
  staleSince: (time: string) => `Last updated ${time}.`,

  activeFilters: 'Active filters',
  withoutFilter: (filter: string) => `Remove: ${named(filter)}`,
  searchFor: (words: string) => `“${named(words)}”`,
  filterValue: (filter: string, value: string) => `${filter}: ${value}`,
  clearAll: 'Clear filters',

  moreFailed: 'Couldn’t load more.',
  unknownCampusHelp: 'Please let the site’s owner know.',
  noneLiveHelp: 'New ones are posted every week. Check back in a few days.',
  noneMatchHelp: 'Try another word or fewer filters.',
  clearFilters: 'Clear filters',
  dropOne: 'Remove a filter to see more:',
  dropped: (filter: string, count: number) => `Remove “${named(filter)}” (${number(count)})`,
  wholeList: 'Browse all on the marketplace',
  hostOne: 'Post a micro-internship',
  wider: (campus: string) =>
    `No projects from ${named(campus)} right now. Showing projects open to all schools.`,
  seeAll: (total: number) => `See all ${number(total)}`,

  save: (title: string) => `Save “${named(title)}”`,
  onlySaved: (count: number) => `Saved (${number(count)})`,

  applicationRegion: 'Application',
  back: 'Back to the list',
  loadingOne: 'Loading the micro-internship…',
  oneFailed: 'The micro-internship could not be loaded',
};

export type MoreMessages = typeof enMore;
