import type { Draft } from '../../src/features/apply/apply.lazy.ts';

const SECOND = 1000;
/** The delay doubles from the first to the longest. */
const FIRST_RETRY_DELAY = 5 * SECOND;
const MAX_RETRY_DELAY = 300 * SECOND;

/** Retries one application while the connection is down: with exponential backoff, and as soon as it is back. */
export class RetryQueue {
  readonly #send: (draft: Draft) => void;
  /** As it was sent first: another draft under the same idempotency key would be another application. */
  #draft: Draft | undefined;
  #delay = FIRST_RETRY_DELAY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (draft: Draft) => void) {
    this.#send = send;
  }

  /** Retries when the connection or the page comes back. */
  listen(signal: AbortSignal): void {
    addEventListener('pageshow', this.#retry, { signal });
    addEventListener('online', this.#retry, { signal });
    this.#retry();
  }

  schedule(draft: Draft): void {
    this.stop();
    this.#draft ??= draft;
    this.#timer = setTimeout(this.#retry, this.#delay);
    this.#delay = Math.min(this.#delay * 2, MAX_RETRY_DELAY);
  }

  /** Stops the timer; the next `listen` retries. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  cancel(): void {
    this.stop();
    this.#draft = undefined;
    this.#delay = FIRST_RETRY_DELAY;
  }

  readonly #retry = (): void => {
    if (!this.#draft) return;
    this.stop();
    this.#send(this.#draft);
  };
}
