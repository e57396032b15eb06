import { define } from '../src/base/define.ts';
import { MicroInternshipApplyElement } from './apply/apply-element.ts';
import { MicroInternshipFeedElement } from './feed/feed-element.ts';
import { upgradePlaceholders } from './placeholders.ts';
import { MicroInternshipProviderElement } from './provider/provider-element.ts';

// The provider first, since the others consume its context.
define('micro-internship-provider', MicroInternshipProviderElement);
define('micro-internship-apply', MicroInternshipApplyElement);
// Several scripts on a page: the one whose list is in use upgrades the placeholders.
if (customElements.get('micro-internship-feed') === MicroInternshipFeedElement) upgradePlaceholders();

declare global {
  interface HTMLElementTagNameMap {
    'micro-internship-apply': MicroInternshipApplyElement;
    'micro-internship-provider': MicroInternshipProviderElement;
  }
}
