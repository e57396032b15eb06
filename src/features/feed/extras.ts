import { css, type CSSResult } from 'lit';
import { viewStyles } from '../../theme/view.styles.ts';
import { chipsStyles } from './chips.ts';
import { emptyStyles } from './empty-view.ts';
import { saveStyles } from './save-toggle.ts';

export { enMore as words } from '../../i18n/en-more.ts';
export { chips } from './chips.ts';
export { emptyHelp, seeAll, staleNote, widerNote } from './empty-view.ts';
export { SavedStore } from './saved.ts';
export { savedFilter, saveToggle } from './save-toggle.ts';
export { guess } from './guess.ts';
export { accentStyles } from '../../theme/accent.ts';

const printStyles = css`
  @media print {
    :is(.filters, .chips, .order, .save, .saved-filter, .more) {
      display: none;
    }
    .card {
      break-inside: avoid;
    }
  }
`;

/** What the list needs beside the styles of its first rows. */
export const extrasStyles: readonly CSSResult[] = [
  viewStyles,
  chipsStyles,
  emptyStyles,
  saveStyles,
  printStyles,
];
