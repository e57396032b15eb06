import type { SendFile } from '../../../api/upload.ts';
import { ProblemError, toWidgetError } from '../../../api/error.ts';
import type { WidgetError } from '../../../base/error.ts';
import { createKey } from '../../../base/key.ts';
import { Store } from '../../../base/store.ts';
import type { FieldErrorCode } from '../../../contract/problem.ts';
import { FILE_TYPES, MAX_FILE_BYTES, type Upload } from '../../../contract/upload.ts';

/** File as shown. */
export type FileFacts = Pick<Upload, 'name' | 'size'>;

/** Why a file is not there: what is wrong with it, or `unknown` where it could not be sent. */
export interface UploadFailure {
  code: FieldErrorCode;
  refusal?: 'offline' | 'too-many-requests' | undefined;
}

/** Everything that the file of one question can be in. */
export type UploadState =
  | { kind: 'empty'; isRemoved: boolean }
  | { kind: 'uploading'; file: FileFacts; part: number }
  | { kind: 'failed'; file: FileFacts; failure: UploadFailure; canRetry: boolean }
  | { kind: 'done'; file: FileFacts; id: string };

/** Placeholder answer of a pending upload: no id, so that nothing is sent without it by mistake. */
const NOT_THERE = 'not-there';

const AGAIN: readonly FieldErrorCode[] = ['unknown', 'choice'];

/** Errors found before the upload; the server finds the others. */
const faultOf = ({ name, size }: File): FieldErrorCode | undefined => {
  if (size === 0) return 'too-short';
  if (size > MAX_FILE_BYTES) return 'too-long';
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(FILE_TYPES, ending) ? undefined : 'type';
};

const BY_STATUS: Partial<Record<number, UploadFailure>> = {
  413: { code: 'too-long' },
  415: { code: 'type' },
  429: { code: 'unknown', refusal: 'too-many-requests' },
};

const failureOf = (error: WidgetError): UploadFailure => {
  if (error.code === 'offline' || error.code === 'timeout') return { code: 'unknown', refusal: 'offline' };
  const refused = error instanceof ProblemError ? error.problem?.errors?.[0]?.code : undefined;
  return refused ? { code: refused } : (BY_STATUS[error.status ?? 0] ?? { code: 'unknown' });
};

/** The file of one question, from the choice of it to its id. The upload begins at once. */
export class UploadStore extends Store<UploadState> {
  readonly #send: SendFile;
  #file: File | undefined;
  /** One for each file that is chosen: however often it is sent, it is kept once. */
  #key = '';
  #request = new AbortController();
  #settled: (() => void)[] = [];

  constructor(send: SendFile, first?: { id: string; file: FileFacts }) {
    super(first ? { kind: 'done', ...first } : { kind: 'empty', isRemoved: false });
    this.#send = send;
  }

  /** The answer to the question, as the form hands it over; nothing where there is no file. */
  get answer(): string | undefined {
    const { state } = this;
    if (state.kind === 'empty') return undefined;
    return state.kind === 'done' ? state.id : NOT_THERE;
  }

  /** Takes a file in place of any other. */
  async pick(file: File): Promise<void> {
    this.#request.abort();
    this.#file = file;
    this.#key = createKey();
    const code = faultOf(file);
    if (code) this.#fail({ code });
    else await this.#upload(file);
  }

  /** Sends again what could not be sent. */
  async retry(): Promise<void> {
    if (this.#file && this.state.kind === 'failed') await this.#upload(this.#file);
  }

  /** Gives the file up, on its way or there. */
  remove(): void {
    if (this.state.kind === 'empty') return;
    this.#request.abort();
    this.#file = undefined;
    this.#change({ kind: 'empty', isRemoved: true });
  }

  /** Takes note that the marketplace no longer has the file. */
  lose(): void {
    const { state } = this;
    if (state.kind !== 'done') return;
    this.#key = createKey();
    this.#change({
      kind: 'failed',
      file: state.file,
      failure: { code: 'choice' },
      canRetry: this.#file !== undefined,
    });
  }

  /** Waits while a file is on its way. */
  async settled(): Promise<void> {
    if (this.state.kind === 'uploading') await new Promise<void>((done) => this.#settled.push(done));
  }

  abort(): void {
    this.#request.abort();
  }

  resume(): void {
    if (this.state.kind === 'uploading' && this.#file) void this.#upload(this.#file);
  }

  async #upload(file: File): Promise<void> {
    this.#request.abort();
    const { signal } = (this.#request = new AbortController());
    const { name, size } = file;
    this.#change({ kind: 'uploading', file: { name, size }, part: 0 });
    try {
      const { id } = await this.#send(file, {
        idempotencyKey: this.#key,
        signal,
        progress: (part) => {
          if (!signal.aborted) this.#change({ kind: 'uploading', file: { name, size }, part });
        },
      });
      if (!signal.aborted) this.#change({ kind: 'done', file: { name, size }, id });
    } catch (error) {
      if (!signal.aborted) this.#fail(failureOf(toWidgetError(error)));
    }
  }

  #fail(failure: UploadFailure): void {
    const { name, size } = this.#file ?? { name: '', size: 0 };
    const canRetry = AGAIN.includes(failure.code);
    this.#change({ kind: 'failed', file: { name, size }, failure, canRetry });
  }

  #change(state: UploadState): void {
    this.set(state);
    if (state.kind !== 'uploading') for (const done of this.#settled.splice(0)) done();
  }
}
