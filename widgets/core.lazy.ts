import { define } from '../src/base/define.ts';
import { setScriptOrigin } from '../src/runtime/api.ts';
import { MicroInternshipFeedElement } from './feed/feed-element.ts';

export { firstRows } from './feed/feed-element.ts';

setScriptOrigin(new URL(import.meta.url).origin);
define('micro-internship-feed', MicroInternshipFeedElement);

declare global {
  interface HTMLElementTagNameMap {
    'micro-internship-feed': MicroInternshipFeedElement;
  }
}
