import { css, html } from 'lit';
import type { MicroInternshipSummary } from '../../contract/summary.ts';
import type { Env } from '../../i18n/env.ts';
import type { DeferredFeedMessages } from './deferred-messages.en.ts';

/** Save button of a card. Part: `save`. */
export const saveToggle = (
  item: MicroInternshipSummary,
  isSaved: boolean,
  { t, on }: Env<DeferredFeedMessages, { save: (item: MicroInternshipSummary) => void }>,
) => html`
  <button
    type="button"
    class="save"
    part="save"
    aria-pressed=${isSaved ? 'true' : 'false'}
    aria-label=${t.save(item.title)}
    @click=${() => on.save(item)}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 3h12v18l-6-5-6 5z" /></svg>
  </button>
`;

/** Toggle that shows saved postings only, with their count. Part: `saved-filter`. */
export const savedFilter = (
  count: number,
  isOn: boolean,
  { t, on }: Env<DeferredFeedMessages, { showSaved: () => void }>,
) => html`
  <button
    type="button"
    class="chip saved-filter"
    part="saved-filter"
    aria-pressed=${isOn ? 'true' : 'false'}
    @click=${on.showSaved}
  >
    ${t.onlySaved(count)}
  </button>
`;

export const saveStyles = css`
  .save {
    position: absolute;
    inset-block-start: 0.75em;
    inset-inline-end: 0.75em;
    display: grid;
    place-content: center;
    width: 2.75em;
    height: 2.75em;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_quiet);
    cursor: pointer;
  }
  .save:hover {
    background: var(--_sunken);
    color: var(--_accent);
  }
  .save svg {
    width: 1.5em;
    height: 1.5em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linejoin: round;
  }
  .saved-filter[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .save[aria-pressed='true'] {
    color: var(--_accent);
  }
  .save[aria-pressed='true'] svg {
    fill: currentColor;
  }
`;
