import { define } from '../src/base/define.ts';
import { setScriptOrigin } from '../src/runtime/api.ts';
import { MicroInternshipApplyElement } from './apply/apply-element.ts';
import { MicroInternshipFeedElement } from './feed/feed-element.ts';

setScriptOrigin(new URL(import.meta.url).origin);
define('micro-internship-feed', MicroInternshipFeedElement);
define('micro-internship-apply', MicroInternshipApplyElement);

declare global {
  interface HTMLElementTagNameMap {
    'micro-internship-feed': MicroInternshipFeedElement;
    'micro-internship-apply': MicroInternshipApplyElement;
  }
}
