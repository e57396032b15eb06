import { SECOND } from '../../base/durations.ts';
/** Waits until a visitor has stopped typing: who listens is not interrupted by every key. */
export class Debouncer {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Does something after a pause, unless more is typed. */
  run(work: () => void): void {
    this.cancel();
    this.#timer = setTimeout(work, SECOND);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}
