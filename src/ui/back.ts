import { html } from 'lit';
import { action, type Action } from './action.ts';

/** The way back to the view before. Part: `back`. */
export const back = (label: string, { href, press }: Pick<Action, 'href' | 'press'>) =>
  action({
    label: html`<span class="arrow" aria-hidden="true">←</span>${label}`,
    className: 'button plain',
    part: 'back',
    href,
    press,
  });
