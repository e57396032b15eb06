import type { CSSResult } from 'lit';
import { footerStyles } from './footer.ts';
import { addressStyles } from './share.ts';
import { printStyles } from './print.styles.ts';
import { questionsStyles } from './questions.ts';

export { messages } from './actions-messages.en.ts';
export { canonicalUrl } from './posting-url.ts';
export { SimilarStore } from './similar-store.ts';
export { postingSlots } from './slots.ts';

/** Styles of the slots. */
export const styles: readonly CSSResult[] = [addressStyles, questionsStyles, footerStyles, printStyles];
