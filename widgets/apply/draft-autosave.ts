import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { ApplyStore, Draft } from '../../src/features/apply/apply.lazy.ts';
import {
  contentOf,
  emptyDraft,
  fillForm,
  fromStored,
  mergeDrafts,
  migrateAnswers,
  questionSnapshot,
  RECEIVED,
  textOf,
  type DraftState,
  type DraftStorage,
  type StoredDraft,
} from '../../src/features/apply/autosave/index.ts';

/** Debounce of autosave, in ms. */
const AUTOSAVE_DELAY = 400;

/** Fields of the form that is saved. */
export interface AutosavedForm {
  /** The draft as typed, with its uploads. */
  complete: () => Draft;
  /** Renders the fields of another draft. */
  rerenderFields: () => Promise<void>;
  /** Tells the page that a retry was received. */
  onReceived: () => void;
  /** Saves the student's details from the receipt. */
  saveProfile: () => void;
}

/** Owner of an autosaved form and of the state it shows. */
export interface AutosaveOwner {
  readonly store: ApplyStore;
  readonly storage: DraftStorage;
  readonly form: AutosavedForm;
  readonly state: DraftState;
  /** True while the application is being sent, or will be retried. */
  readonly isSending: boolean;
  cancelRetry: () => void;
  /** Shows a change of state; without one, only `isDirty` has changed. */
  update: (change?: Partial<DraftState>) => void;
}

/** Saves one form as it is typed, restores it, migrates it to changed questions, and shares its key across tabs. */
export class DraftAutosave {
  /** True while the form holds changes that the storage does not. */
  isDirty = false;
  form: HTMLFormElement | undefined;
  posting: MicroInternship | undefined;
  readonly #owner: AutosaveOwner;
  #signal: AbortSignal | undefined;
  /** Content of the form at the last comparison. */
  #content = textOf(emptyDraft);
  #hasSent = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #restored: Promise<void> | undefined;

  constructor(owner: AutosaveOwner) {
    this.#owner = owner;
  }

  /** Saves before the page goes, and follows other tabs. */
  listen(signal: AbortSignal): void {
    this.#signal = signal;
    addEventListener('pagehide', this.flush, { signal });
    addEventListener('storage', this.#onStorage, { signal });
    document.addEventListener('visibilitychange', this.flush, { signal });
  }

  /** Restores the draft of the form on the page, once, and saves what has changed since. */
  async attach(form: HTMLFormElement, posting: MicroInternship): Promise<void> {
    if (form !== this.form) {
      this.form = form;
      form.addEventListener('input', this.#onInput);
    }
    const before = this.posting;
    if (before !== posting) {
      this.posting = posting;
      this.#restored = before ? this.#migrate(before, posting) : this.#restore(posting);
    }
    await this.#restored;
    this.saveIfChanged();
  }

  /** Shows a draft in the form; what was typed meanwhile wins. */
  async show(draft: Draft): Promise<void> {
    this.#owner.store.draft = draft;
    await this.#owner.form.rerenderFields();
    this.#owner.store.draft = mergeDrafts(this.#owner.store.draft, draft);
    if (this.form) fillForm(this.form, this.#owner.store.draft);
  }

  /** Saves changes made without typing. */
  saveIfChanged(): void {
    // An element that leaves the page aborts its uploads: no change by the visitor.
    if (this.#signal?.aborted === false && this.#timer === undefined && this.#hasChanged()) this.save();
  }

  /** Saves at once what is still debounced. */
  readonly flush = (): void => {
    if (this.#timer === undefined) return;
    this.#stopTimer();
    if (this.#hasChanged()) this.save();
  };

  save(): void {
    const { state } = this.#owner.store;
    if (!this.posting || state.kind !== 'form' || this.#owner.state.draft === 'deleted') return;
    this.#adoptKey();
    const isSaved = this.#owner.storage.save({
      idempotencyKey: this.#owner.store.idempotencyKey,
      at: Date.now(),
      wasSending: this.#owner.isSending,
      questionsVersion: state.posting.questions.version,
      asked: questionSnapshot(this.posting),
      ...contentOf(this.#owner.form.complete()),
    });
    this.isDirty = !isSaved;
    this.#setStatus(isSaved ? 'saved' : 'none');
  }

  /** Saves a draft that is about to be sent, under its final key. */
  onSubmit(): void {
    this.#adoptKey();
    this.#hasSent = true;
    this.save();
  }

  /** Drops the draft of a received application, in other tabs too. */
  received(): void {
    this.#owner.storage.received();
    this.#drop('none');
  }

  discard(): void {
    this.#owner.storage.delete();
    this.#drop('deleted');
  }

  #drop(status: DraftState['draft']): void {
    this.#stopTimer();
    this.isDirty = false;
    this.#setStatus(status);
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #setStatus(draft: DraftState['draft']): void {
    this.#owner.update(draft === this.#owner.state.draft ? undefined : { draft });
  }

  async #restore(posting: MicroInternship): Promise<void> {
    const stored = this.#adoptKey();
    if (!stored) return;
    const draft = fromStored(stored);
    const isSame = stored.questionsVersion === posting.questions.version;
    const answers = this.#fitting(migrateAnswers(draft.answers, stored.asked, posting, isSame));
    this.#setStatus(stored.wasSending ? 'was-sending' : 'saved');
    const restored = { ...draft, answers };
    this.#content = textOf(restored);
    await this.show(mergeDrafts(this.#owner.store.draft, restored));
  }

  /** Keeps the answers that still fit the changed questions. */
  async #migrate(before: MicroInternship, posting: MicroInternship): Promise<void> {
    const { draft } = this.#owner.store;
    const answers = this.#fitting(migrateAnswers(draft.answers, questionSnapshot(before), posting));
    await this.show({ ...draft, answers });
  }

  /** Shows the answers that no question asks for any more, and returns the others. */
  #fitting({ fitting, orphaned }: ReturnType<typeof migrateAnswers>): Draft['answers'] {
    this.#owner.update({ orphaned: [...this.#owner.state.orphaned, ...orphaned] });
    return fitting;
  }

  #hasChanged(): boolean {
    const before = this.#content;
    this.#content = textOf(this.#owner.form.complete());
    return this.#content !== before;
  }

  /** Loads the stored draft and adopts its key: another tab may have saved the same application before. */
  #adoptKey(): StoredDraft | undefined {
    const stored = this.#owner.storage.load(Date.now());
    if (stored?.idempotencyKey && !this.#hasSent) this.#owner.store.idempotencyKey = stored.idempotencyKey;
    return stored;
  }

  readonly #onInput = (): void => {
    this.#owner.cancelRetry();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.flush, AUTOSAVE_DELAY);
  };

  readonly #onStorage = ({ key, newValue }: StorageEvent): void => {
    if (key !== this.#owner.storage.key || this.#owner.store.state.kind !== 'form') return;
    if (newValue === RECEIVED) this.#setStatus('received-elsewhere');
    else this.#adoptKey();
  };
}
