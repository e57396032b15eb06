const SECOND = 1000;

/** Waits until a visitor has stopped typing: who listens is not interrupted by every key. */
export class Pause {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Does something after a pause, unless more is typed. */
  before(work: () => void): void {
    this.end();
    this.#timer = setTimeout(work, SECOND);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
