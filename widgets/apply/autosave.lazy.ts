import type { ReactiveController } from 'lit';
import { ProblemError } from '../../src/api/error.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { ApplyState, ApplyStore, Draft, SendFailure } from '../../src/features/apply/apply.lazy.ts';
import {
  answersAsText,
  questionSnapshot,
  contentOf,
  DraftStorage,
  draftNote,
  fromStored,
  emptyDraft,
  draftBanner,
  mergeDrafts,
  INITIAL_DRAFT_STATE,
  fillForm,
  parseStorageEvent,
  prefill,
  savedProfileOf,
  migrateAnswers,
  textOf,
  messages,
  type Asked,
  type DraftHandlers,
  type DraftState,
} from '../../src/features/apply/autosave/index.ts';
import { withMessages, type Env } from '../../src/i18n/env.ts';
import type { MarketplaceElement } from '../marketplace-element.ts';
import { MiApplyCompleteEvent } from './events.ts';
import { Countdown } from './countdown.ts';

export { draftBannerStyles } from '../../src/features/apply/autosave/index.ts';

const SECOND = 1000;
/** The device is written to once a visitor has stopped typing. */
const AUTOSAVE_DELAY = 0.4 * SECOND;
/** The pauses between two tries to send grow from the one to the other. */
const FIRST_RETRY_DELAY = 5 * SECOND;
const MAX_RETRY_DELAY = 300 * SECOND;

/** What the keeper may do with the fields of its form. */
interface Fields {
  /** What was typed, with the files as they are now. */
  complete: () => Draft;
  /** Shows the draft anew. */
  refill: () => Promise<void>;
}

interface PendingRetry {
  /** As it was sent first: under its key nothing else is the same application. */
  draft: Draft;
  failure: SendFailure;
  pause: number;
}

/** Keeps what is typed into one form: on the device, over a lost connection, through a change of its questions. */
export class FormKeeper implements ReactiveController {
  readonly messages = messages;
  readonly #element: MarketplaceElement;
  readonly #store: ApplyStore;
  readonly #fields: Fields;
  readonly device: DraftStorage;
  readonly #clock = new Countdown((told) => this.#set(told));
  #listening = new AbortController();
  #form: HTMLFormElement | undefined;
  #posting: MicroInternship | undefined;
  /** What was in the form when it was last looked at. */
  #content = textOf(emptyDraft);
  /** What is asked of who can no longer be asked: by an earlier version of the posting. */
  #asked: readonly Asked[] = [];
  #hasSent = false;
  #isSending = false;
  /** Whether something was typed that the device does not have. */
  #isDirty = false;
  #pendingRetry: PendingRetry | undefined;
  #timers: Partial<Record<'write' | 'send', ReturnType<typeof setTimeout> | undefined>> = {};
  /** Until what was kept is on show. */
  #restored: Promise<void> | undefined;
  #state = INITIAL_DRAFT_STATE;

  constructor(element: MarketplaceElement, store: ApplyStore, fields: Fields) {
    this.#element = element;
    this.#store = store;
    this.#fields = fields;
    this.device = new DraftStorage(() => localStorage, { campus: element.config.campus, slug: store.slug });
    // Until it is on a page, which it may have left meanwhile.
    this.#listening.abort();
    element.addController(this);
  }

  /** Whether the form may not be sent for a while, or is sent by itself. */
  get isSubmitDisabled(): boolean {
    return this.#pendingRetry !== undefined || this.#state.secondsLeft > 0;
  }

