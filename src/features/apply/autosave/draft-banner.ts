import { css, html, nothing } from 'lit';
import { heading } from '../../../ui/heading.ts';
import type { ReceiptMessages } from '../receipt/messages.en.ts';
import type { AutosaveMessages } from './messages.en.ts';
import type { OrphanedAnswer } from './migrate-draft.ts';

/** Messages of the banner; the offer to save a profile comes with those of the receipt. */
export type DraftBannerMessages = AutosaveMessages & Partial<ReceiptMessages>;

/** What goes with a form beside its fields. */
export interface DraftState {
  /** What is told of the draft, if anything. */
  draft: 'none' | 'kept' | 'was-sending' | 'forgotten' | 'received-elsewhere';
  isWaiting: boolean;
  /** The seconds after which it may be sent again. */
  secondsLeft: number;
  /** What of them is told to who listens, at the start and at the end. */
  told: number | 'again' | undefined;
  isPastDeadline: boolean;
  leftover: readonly OrphanedAnswer[];
  /** The answers to be copied, where they cannot be sent any more; `shown` where the page may not copy. */
  copy: 'none' | 'offered' | 'copied' | { shown: string };
  memory: 'none' | 'offered' | 'filled' | 'can-remember' | 'remembered';
}

/** Before anything has been kept or has happened. */
export const INITIAL_DRAFT_STATE: DraftState = {
  draft: 'none',
  isWaiting: false,
  secondsLeft: 0,
  told: undefined,
  isPastDeadline: false,
  leftover: [],
  copy: 'none',
  memory: 'none',
};

export interface DraftHandlers {
  forget: () => void;
  stopWaiting: () => void;
  copy: () => void;
  remember: () => void;
  fill: () => void;
  forgetRemembered: () => void;
}

const note = (text: unknown, ...presses: [label: string, press: () => void][]) => html`
  <div class="kept" tabindex="-1">
    <p>${text}</p>
    ${presses.map(
      ([label, press]) => html`<button type="button" class="button plain" @click=${press}>${label}</button>`,
    )}
  </div>
`;

/** What is told of the draft, below the fields: where it comes and goes it moves none of them. */
export const draftNote = ({ draft }: DraftState, t: DraftBannerMessages, on: DraftHandlers) => {
  switch (draft) {
    case 'none':
      return nothing;
    case 'kept':
      return note(t.keptHere, [t.forgetAnswers, on.forget]);
    case 'was-sending':
      return note(t.wasSending, [t.forgetAnswers, on.forget]);
    case 'forgotten':
      return note(t.nothingKept);
    case 'received-elsewhere':
      return note(t.receivedElsewhere);
  }
};

const memoryNote = ({ memory }: DraftState, t: DraftBannerMessages, on: DraftHandlers) => {
  const forget: [string, () => void] = [t.forgetRemembered, on.forgetRemembered];
  switch (memory) {
    case 'none':
      return nothing;
    case 'can-remember':
      // Its words come with the receipt, where alone it is told.
      return t.remember === undefined ? nothing : note(t.mayRemember, [t.remember, on.remember]);
    case 'offered':
      return note(t.remembered, [t.fillIn, on.fill], forget);
    case 'filled':
    case 'remembered':
      return note(t.remembered, forget);
  }
};

const copyNote = ({ copy }: DraftState, t: DraftBannerMessages, on: DraftHandlers) => {
  if (copy === 'none') return nothing;
  if (copy === 'copied') return note(t.answersCopied);
  if (copy === 'offered') return note(t.mayCopy, [t.copyAnswers, on.copy]);
  return html`<div class="kept">
    <textarea readonly rows="8" aria-label=${t.hadWritten} .value=${copy.shown}></textarea>
  </div>`;
};

const leftovers = ({ leftover }: DraftState, t: DraftBannerMessages, level: number) =>
  leftover.length === 0
    ? nothing
    : html`<div class="kept">
        ${heading(level, t.hadWritten, 'section-title')}
        ${leftover.map(
          ({ label, text }) =>
            html`<p class="quiet"><bdi>${label}</bdi></p>
              <p class="kept-text"><bdi>${text}</bdi></p>`,
        )}
      </div>`;

/** What the visitor is told, above the form, of what is remembered, what waits, and what has changed while they typed. */
export const draftBanner = (
  state: DraftState,
  t: DraftBannerMessages,
  on: DraftHandlers,
  level: number,
) => html`
  <p class="unseen" role="status">
    ${state.isWaiting ? t.waiting : nothing} ${state.isPastDeadline ? t.deadlinePassed : nothing}
    ${typeof state.told === 'number' ? t.sendAgainIn(state.told) : nothing}
    ${state.told === 'again' ? t.sendAgainNow : nothing}
    ${state.draft === 'received-elsewhere' ? t.receivedElsewhere : nothing}
    ${state.draft === 'forgotten' ? t.nothingKept : nothing}
    ${state.copy === 'copied' ? t.answersCopied : nothing}
  </p>
  ${state.isWaiting ? note(t.waiting, [t.stopWaiting, on.stopWaiting]) : nothing}
  ${state.secondsLeft > 0 ? html`<div class="kept" aria-hidden="true"><p>${t.sendAgainIn(state.secondsLeft)}</p></div>` : nothing}
  ${state.isPastDeadline ? note(t.deadlinePassed) : nothing} ${copyNote(state, t, on)}
  ${leftovers(state, t, level)} ${memoryNote(state, t, on)}
`;

export const draftBannerStyles = css`
  .kept {
    display: grid;
    justify-items: start;
    gap: 0.5em;
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--_control);
  }
  .kept textarea {
    width: 100%;
  }
  .kept-text {
    white-space: pre-line;
  }
`;
