import { define } from '../src/base/define.ts';
import { MicroInternshipApplyElement } from './apply/apply-element.ts';
import { MicroInternshipFeedElement } from './feed/feed-element.ts';
import { upgradePlaceholders } from './placeholders.ts';
import { MicroInternshipProviderElement } from './provider/provider-element.ts';

export * from './deferred.ts';

// What every page may need and no first row does: loaded after them. The provider first, since the others ask it.
define('micro-internship-provider', MicroInternshipProviderElement);
define('micro-internship-apply', MicroInternshipApplyElement);
// One script of a page looks after its placeholders, however many are included: the one whose list is in use.
if (customElements.get('micro-internship-feed') === MicroInternshipFeedElement) upgradePlaceholders();

declare global {
  interface HTMLElementTagNameMap {
    'micro-internship-apply': MicroInternshipApplyElement;
    'micro-internship-provider': MicroInternshipProviderElement;
  }
}
