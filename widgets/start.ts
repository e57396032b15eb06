import { define } from '../src/base/define.ts';
import { setScriptOrigin } from '../src/runtime/api.ts';
import { MicroInternshipFeedElement } from './feed/feed-element.ts';

setScriptOrigin(new URL(import.meta.url).origin);
define('micro-internship-feed', MicroInternshipFeedElement);
// A list loads it after its first rows. Where it cannot be loaded, what was placed keeps its link.
if (!document.querySelector('micro-internship-feed')) import('./later.ts').catch(() => undefined);

declare global {
  interface HTMLElementTagNameMap {
    'micro-internship-feed': MicroInternshipFeedElement;
  }
}
