import { isolateRtl as named } from '../../i18n/bidi-isolates.ts';
import { number } from '../../i18n/counter.en.ts';

/** Messages of the list that its first rows do not need, in English. */
export const messages = {
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
};

export type DeferredFeedMessages = typeof messages;
