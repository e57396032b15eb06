import { css, type CSSResult } from 'lit';
import { messages as deferred } from '../../i18n/deferred-messages.en.ts';
import { viewStyles } from '../../theme/view.styles.ts';
import { chipsStyles } from './active-filters.ts';
import { emptyStyles } from './empty-view.ts';
import { messages as deferredFeed } from './deferred-messages.en.ts';
import { saveStyles } from './save-toggle.ts';

export { feedSlots } from './slots.ts';
export { SavedPostings } from './saved-postings.ts';
export { savedFilter, saveToggle } from './save-toggle.ts';
export { optimisticFilter } from './optimistic-filter.ts';
export { accentStyles } from '../../theme/accent.ts';

/** English messages of everything that comes after the first rows. */
export const messages = { ...deferred, ...deferredFeed };

/** Styles of `theme`, `density` and `layout`; a list with these attributes waits for them. */
const lookStyles = css`
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([density='compact']) .card {
    gap: 0.5em;
    padding: 0.75em 1em;
  }
  .compact {
    gap: 0.5em;
  }
  .compact .card {
    gap: 0.5em;
    padding: 0.75em 1em;
  }
  .compact :is(.mark, .tag:not(.warning), .card-summary, .fact-note) {
    display: none;
  }
  .compact .facts {
    grid-template-columns: 1fr 1fr;
    gap: 0.125em 1em;
    padding: 0;
    border: 0;
  }
  .compact .fact {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.375em;
  }
  @container (min-width: 44em) {
    .compact .card {
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
      align-items: center;
    }
  }
`;

/** Visually hidden, for screen readers. */
const unseenStyles = css`
  .unseen {
    position: absolute;
    overflow: hidden;
    width: 1px;
    height: 1px;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

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

/** Styles not needed by the first rows. */
export const styles: readonly CSSResult[] = [
  viewStyles,
  lookStyles,
  chipsStyles,
  emptyStyles,
  saveStyles,
  unseenStyles,
  printStyles,
];
