import { FeedQuery } from '../../../src/contract/feed.ts';
import { parseParams } from '../../../src/features/feed/parse-url-params.ts';
import { OPTION_NAMES, readOption, type OptionName } from '../../../src/runtime/options.ts';
import { describeInvalid } from '../../../src/runtime/config-errors.lazy.ts';

/** Options that hosted pages set themselves. */
const OURS: readonly OptionName[] = ['api', 'campus', 'url-prefix', 'heading-level', 'micro-internship'];

/** Attributes of the list that are also URL parameters. */
const NAMES = OPTION_NAMES.filter((name) => !OURS.includes(name));

/** Settings and visitor's filters of a list, from a URL. */
export interface UrlSettings {
  /** Valid attributes. */
  attributes: Partial<Record<OptionName, string>>;
  persistentParams: [name: string, value: string][];
  /** Warnings about invalid values, for the page's developer. */
  refused: string[];
  /** Full query: settings and the visitor's filters. */
  query: FeedQuery;
}

const keyed = Object.keys(FeedQuery.shape);

/** Parses the URL of a list's page or iframe. Invalid values are left out, so the page renders. */
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
