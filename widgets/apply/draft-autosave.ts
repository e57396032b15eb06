import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { ApplyStore, Draft } from '../../src/features/apply/apply.lazy.ts';
import {
  contentOf,
  emptyDraft,
  fillForm,
  fromStored,
  mergeDrafts,
  migrateAnswers,
  parseStorageEvent,
  questionSnapshot,
  textOf,
  type DraftState,
  type DraftStorage,
  type OrphanedAnswer,
} from '../../src/features/apply/autosave/index.ts';

/** Debounce of autosave, in ms. */
const AUTOSAVE_DELAY = 400;

/** The form that is saved. */
export interface AutosavedForm {
  /** The draft as typed, with its uploads. */
  complete: () => Draft;
  /** Renders the fields of another draft. */
  rerenderFields: () => Promise<void>;
}

interface AutosaveOptions extends AutosavedForm {
  /** Whether the application is being sent, or will be retried. */
  isSending: () => boolean;
  /** Called when the visitor types. */
  onInput: () => void;
  /** Shows a change of state; without one, only `isDirty` has changed. */
  update: (change?: Partial<DraftState>) => void;
}

/** Saves one form as it is typed, restores it, migrates it to changed questions, and shares its key across tabs. */
export class DraftAutosave {
  /** Whether the form holds changes that the storage does not. */
  isDirty = false;
  readonly #store: ApplyStore;
  readonly #storage: DraftStorage;
  readonly #options: AutosaveOptions;
  #signal: AbortSignal | undefined;
  #form: HTMLFormElement | undefined;
  #posting: MicroInternship | undefined;
  /** Content of the form at the last comparison. */
  #content = textOf(emptyDraft);
  #hasSent = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #restored: Promise<void> | undefined;
  #status: DraftState['draft'] = 'none';
  #orphaned: readonly OrphanedAnswer[] = [];

  constructor(store: ApplyStore, storage: DraftStorage, options: AutosaveOptions) {
    this.#store = store;
    this.#storage = storage;
    this.#options = options;
  }

  /** The form on the page, if it is still there. */
  get form(): HTMLFormElement | undefined {
    return this.#form;
  }

  get posting(): MicroInternship | undefined {
    return this.#posting;
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
    if (form !== this.#form) {
      this.#form = form;
      form.addEventListener('input', this.#onInput);
    }
    const before = this.#posting;
    if (before !== posting) {
      this.#posting = posting;
      this.#restored = before ? this.#migrate(before, posting) : this.#restore(posting);
    }
    await this.#restored;
    this.saveIfChanged();
  }

  /** Shows a draft in the form; what was typed meanwhile wins. */
  async show(draft: Draft): Promise<void> {
    this.#store.draft = draft;
    await this.#options.rerenderFields();
    this.#store.draft = mergeDrafts(this.#store.draft, draft);
    if (this.#form) fillForm(this.#form, this.#store.draft);
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
    const { state } = this.#store;
    if (!this.#posting || state.kind !== 'form' || this.#status === 'deleted') return;
    this.#adoptKey();
    const isSaved = this.#storage.save({
      idempotencyKey: this.#store.idempotencyKey,
      at: Date.now(),
      wasSending: this.#options.isSending(),
      questionsVersion: state.posting.questions.version,
      asked: questionSnapshot(this.#posting),
      ...contentOf(this.#options.complete()),
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
    this.#storage.received();
    this.#drop('none');
  }

  discard(): void {
    this.#storage.delete();
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
    const isSame = draft === this.#status;
    this.#status = draft;
    this.#options.update(isSame ? undefined : { draft });
  }

  async #restore(posting: MicroInternship): Promise<void> {
    const stored = this.#storage.load(Date.now());
    if (!stored) return;
    if (!this.#hasSent) this.#store.idempotencyKey = stored.idempotencyKey;
    const draft = fromStored(stored);
    const isSame = stored.questionsVersion === posting.questions.version;
    const answers = this.#fitting(migrateAnswers(draft.answers, stored.asked, posting, isSame));
    this.#setStatus(stored.wasSending ? 'was-sending' : 'saved');
    const restored = { ...draft, answers };
    this.#content = textOf(restored);
    await this.show(mergeDrafts(this.#store.draft, restored));
  }

  /** Keeps the answers that still fit the changed questions. */
  async #migrate(before: MicroInternship, posting: MicroInternship): Promise<void> {
    const { draft } = this.#store;
    const answers = this.#fitting(migrateAnswers(draft.answers, questionSnapshot(before), posting));
    await this.show({ ...draft, answers });
  }

  /** Shows the answers that no question asks for any more, and returns the others. */
  #fitting({ fitting, orphaned }: ReturnType<typeof migrateAnswers>): Draft['answers'] {
    this.#orphaned = [...this.#orphaned, ...orphaned];
    this.#options.update({ orphaned: this.#orphaned });
    return fitting;
  }

  #hasChanged(): boolean {
    const before = this.#content;
    this.#content = textOf(this.#options.complete());
    return this.#content !== before;
  }

  /** Adopts the key of a tab that has saved the same application before. */
  #adoptKey(): void {
    const other = this.#hasSent ? undefined : this.#storage.load(Date.now());
    if (other) this.#store.idempotencyKey = other.idempotencyKey;
  }

  readonly #onInput = (): void => {
    this.#options.onInput();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.flush, AUTOSAVE_DELAY);
  };

  readonly #onStorage = ({ key, newValue }: StorageEvent): void => {
    if (key !== this.#storage.key || this.#store.state.kind !== 'form') return;
    const other = parseStorageEvent(newValue);
    if (other === 'received') this.#setStatus('received-elsewhere');
    else if (other && !this.#hasSent) this.#store.idempotencyKey = other.idempotencyKey;
  };
}
