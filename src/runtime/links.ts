import { withParams } from '../base/address.ts';
import type { Links } from '../i18n/env.ts';
import type { Config } from './config.ts';

/** Where a widget stands: on a page of a host's, on our page of a campus or a posting, in our document for a frame. */
export type Door = 'host' | 'hosted' | 'embed';

/** How a list is ordered and cut into pages, which its pages elsewhere must know. */
const orderOf = ({ sort, 'page-size': pageSize }: Config): [string, string][] =>
  Object.entries({ sort, 'page-size': pageSize }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );

/** The pages of the views, from where the widget stands; `kept` is how the list was set up in the page's address. */
export const createLinks = (
  config: Config,
  { door = 'host', kept = orderOf(config) }: { door?: Door; kept?: Links['kept'] } = {},
): Links => {
  const { campus } = config;
  const ofCampus = campus === undefined ? [] : [['campus', campus] as const];
  const ofPage = [...ofCampus, ...kept.filter(([name]) => name === 'lang')];
  const posting: Links['posting'] = ({ url }) => url && withParams(url, ofPage);
  switch (door) {
    case 'host':
      return { list: undefined, kept, posting, apply: () => undefined };
    case 'hosted':
      return {
        list: campus && `/c/${campus}`,
        kept,
        posting,
        apply: ({ slug }) => withParams(`/m/${slug}/apply`, ofPage),
      };
    case 'embed':
      return {
        list: `/embed/${campus}`,
        kept,
        posting: ({ slug }) => withParams(`/embed/${campus}/${slug}`, kept),
        apply: ({ slug }) => withParams(`/embed/${campus}/${slug}/apply`, kept),
      };
  }
};
