import { FeedQuery } from '../../../src/contract/feed.ts';
import { parseParams } from '../../../src/features/feed/parse-url-params.ts';
import { OPTION_NAMES, readOption, type OptionName } from '../../../src/runtime/config.ts';
import { describeInvalid } from '../../../src/runtime/config-errors.lazy.ts';

/** What our pages decide themselves. */
const OURS: readonly OptionName[] = ['api', 'campus', 'address', 'heading-level', 'micro-internship'];

/** The attributes of the list that may stand in an address under their own names. */
const NAMES = OPTION_NAMES.filter((name) => !OURS.includes(name));

/** How an address sets up a list, and what a visitor asks of it there. */
export interface UrlSettings {
  /** The attributes as they are accepted. */
  attributes: Partial<Record<OptionName, string>>;
  persistentParams: [name: string, value: string][];
  /** What was not accepted, for the page's developer. */
  refused: string[];
  /** Everything that is asked: what is set up, and what the visitor has chosen. */
  query: FeedQuery;
}

const keyed = Object.keys(FeedQuery.shape);

/** Reads the address of a list's page, or of its frame. What is not accepted is left out, and the page works. */
export const readUrlSettings = (campus: string | undefined, params: URLSearchParams): UrlSettings => {
  const persistentParams: [string, string][] = [];
  const refused: string[] = [];
  const preset: Record<string, unknown> = { campus };
  const defaults: Record<string, unknown> = {};
  const lang = params.get('lang');
  if (lang) persistentParams.push(['lang', lang]);
  for (const name of NAMES) {
    if (!params.has(name)) continue;
    const value = params.getAll(name).join(' ').trim();
    const read = readOption(name, value);
    if (read === undefined) {
      if (value !== '') refused.push(describeInvalid('micro-internship-feed', name, value));
      continue;
    }
    persistentParams.push([name, value]);
    const key = name.replace('default-', '');
    if (name === 'limit') preset['page-size'] = read;
    else if (keyed.includes(key)) (key === name ? preset : defaults)[key] = read;
  }
  return {
    attributes: Object.fromEntries(persistentParams.filter(([name]) => name !== 'lang')),
    persistentParams,
    refused,
    query: { ...defaults, ...parseParams(params), ...preset },
  };
};
