import type { CSSResult } from 'lit';
import { endingStyles } from './ending.ts';
import { addressStyles } from './handing-on.ts';
import { printStyles } from './print.styles.ts';
import { questionsStyles } from './questions.ts';

export { enDetailMore as words } from '../../i18n/en-detail-more.ts';
export { addressOf } from './detail-view.ts';
export { ending } from './ending.ts';
export { addressField, sharedNote } from './handing-on.ts';
export { beforeApplying } from './questions.ts';
export { SimilarStore } from './similar-store.ts';
export { termFacts } from './terms.ts';

/** What a posting needs beside its own styles. */
export const extrasStyles: readonly CSSResult[] = [addressStyles, questionsStyles, endingStyles, printStyles];
