import { withParams } from '../base/url.ts';
import type { Links } from '../i18n/env.ts';
import type { Config } from './config.ts';
import { toPosting } from './links.ts';

/** Surface of a server-rendered widget: hosted page or iframe. */
export type Surface = 'hosted' | 'embed';

/** Links of a widget on a hosted page or in an iframe. `persistentParams`: settings in the page's URL. */
export const createPageLinks = (
  config: Config,
  { surface, persistentParams }: { surface: Surface; persistentParams: Links['persistentParams'] },
): Links => {
  const { campus } = config;
  if (surface === 'embed') {
    return {
      list: `/embed/${campus}`,
      persistentParams,
      posting: ({ slug }) => withParams(`/embed/${campus}/${slug}`, persistentParams),
      apply: ({ slug }) => withParams(`/embed/${campus}/${slug}/apply`, persistentParams),
      confirm: ({ slug }) => withParams(`/embed/${campus}/${slug}/confirm`, persistentParams),
    };
  }
  const language = persistentParams.filter(([name]) => name === 'lang');
  const ofCampus = campus === undefined ? [] : [['campus', campus] as const];
  return {
    list: campus && `/c/${campus}`,
    persistentParams,
    posting: toPosting(config, language),
    apply: ({ slug }) => withParams(`/m/${slug}/apply`, [...ofCampus, ...language]),
    confirm: ({ slug }) => withParams(`/m/${slug}/confirm`, [...ofCampus, ...language]),
  };
};
