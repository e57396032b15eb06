import { withParams } from '../base/address.ts';
import type { Links } from '../i18n/env.ts';
import type { Config } from './config.ts';
import { toPosting } from './links.ts';

/** Which of our pages a widget stands on: that of a campus or a posting, or the document for a frame. */
export type Door = 'hosted' | 'embed';

/** The pages of the views from a page of ours; `kept` is how the list was set up in that page's address. */
export const createPageLinks = (
  config: Config,
  { door, kept }: { door: Door; kept: Links['kept'] },
): Links => {
  const { campus } = config;
  if (door === 'embed') {
    return {
      list: `/embed/${campus}`,
      kept,
      posting: ({ slug }) => withParams(`/embed/${campus}/${slug}`, kept),
      apply: ({ slug }) => withParams(`/embed/${campus}/${slug}/apply`, kept),
      confirm: ({ slug }) => withParams(`/embed/${campus}/${slug}/confirm`, kept),
    };
  }
  const language = kept.filter(([name]) => name === 'lang');
  const ofCampus = campus === undefined ? [] : [['campus', campus] as const];
  return {
    list: campus && `/c/${campus}`,
    kept,
    posting: toPosting(config, language),
    apply: ({ slug }) => withParams(`/m/${slug}/apply`, [...ofCampus, ...language]),
    confirm: ({ slug }) => withParams(`/m/${slug}/confirm`, [...ofCampus, ...language]),
  };
};
