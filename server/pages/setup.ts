import { FeedQuery } from '../../src/contract/feed.ts';
import { readAddress } from '../../src/features/feed/index.ts';
import { readOption, refusalOf, type OptionName } from '../../src/runtime/config.ts';

/** The attributes of the list that may stand in an address under their own names. */
const NAMES = ['department', 'filters', 'sort', 'layout', 'page-size'] as const satisfies OptionName[];

/** How an address sets up a list, and what a visitor asks of it there. */
export interface Setup {
  /** The attributes as they are accepted. */
  attributes: Partial<Record<(typeof NAMES)[number], string>>;
  kept: [name: string, value: string][];
  /** What was not accepted, for the page's developer. */
  refused: string[];
  /** Everything that is asked: what is set up, and what the visitor has chosen. */
  query: FeedQuery;
}

const keyed = Object.keys(FeedQuery.shape);

/** Reads the address of a list's page, or of its frame. What is not accepted is left out, and the page works. */
export const readSetup = (campus: string | undefined, params: URLSearchParams): Setup => {
  const kept: [string, string][] = [];
  const refused: string[] = [];
  const preset: Record<string, unknown> = { campus };
  for (const name of NAMES) {
    const value = params.getAll(name).join(' ').trim();
    if (value === '') continue;
    const read = readOption(name, value);
    if (read === undefined) {
      refused.push(refusalOf('micro-internship-feed', name, value));
      continue;
    }
    kept.push([name, value]);
    if (keyed.includes(name)) preset[name] = read;
  }
  return {
    attributes: Object.fromEntries(kept),
    kept,
    refused,
    query: { ...readAddress(params), ...preset },
  };
};
