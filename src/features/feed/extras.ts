import type { CSSResult } from 'lit';
import { chipsStyles } from './chips.ts';
import { emptyStyles } from './empty-view.ts';
import { saveStyles } from './save-toggle.ts';

export { enMore as words } from '../../i18n/en-more.ts';
export { chips } from './chips.ts';
export { emptyHelp, seeAll, staleNote, widerNote } from './empty-view.ts';
export { SavedStore } from './saved.ts';
export { saveToggle } from './save-toggle.ts';

/** What the list needs beside the styles of its first rows. */
export const extrasStyles: readonly CSSResult[] = [chipsStyles, emptyStyles, saveStyles];