  hostConnected(): void {
    const { signal } = (this.#listening = new AbortController());
    addEventListener('pagehide', this.#flush, { signal });
    addEventListener('pageshow', this.#tryAgain, { signal });
    addEventListener('online', this.#tryAgain, { signal });
    addEventListener('storage', this.#onStorage, { signal });
    document.addEventListener('visibilitychange', this.#flush, { signal });
    this.#warn();
    this.#tryAgain();
  }

  hostDisconnected(): void {
    this.#flush();
    clearTimeout(this.#timers.send);
    this.#listening.abort();
  }

  /** Gives up what is under way; what was kept stays. */
  close(): void {
    this.hostDisconnected();
    Object.values(this.#timers).forEach(clearTimeout);
    this.#clock.stop();
    this.#element.removeController(this);
  }

  /** Follows the form on show: restores what was kept, once, and keeps what has changed since. */
  async settle(form: HTMLFormElement, posting: MicroInternship): Promise<void> {
    if (form !== this.#form) {
      this.#form = form;
      form.addEventListener('input', this.#onInput);
    }
    const before = this.#posting;
    if (before === posting) {
      await this.#restored;
      this.#notice();
      return;
    }
    this.#posting = posting;
    this.#clock.watch(posting);
    this.#asked = questionSnapshot(posting);
    this.#restored = before ? this.#adapt(before, posting) : this.#restore(posting);
    await this.#restored;
    this.#notice();
  }

  /** The form as it is shown while it is sent by itself. */
  judged(state: ApplyState): ApplyState {
    return state.kind === 'form' && this.#pendingRetry
      ? { ...state, errors: [], failure: this.#pendingRetry.failure, isSending: true }
      : state;
  }

  /** Before an application leaves: a page that is left meanwhile knows of it later. */
  onSubmitStart(draft: Draft): void {
    this.#adoptKey();
    this.#hasSent = true;
    this.#isSending = true;
    this.#store.draft = draft;
    this.#store.device = this.device.savedProfileFor(draft.person.email)?.device;
    this.#write();
  }

  /** After it has come back, or not. */
  onSubmitEnd(): void {
    this.#isSending = false;
    const { state, refusal } = this.#store;
    if (state.kind === 'receipt') {
      this.#received();
      return;
    }
    if (state.kind !== 'form') return;
    const { failure } = state;
    const isAway = failure === 'offline' || failure === 'timeout' || refusal?.status === 503;
    if (failure && isAway) {
      this.#wait(failure);
      return;
    }
    this.#stopWaiting();
    this.#set({ copy: failure === 'not-open' ? 'offered' : 'none' });
    const seconds = failure && refusal instanceof ProblemError ? refusal.retryAfter : undefined;
    if (failure === 'too-many-requests' && seconds) this.#clock.countDown(seconds);
    this.#write();
  }

  /** The banner above the form and the note below its fields. */
  render(env: Env) {
    const { t, headingLevel } = withMessages(env, messages);
    const isReceived = this.#store.state.kind === 'receipt';
    const state: DraftState = isReceived
      ? { ...this.#state, draft: 'none', leftover: [], isPastDeadline: false }
      : this.#state;
    const on: DraftHandlers = {
      forget: this.#forget,
      stopWaiting: () => {
        this.#stopWaiting();
        this.#element.focusNext('[part="send"]');
      },
      copy: () => void this.#copy(),
      remember: () => this.#remember(true),
      fill: () => void this.#fill(),
      forgetRemembered: () => this.#remember(false),
    };
    return { beside: draftBanner(state, t, on, headingLevel + 1), below: draftNote(state, t, on) };
  }

  #set(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    this.#warn();
    this.#element.requestUpdate();
  }

  async #restore(posting: MicroInternship): Promise<void> {
    const kept = this.device.draft(Date.now());
    const remembered = this.device.savedProfile;
    if (remembered) this.#set({ memory: 'offered' });
    if (!kept) return;
    if (!this.#hasSent) this.#store.idempotencyKey = kept.idempotencyKey;
    const draft = fromStored(kept);
    const isSame = kept.questionsVersion === posting.questions.version;
    const { fitting, leftover } = migrateAnswers(draft.answers, kept.asked, posting, isSame);
    this.#set({ draft: kept.wasSending ? 'was-sending' : 'kept', leftover });
    const known = { ...draft, answers: fitting };
    this.#content = textOf(known);
    await this.#show(mergeDrafts(this.#store.draft, known));
  }

  /** Keeps the answers that still fit when other questions are asked than before. */
  async #adapt(before: MicroInternship, posting: MicroInternship): Promise<void> {
    const { draft } = this.#store;
    const { fitting, leftover } = migrateAnswers(draft.answers, questionSnapshot(before), posting);
    this.#set({ leftover: [...this.#state.leftover, ...leftover] });
    await this.#show({ ...draft, answers: fitting });
  }

  async #show(draft: Draft): Promise<void> {
    this.#store.draft = draft;
    await this.#fields.refill();
    // What was typed meanwhile has the last word.
    this.#store.draft = mergeDrafts(this.#store.draft, draft);
    if (this.#form) fillForm(this.#form, this.#store.draft);
  }

  readonly #onInput = (): void => {
    if (this.#pendingRetry) this.#stopWaiting();
    clearTimeout(this.#timers.write);
    this.#timers.write = setTimeout(this.#flush, AUTOSAVE_DELAY);
  };

  /** Whether something is in the form that was not when it was last looked at. */
  #hasNews(): boolean {
    const before = this.#content;
    this.#content = textOf(this.#fields.complete());
    return this.#content !== before;
  }

  /** Writes what was changed without typing. */
  #notice(): void {
    // What leaves the page gives up its files, which is none of the visitor's doing.
    if (!this.#listening.signal.aborted && this.#timers.write === undefined && this.#hasNews()) this.#write();
  }

  /** Writes what was typed, once the visitor has paused. */
  readonly #flush = (): void => {
    if (this.#timers.write === undefined) return;
    clearTimeout(this.#timers.write);
    this.#timers.write = undefined;
    if (this.#hasNews()) this.#write();
  };

  #write(): void {
    if (!this.#posting || this.#store.state.kind !== 'form' || this.#state.draft === 'forgotten') return;
    this.#adoptKey();
    const { questions } = this.#store.state.posting;
    const isKept = this.device.keep({
      idempotencyKey: this.#store.idempotencyKey,
      at: Date.now(),
      wasSending: this.#isSending || this.#pendingRetry !== undefined,
      questionsVersion: questions.version,
      asked: [...this.#asked],
      ...contentOf(this.#fields.complete()),
    });
    this.#isDirty = !isKept;
    const draft = isKept ? 'kept' : 'none';
    if (draft === this.#state.draft) this.#warn();
    else this.#set({ draft });
  }

  /** Another tab may have begun the same application before. */
  #adoptKey(): void {
    const other = this.#hasSent ? undefined : this.device.draft(Date.now());
    if (other) this.#store.idempotencyKey = other.idempotencyKey;
  }

  readonly #forget = (): void => {
    clearTimeout(this.#timers.write);
    this.#timers.write = undefined;
    this.device.forget();
    this.#isDirty = false;
    this.#set({ draft: 'forgotten' });
    this.#element.focusNext('form .kept');
  };

  #received(): void {
    clearTimeout(this.#timers.write);
    this.#timers.write = undefined;
    this.#isDirty = false;
    this.#stopWaiting();
    this.device.received();
    this.#set({
      draft: 'none',
      copy: 'none',
      memory: this.device.savedProfile ? 'remembered' : 'can-remember',
      told: undefined,
    });
  }

  readonly #onStorage = ({ key, newValue }: StorageEvent): void => {
    if (key !== this.device.key || this.#store.state.kind !== 'form') return;
    const news = parseStorageEvent(newValue);
    if (news === 'received') this.#set({ draft: 'received-elsewhere' });
    else if (news && !this.#hasSent) this.#store.idempotencyKey = news.idempotencyKey;
  };

  /** Warns of leaving for as long as something would be lost by it. */
  #warn(): void {
    if (this.#isDirty || this.#pendingRetry)
      addEventListener('beforeunload', this.#onLeave, { signal: this.#listening.signal });
    else removeEventListener('beforeunload', this.#onLeave);
  }

  readonly #onLeave = (event: Event): void => event.preventDefault();

  #wait(failure: SendFailure): void {
    const pause = this.#pendingRetry
      ? Math.min(this.#pendingRetry.pause * 2, MAX_RETRY_DELAY)
      : FIRST_RETRY_DELAY;
    this.#pendingRetry = { draft: this.#pendingRetry?.draft ?? this.#store.draft, failure, pause };
    clearTimeout(this.#timers.send);
    this.#timers.send = setTimeout(this.#tryAgain, pause);
    this.#set({ isWaiting: true });
    this.#write();
  }

  #stopWaiting(): void {
    clearTimeout(this.#timers.send);
    if (!this.#pendingRetry) return;
    this.#pendingRetry = undefined;
    this.#set({ isWaiting: false });
    this.#write();
  }

  readonly #tryAgain = (): void => void this.#send();

  async #send(): Promise<void> {
    const { state } = this.#store;
    if (!this.#pendingRetry || state.kind !== 'form' || state.isSending) return;
    clearTimeout(this.#timers.send);
    const { draft } = this.#pendingRetry;
    // The form goes with the receipt, and the focus with it.
    const hasFocus = this.#form?.isConnected && this.#element.matches(':focus-within');
    await this.#store.submit(draft);
    this.onSubmitEnd();
    if (this.#store.state.kind !== 'receipt') return;
    this.#element.dispatchEvent(new MiApplyCompleteEvent(this.#store.slug));
    if (hasFocus) this.#element.focusNext('.title');
  }

  async #copy(): Promise<void> {
    if (!this.#posting) return;
    const text = answersAsText(this.#store.draft, this.#posting);
    try {
      await navigator.clipboard.writeText(text);
      this.#set({ copy: 'copied' });
    } catch {
      this.#set({ copy: { shown: text } });
    }
    this.#element.focusNext('.kept');
  }

  #remember(isWanted: boolean): void {
    const { state, draft } = this.#store;
    const isReceived = state.kind === 'receipt';
    const isDone = this.device.saveProfile(
      isWanted && isReceived
        ? { ...savedProfileOf(draft, state.posting), device: this.#store.device }
        : undefined,
    );
    this.#set({ memory: isWanted && isDone ? 'remembered' : isReceived ? 'can-remember' : 'none' });
    this.#element.focusNext('.kept, .title');
  }

  async #fill(): Promise<void> {
    const remembered = this.device.savedProfile;
    if (!remembered || !this.#posting || !this.#form) return;
    this.#set({ memory: 'filled' });
    await this.#show(mergeDrafts(this.#fields.complete(), prefill(remembered, this.#posting)));
    this.#notice();
    this.#element.focusNext('#person-name');
  }
}
