import { FeedQuery } from '../../src/contract/feed.ts';
import { readAddress } from '../../src/features/feed/read-address.ts';
import { OPTION_NAMES, readOption, type OptionName } from '../../src/runtime/config.ts';
import { refusalOf } from '../../src/runtime/refusals.ts';

/** What our pages decide themselves. */
const OURS: readonly OptionName[] = ['api', 'campus', 'address', 'heading-level', 'micro-internship'];

/** The attributes of the list that may stand in an address under their own names. */
const NAMES = OPTION_NAMES.filter((name) => !OURS.includes(name));

/** How an address sets up a list, and what a visitor asks of it there. */
export interface Setup {
  /** The attributes as they are accepted. */
  attributes: Partial<Record<OptionName, string>>;
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
  const defaults: Record<string, unknown> = {};
  const lang = params.get('lang');
  if (lang) kept.push(['lang', lang]);
  for (const name of NAMES) {
    if (!params.has(name)) continue;
    const value = params.getAll(name).join(' ').trim();
    const read = readOption(name, value);
    if (read === undefined) {
      if (value !== '') refused.push(refusalOf('micro-internship-feed', name, value));
      continue;
    }
    kept.push([name, value]);
    const key = name.replace('default-', '');
    if (name === 'limit') preset['page-size'] = read;
    else if (keyed.includes(key)) (key === name ? preset : defaults)[key] = read;
  }
  return {
    attributes: Object.fromEntries(kept.filter(([name]) => name !== 'lang')),
    kept,
    refused,
    query: { ...defaults, ...readAddress(params), ...preset },
  };
};
