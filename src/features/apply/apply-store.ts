import type { ApiClient } from '../../api/client.ts';
import { ProblemError, toWidgetError } from '../../api/error.ts';
import type { WidgetError } from '../../base/error.ts';
import { createKey } from '../../base/key.ts';
import { Store } from '../../base/store.ts';
import { applicationTo, type Receipt } from '../../contract/application.ts';
import type { MicroInternship } from '../../contract/micro-internship.ts';
import { check, oncePerField } from '../../contract/check.ts';
import { problemCode, type FieldError, type ProblemCode } from '../../contract/problem.ts';
import type { CodeState } from './confirm/types.ts';
import { emptyDraft, toRequest, type Draft } from './draft.ts';

/** Why an application that was right could not be sent. */
export type SendFailure =
  | 'not-open'
  | 'exclusive'
  | 'questions-changed'
  | 'already-received'
  | 'too-many-requests'
  | 'offline'
  | 'timeout'
  | 'other';

/** Everything an application can be in. */
export type ApplyState =
  | { kind: 'loading' }
  | { kind: 'not-found' }
  | { kind: 'failed'; error: WidgetError }
  /** Nobody can apply, or nobody of this campus. */
  | { kind: 'closed'; posting: MicroInternship }
  /** A question is of a kind that this version cannot ask. */
  | { kind: 'unsupported'; posting: MicroInternship }
  | {
      kind: 'form';
      posting: MicroInternship;
      errors: readonly FieldError[];
      failure: SendFailure | undefined;
      isSending: boolean;
    }
  | {
      kind: 'receipt';
      posting: MicroInternship;
      receipt: Receipt;
      /** The confirmation as a page of ours brings it; before anything was entered it may be absent. */
      confirmation?: CodeState;
    };

/** The refusals that a visitor is told of by their own names. */
const TOLD: readonly unknown[] = [
  'not-open',
  'exclusive',
  'questions-changed',
  'too-many-requests',
] satisfies (ProblemCode & SendFailure)[];

const failureOf = (code: ProblemCode | undefined): SendFailure => {
  if (code === 'idempotency-key-reused') return 'already-received';
  return TOLD.includes(code) ? (code as SendFailure) : 'other';
};

/** Pointers of fields that a visitor can correct; any other error is the page's fault. */
const IN_FORM = /^\/(?:person|answers|statements|consent)\//;

/** The errors of a form by its fields: what is wrong with one of several answers is wrong with their question. */
export const byField = (errors: readonly FieldError[]): FieldError[] =>
  oncePerField(errors.map(({ pointer, code }) => ({ pointer: pointer.split('/', 3).join('/'), code })));

/** Errors of a refused application: those of fields or, if there are none, the reason of the refusal. */
export const readRefusal = (
  code: ProblemCode | undefined,
  refusals: readonly FieldError[] = [],
): { errors: FieldError[]; failure: SendFailure | undefined } => {
  const errors = byField(refusals.filter(({ pointer }) => IN_FORM.test(pointer)));
  return { errors, failure: errors.length > 0 ? undefined : failureOf(code) };
};

const readFailure = (error: WidgetError): ReturnType<typeof readRefusal> => {
  if (error.code === 'offline' || error.code === 'timeout') return { errors: [], failure: error.code };
  const problem = error instanceof ProblemError ? error.problem : undefined;
  return readRefusal(problem && problemCode(problem), problem?.errors);
};

/** Initial state of a posting's form for the students of a campus. */
export const initialState = (
  posting: MicroInternship,
  campus: string | undefined,
): ApplyState & { posting: MicroInternship } => {
  const { status, exclusiveTo = campus } = posting;
  if (status !== 'open' || exclusiveTo !== campus) return { kind: 'closed', posting };
  return posting.questions.items.some(({ kind }) => kind === 'other')
    ? { kind: 'unsupported', posting }
    : { kind: 'form', posting, errors: [], failure: undefined, isSending: false };
};

