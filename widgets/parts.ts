import type { CSSResult } from 'lit';
import type { StyleHost } from './host.ts';

/**
 * The lazy parts of the widgets, each named after the `.lazy.ts` file that is the entry of its chunk. What stands in
 * the way of the first rows is not here: the entry file, the base element and `preload-form.lazy.ts` load it themselves.
 */
export const parts = {
  posting: () => import('../src/features/posting/posting.lazy.ts'),
  'posting-actions': () => import('./feed/posting-actions.lazy.ts'),
  report: () => import('../src/features/report/report.lazy.ts'),
  apply: () => import('../src/features/apply/apply.lazy.ts'),
  fields: () => import('../src/features/apply/fields/fields.lazy.ts'),
  files: () => import('../src/features/apply/files/files.lazy.ts'),
  choices: () => import('../src/features/apply/choices/choices.lazy.ts'),
  autosave: () => import('./apply/autosave.lazy.ts'),
  'live-validation': () => import('./apply/live-validation.lazy.ts'),
  receipt: () => import('./apply/receipt.lazy.ts'),
};

export type PartName = keyof typeof parts;
/** Module of a lazy part. */
export type Part<Name extends PartName> = Awaited<ReturnType<(typeof parts)[Name]>>;

/** Loads a part and adds its styles to the widget that shows it. Rejects where the part cannot be loaded. */
export const loadPart = async <Name extends PartName>(host: StyleHost, name: Name): Promise<Part<Name>> => {
  const part = (await parts[name]()) as Part<Name> & { styles: readonly CSSResult[] };
  part.styles.forEach((styles) => host.adopt(styles));
  return part;
};
