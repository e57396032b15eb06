import { Store } from '../../../base/store.ts';
import type { Debouncer } from '../debounce.ts';

/** How many characters a listener is told that a text may still have. */
export interface CountState {
  told: number | undefined;
}

/** The eye needs no more while it types, and a slow phone has other things to do at every key. In milliseconds. */
const SOON = 500;

/** From how much of the limit on it is told. */
const NEAR = 0.2;

/** The length of one long answer, for the eye soon, for the ear after a pause and near the limit alone. */
export class CharacterCount extends Store<CountState> {
  /** How many characters the text may still have. */
  left: number;
  readonly #limit: number;
  readonly #pause: Debouncer;
  #drawing: ReturnType<typeof setTimeout> | undefined;

  constructor(limit: number, pause: Debouncer, text: string) {
    super({ told: undefined });
    this.#limit = limit;
    this.#pause = pause;
    this.left = limit - text.trim().length;
  }

  /** Something was typed; `draw` is called twice a second at most. */
  type(text: string, draw?: () => void): void {
    const left = this.#limit - text.trim().length;
    this.left = left;
    if (draw)
      this.#drawing ??= setTimeout(() => {
        this.#drawing = undefined;
        draw();
      }, SOON);
    const told = left < this.#limit * NEAR ? left : undefined;
    this.#pause.run(() => {
      if (told !== this.state.told) this.set({ told });
    });
  }

  abort(): void {
    clearTimeout(this.#drawing);
    this.#drawing = undefined;
    this.#pause.cancel();
  }

  resume(): void {
    // Nothing was given up.
  }
}
