import type { Draft, SendFailure } from '../../src/features/apply/apply.lazy.ts';

const SECOND = 1000;
/** The delay doubles from the first to the longest. */
const FIRST_RETRY_DELAY = 5 * SECOND;
const MAX_RETRY_DELAY = 300 * SECOND;

interface PendingRetry {
  /** As it was sent first: another draft under the same idempotency key would be another application. */
  draft: Draft;
  failure: SendFailure;
  delay: number;
}

/** Retries one application while the connection is down: with exponential backoff, and as soon as it is back. */
export class RetryQueue {
  readonly #send: (draft: Draft) => void;
  #pending: PendingRetry | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (draft: Draft) => void) {
    this.#send = send;
  }

  /** Failure of the last attempt, while another one is due. */
  get failure(): SendFailure | undefined {
    return this.#pending?.failure;
  }

  /** Retries when the connection or the page comes back. */
  listen(signal: AbortSignal): void {
    addEventListener('pageshow', this.#retry, { signal });
    addEventListener('online', this.#retry, { signal });
    this.#retry();
  }

  schedule(draft: Draft, failure: SendFailure): void {
    this.stop();
    const delay = this.#pending ? Math.min(this.#pending.delay * 2, MAX_RETRY_DELAY) : FIRST_RETRY_DELAY;
    this.#pending = { draft: this.#pending?.draft ?? draft, failure, delay };
    this.#timer = setTimeout(this.#retry, delay);
  }

  /** Stops the timer; the next `listen` retries. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  cancel(): void {
    this.stop();
    this.#pending = undefined;
  }

  readonly #retry = (): void => {
    if (!this.#pending) return;
    this.stop();
    this.#send(this.#pending.draft);
  };
}