/** One application to one posting, from the empty form to the receipt. */
export class ApplyStore extends Store<ApplyState> {
  readonly slug: string;
  readonly #client: ApiClient;
  readonly #campus: string | undefined;
  /** One for the whole application: however often it is sent, it is received once. */
  idempotencyKey: string;
  /** Why it was not received when it was last sent. */
  refusal: WidgetError | undefined;
  /** The proof that this device has confirmed the applicant's mailbox before. */
  device: string | undefined;
  #draft: Draft;
  #read: (() => Draft) | undefined;
  #request: AbortController;
  #asked: Promise<MicroInternship> | undefined;

  constructor(
    client: ApiClient,
    slug: string,
    {
      campus,
      posting,
      asked,
      first,
    }: {
      campus?: string | undefined;
      posting?: MicroInternship;
      /** The posting as it was asked for before the store was there, and what ends that. */
      asked?: { posting: Promise<MicroInternship>; request: AbortController };
      /** Server-rendered state of the form. */
      first?: { state: ApplyState; draft: Draft; idempotencyKey: string };
    },
  ) {
    super(first?.state ?? (posting ? initialState(posting, campus) : { kind: 'loading' }));
    this.#draft = first?.draft ?? emptyDraft;
    this.idempotencyKey = first?.idempotencyKey ?? createKey();
    this.#asked = asked?.posting;
    this.#request = asked?.request ?? new AbortController();
    this.#client = client;
    this.#campus = campus;
    this.slug = slug;
  }

  /** Draft as typed. A change renders nothing: the form already shows it. */
  get draft(): Draft {
    if (this.#read) this.draft = this.#read();
    return this.#draft;
  }

  set draft(draft: Draft) {
    this.#draft = draft;
    this.#read = undefined;
  }

  /** Something is typed: it is read once somebody wants to know it, and not at every key. */
  type(read: () => Draft): void {
    this.#read = read;
  }

  /** Loads the posting and its questions. */
  async load(): Promise<void> {
    this.set({ kind: 'loading' });
    const asked = this.#asked;
    this.#asked = undefined;
    const { signal } = asked ? this.#request : this.#begin();
    try {
      const posting = await (asked ?? this.#client.microInternship(this.slug, this.#campus, signal));
      if (!signal.aborted) this.set(initialState(posting, this.#campus));
    } catch (error) {
      if (signal.aborted) return;
      const failed = toWidgetError(error);
      this.set(failed.status === 404 ? { kind: 'not-found' } : { kind: 'failed', error: failed });
    }
  }

  /** Checks the application and, where nothing is wrong and nobody objects, sends it. */
  async submit(draft: Draft, confirmSubmit: () => boolean = () => true): Promise<void> {
    const { state } = this;
    if (state.kind !== 'form' || state.isSending) return;
    this.draft = draft;
    const request = toRequest(draft, state.posting, this.#campus, this.device);
    const checked = check(applicationTo(state.posting), request);
    if (!checked.ok) {
      this.set({ ...state, errors: byField(checked.errors), failure: undefined });
      return;
    }
    const isSending = confirmSubmit();
    this.set({ ...state, errors: [], failure: undefined, isSending });
    if (!isSending) return;
    const { signal } = this.#begin();
    try {
      const receipt = await this.#client.apply(checked.value, this.idempotencyKey, signal);
      this.set({ kind: 'receipt', posting: state.posting, receipt });
    } catch (error) {
      await this.#refused(state, toWidgetError(error));
    }
  }

  abort(): void {
    // What has been sent is not called back: the visitor asked for it, and its receipt is wanted.
    if (this.state.kind === 'loading') this.#request.abort();
  }

  resume(): void {
    if (this.state.kind === 'loading') void this.load();
  }

  #begin(): AbortController {
    this.#request.abort();
    return (this.#request = new AbortController());
  }

  async #refused(state: ApplyState & { kind: 'form' }, error: WidgetError): Promise<void> {
    this.refusal = error;
    const { errors, failure } = readFailure(error);
    const posting = failure === 'questions-changed' ? await this.#newest(state.posting) : state.posting;
    this.set({ kind: 'form', posting, errors, failure, isSending: false });
  }

  async #newest(posting: MicroInternship): Promise<MicroInternship> {
    try {
      return await this.#client.microInternship(this.slug, this.#campus, this.#request.signal, {
        cache: 'no-cache',
      });
    } catch {
      return posting;
    }
  }
}
