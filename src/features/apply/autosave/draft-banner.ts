import { css, html, nothing } from 'lit';
import { heading } from '../../../ui/heading.ts';
import type { SendFailure } from '../apply-store.ts';
import type { ReceiptMessages } from '../receipt/messages.en.ts';
import type { AutosaveMessages } from './messages.en.ts';
import type { OrphanedAnswer } from './migrate-draft.ts';

/** Messages of the banner; the offer to save a profile comes with those of the receipt. */
export type DraftBannerMessages = AutosaveMessages & Partial<ReceiptMessages>;

/** State of a form beside its fields. */
export interface DraftState {
  /** Autosave: what has become of the draft. */
  draft: 'none' | 'saved' | 'was-sending' | 'deleted' | 'received-elsewhere';
  /** Retry: why the application could not be sent yet. */
  retrying: SendFailure | undefined;
  /** Rate limit: seconds until the form may be sent again. */
  secondsLeft: number;
  /** The part of the countdown announced to a screen reader: its start and its end. */
  announced: number | 'again' | undefined;
  isPastDeadline: boolean;
  orphaned: readonly OrphanedAnswer[];
  /** Copying the answers where they cannot be sent any more; `shown` where the clipboard is denied. */
  copy: 'none' | 'offered' | 'copied' | { shown: string };
  profile: 'none' | 'offered' | 'can-save' | 'saved';
}

/** A form that was just opened. */
export const INITIAL_DRAFT_STATE: DraftState = {
  draft: 'none',
  retrying: undefined,
  secondsLeft: 0,
  announced: undefined,
  isPastDeadline: false,
  orphaned: [],
  copy: 'none',
  profile: 'none',
};

export interface DraftHandlers {
  discard: () => void;
  cancelRetry: () => void;
  copy: () => void;
  saveProfile: () => void;
  prefill: () => void;
  deleteProfile: () => void;
}

const note = (text: unknown, ...presses: [label: string, press: () => void][]) => html`
  <div class="kept" tabindex="-1">
    <p>${text}</p>
    ${presses.map(
      ([label, press]) => html`<button type="button" class="button plain" @click=${press}>${label}</button>`,
    )}
  </div>
`;

const draftText = ({ draft }: DraftState, t: DraftBannerMessages) =>
  ({
    none: undefined,
    saved: t.keptHere,
    'was-sending': t.wasSending,
    deleted: t.nothingKept,
    'received-elsewhere': t.receivedElsewhere,
  })[draft];

/** True while a draft is on the device. */
const isStored = ({ draft }: DraftState) => draft === 'saved' || draft === 'was-sending';

/** Draft status, below the fields: where it comes and goes it moves none of them. */
export const draftNote = (state: DraftState, t: DraftBannerMessages, on: DraftHandlers) => {
  const text = draftText(state, t);
  if (!text) return nothing;
  return isStored(state) ? note(text, [t.forgetAnswers, on.discard]) : note(text);
};

const profileNote = ({ profile }: DraftState, t: DraftBannerMessages, on: DraftHandlers) => {
  if (profile === 'none') return nothing;
  // Its messages come with the receipt, the only view that offers it.
  if (profile === 'can-save')
    return t.remember === undefined ? nothing : note(t.mayRemember, [t.remember, on.saveProfile]);
  const forget: [string, () => void] = [t.forgetRemembered, on.deleteProfile];
  return profile === 'offered'
    ? note(t.remembered, [t.fillIn, on.prefill], forget)
    : note(t.remembered, forget);
};

const copyNote = ({ copy }: DraftState, t: DraftBannerMessages, on: DraftHandlers) => {
  if (copy === 'none') return nothing;
  if (copy === 'copied') return note(t.answersCopied);
  if (copy === 'offered') return note(t.mayCopy, [t.copyAnswers, on.copy]);
  return html`<div class="kept">
    <textarea readonly rows="8" aria-label=${t.hadWritten} .value=${copy.shown}></textarea>
  </div>`;
};

const orphanedAnswers = ({ orphaned }: DraftState, t: DraftBannerMessages, level: number) =>
  orphaned.length === 0
    ? nothing
    : html`<div class="kept">
        ${heading(level, t.hadWritten, 'section-title')}
        ${orphaned.map(
          ({ label, text }) =>
            html`<p class="quiet"><bdi>${label}</bdi></p>
              <p class="kept-text"><bdi>${text}</bdi></p>`,
        )}
      </div>`;

/** Notices above the form: retry, rate limit, deadline, orphaned answers, saved profile. */
export const draftBanner = (
  state: DraftState,
  t: DraftBannerMessages,
  on: DraftHandlers,
  level: number,
) => html`
  <p class="unseen" role="status">
    ${state.retrying ? t.waiting : nothing} ${state.isPastDeadline ? t.deadlinePassed : nothing}
    ${typeof state.announced === 'number' ? t.sendAgainIn(state.announced) : nothing}
    ${state.announced === 'again' ? t.sendAgainNow : nothing}
    ${isStored(state) ? nothing : draftText(state, t)} ${state.copy === 'copied' ? t.answersCopied : nothing}
  </p>
  ${state.retrying ? note(t.waiting, [t.stopWaiting, on.cancelRetry]) : nothing}
  ${state.secondsLeft > 0 ? html`<div class="kept" aria-hidden="true"><p>${t.sendAgainIn(state.secondsLeft)}</p></div>` : nothing}
  ${state.isPastDeadline ? note(t.deadlinePassed) : nothing} ${copyNote(state, t, on)}
  ${orphanedAnswers(state, t, level)} ${profileNote(state, t, on)}
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
