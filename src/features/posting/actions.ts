import type { CSSResult } from 'lit';
import { endingStyles } from './footer.ts';
import { addressStyles } from './share.ts';
import { printStyles } from './print.styles.ts';
import { questionsStyles } from './questions.ts';

export { messages } from './actions-messages.en.ts';
export { canonicalUrl } from './posting-view.ts';
export { ending } from './footer.ts';
export { addressField, sharedNote } from './share.ts';
export { beforeApplying } from './questions.ts';
export { SimilarStore } from './similar-store.ts';
export { termFacts } from './pay-facts.ts';

/** What a posting needs beside its own styles. */
export const styles: readonly CSSResult[] = [addressStyles, questionsStyles, endingStyles, printStyles];
