import { withParams } from '../base/url.ts';
import type { Links } from '../i18n/env.ts';
import type { Config } from './config.ts';

/** Sort order and page size as URL parameters. */
const orderOf = ({ sort, 'page-size': pageSize }: Config): [string, string][] =>
  Object.entries({ sort, 'page-size': pageSize }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );

/** URL of a posting's page on the marketplace, with parameters. */
export const toPosting =
  ({ campus }: Config, params: Links['persistentParams'] = []): Links['posting'] =>
  ({ url }) =>
    url && withParams(url, [...(campus === undefined ? [] : [['campus', campus] as const]), ...params]);

/** Links of a widget on a host page, where views open in place. */
export const createLinks = (config: Config): Links => ({
  list: undefined,
  persistentParams: orderOf(config),
  posting: toPosting(config),
  apply: () => undefined,
});
