import { define } from '../src/base/define.ts';
import { setScriptOrigin } from '../src/runtime/api.ts';
import type { MicroInternshipApplyElement } from './apply/apply-element.ts';
import { MicroInternshipFeedElement } from './feed/feed-element.ts';
import type { MicroInternshipProviderElement } from './provider/provider-element.ts';

/** One script of a page looks after its placeholders, however many are included. */
const isFirst = !customElements.get('micro-internship-feed');

setScriptOrigin(new URL(import.meta.url).origin);
define('micro-internship-feed', MicroInternshipFeedElement);
void import('./later.ts').then(
  ({ MicroInternshipApplyElement, MicroInternshipProviderElement, upgradePlaceholders }) => {
    define('micro-internship-provider', MicroInternshipProviderElement);
    define('micro-internship-apply', MicroInternshipApplyElement);
    if (isFirst) upgradePlaceholders();
  },
  // What was placed keeps its link.
  () => undefined,
);

declare global {
  interface HTMLElementTagNameMap {
    'micro-internship-feed': MicroInternshipFeedElement;
    'micro-internship-apply': MicroInternshipApplyElement;
    'micro-internship-provider': MicroInternshipProviderElement;
  }
}
