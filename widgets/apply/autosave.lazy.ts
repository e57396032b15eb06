import type { CSSResult, ReactiveController } from 'lit';
import { ProblemError } from '../../src/api/error.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { ApplyState, ApplyStore, Draft } from '../../src/features/apply/apply.lazy.ts';
import {
  answersAsText,
  DraftStorage,
  draftBanner,
  draftBannerStyles,
  draftNote,
  INITIAL_DRAFT_STATE,
  mergeDrafts,
  messages,
  type DraftBannerMessages,
  type DraftHandlers,
  type DraftState,
} from '../../src/features/apply/autosave/index.ts';
import type { Env } from '../../src/i18n/env.ts';
import type { FormHost } from '../host.ts';
import { Countdown } from './countdown.ts';
import { DraftAutosave, type AutosavedForm, type AutosaveOwner } from './draft-autosave.ts';
import { LeaveGuard } from './leave-guard.ts';
import { RetryQueue } from './retry-queue.ts';
import { deleteProfile, offerProfile, prefillForm } from './saved-profile.ts';

export const styles: readonly CSSResult[] = [draftBannerStyles];

/** Protects one form against loss: composes autosave, retry, saved profile and leave guard, and shows their state. */
export class FormAutosave implements ReactiveController, AutosaveOwner {
  readonly messages = messages;
  readonly store: ApplyStore;
  readonly storage: DraftStorage;
  readonly form: AutosavedForm;
  state = INITIAL_DRAFT_STATE;
  readonly #host: FormHost;
  readonly #draft = new DraftAutosave(this);
  readonly #retry = new RetryQueue((draft) => void this.#resend(draft));
  readonly #guard = new LeaveGuard();
  readonly #countdown = new Countdown((change) => this.update(change));
  #listening = new AbortController();
  #isSubmitting = false;

  constructor(host: FormHost, store: ApplyStore, form: AutosavedForm) {
    this.#host = host;
    this.store = store;
    this.form = form;
    this.storage = new DraftStorage(() => localStorage, { campus: host.config.campus, slug: store.slug });
    // The host may have left the page meanwhile.
    this.#listening.abort();
    host.addController(this);
  }

  get isSending(): boolean {
    return this.#isSubmitting || this.state.retrying !== undefined;
  }

  /** True while the form is rate limited, or retried by itself. */
  get isSubmitDisabled(): boolean {
    return this.state.retrying !== undefined || this.state.secondsLeft > 0;
  }

  hostConnected(): void {
    const { signal } = (this.#listening = new AbortController());
    this.#draft.listen(signal);
    this.update();
    this.#retry.listen(signal);
  }

  hostDisconnected(): void {
    this.#draft.flush();
    this.#retry.stop();
    this.#listening.abort();
    this.update();
  }

  /** Stops all timers and listeners; the stored draft stays. */
  close(): void {
    this.hostDisconnected();
    this.#countdown.stop();
    this.#host.removeController(this);
  }

  /** Follows the form on the page. */
  async attach(form: HTMLFormElement, posting: MicroInternship): Promise<void> {
    const before = this.#draft.posting;
    if (before !== posting) this.#countdown.watch(posting);
    if (!before) offerProfile(this);
    await this.#draft.attach(form, posting);
  }

  /** The form's state while it is retried. */
  withRetry(state: ApplyState): ApplyState {
    const { retrying: failure } = this.state;
    return state.kind === 'form' && failure ? { ...state, errors: [], failure, isSending: true } : state;
  }

  /** Saves the draft first: the page may be left while it is being sent. */
  onSubmitStart(draft: Draft): void {
    this.#isSubmitting = true;
    this.store.draft = draft;
    this.store.device = this.storage.savedProfileFor(draft.person.email)?.device;
    this.#draft.onSubmit();
  }

  onSubmitEnd(): void {
    this.#isSubmitting = false;
    const { state, refusal } = this.store;
    if (state.kind === 'receipt') this.#onReceived();
    if (state.kind !== 'form') return;
    const { failure } = state;
    if (failure && (failure === 'offline' || failure === 'timeout' || refusal?.status === 503)) {
      this.#retry.schedule(this.store.draft);
      this.update({ retrying: failure });
    } else {
      this.cancelRetry();
      this.update({ copy: failure === 'not-open' ? 'offered' : 'none' });
      const seconds = failure && refusal instanceof ProblemError ? refusal.retryAfter : undefined;
      if (failure === 'too-many-requests' && seconds) this.#countdown.countDown(seconds);
    }
    this.#draft.save();
  }

  /** The `banner` above the form and the `footer` below its fields. */
  render({ t, headingLevel }: Env<DraftBannerMessages>) {
    const { state } = this;
    const then = (act: () => void, focus: string) => () => {
      act();
      this.#host.focusNext(focus);
    };
    const on: DraftHandlers = {
      discard: then(() => this.#draft.discard(), 'form .kept'),
      cancelRetry: then(this.cancelRetry, '[part="send"]'),
      copy: () => void this.#copy(),
      saveProfile: then(() => {
        this.form.saveProfile();
        offerProfile(this);
      }, '.kept, .title'),
      prefill: () => void this.#prefill(),
      deleteProfile: then(() => deleteProfile(this), '.kept, .title'),
    };
    return { banner: draftBanner(state, t, on, headingLevel + 1), footer: draftNote(state, t, on) };
  }

  readonly update = (change?: Partial<DraftState>): void => {
    if (change) {
      this.state = { ...this.state, ...change };
      this.#host.requestUpdate();
    }
    this.#guard.update(
      !this.#listening.signal.aborted && (this.#draft.isDirty || this.state.retrying !== undefined),
    );
  };

  readonly cancelRetry = (): void => {
    if (this.state.retrying === undefined) return;
    this.#retry.cancel();
    this.update({ retrying: undefined });
    this.#draft.save();
  };

  #onReceived(): void {
    this.#retry.cancel();
    this.#countdown.stop();
    this.#draft.received();
    this.update(INITIAL_DRAFT_STATE);
    offerProfile(this);
  }

  async #resend(draft: Draft): Promise<void> {
    const { state } = this.store;
    if (state.kind !== 'form' || state.isSending) return;
    // The form goes with the receipt, and the focus with it.
    const hasFocus = this.#draft.form?.isConnected && this.#host.matches(':focus-within');
    await this.store.submit(draft);
    this.onSubmitEnd();
    if (this.store.state.kind !== 'receipt') return;
    this.form.onReceived();
    if (hasFocus) this.#host.focusNext('.title');
  }

  async #copy(): Promise<void> {
    const { posting } = this.#draft;
    if (!posting) return;
    const text = answersAsText(this.store.draft, posting);
    try {
      await navigator.clipboard.writeText(text);
      this.update({ copy: 'copied' });
    } catch {
      this.update({ copy: { shown: text } });
    }
    this.#host.focusNext('.kept');
  }

  async #prefill(): Promise<void> {
    const { posting } = this.#draft;
    const prefilled = posting && prefillForm(this, posting);
    if (!prefilled) return;
    await this.#draft.show(mergeDrafts(this.form.complete(), prefilled));
    this.#draft.saveIfChanged();
    this.#host.focusNext('#person-name');
  }
}
