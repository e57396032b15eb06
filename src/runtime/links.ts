import { withParams } from '../base/url.ts';
import type { Links } from '../i18n/env.ts';
import type { Config } from './config.ts';

/** How a list is ordered and cut into pages, which its pages elsewhere must know. */
const orderOf = ({ sort, 'page-size': pageSize }: Config): [string, string][] =>
  Object.entries({ sort, 'page-size': pageSize }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );

/** Leads to the page of a posting at the marketplace, where it has one, for a campus and whatever else. */
export const toPosting =
  ({ campus }: Config, params: Links['persistentParams'] = []): Links['posting'] =>
  ({ url }) =>
    url && withParams(url, [...(campus === undefined ? [] : [['campus', campus] as const]), ...params]);

/** The pages of the views of a widget that stands on a page of a host's: there they are shown in place. */
export const createLinks = (config: Config): Links => ({
  list: undefined,
  persistentParams: orderOf(config),
  posting: toPosting(config),
  apply: () => undefined,
});
