import { html } from 'lit';
import { action, type Action } from './action.ts';

/** Back link. Part: `back`. */
export const back = (label: string, { href, press }: Pick<Action, 'href' | 'press'>) =>
  action({
    label: html`<span class="arrow" aria-hidden="true">←</span>${label}`,
    className: 'button plain',
    part: 'back',
    href,
    press,
  });
