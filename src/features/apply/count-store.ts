import { Store } from '../../base/store.ts';
import type { Pause } from './pause.ts';

/** How many characters a text may still have; `told` is what a listener is told of it. */
export interface CountState {
  left: number;
  told: number | undefined;
}

/** From how much of the limit on it is told. */
const NEAR = 0.2;

/** The length of one long answer, for the eye at once, for the ear after a pause and near the limit alone. */
export class CountStore extends Store<CountState> {
  readonly #limit: number;
  readonly #pause: Pause;

  constructor(limit: number, pause: Pause, text: string) {
    super({ left: limit - text.trim().length, told: undefined });
    this.#limit = limit;
    this.#pause = pause;
  }

  type(text: string): void {
    const left = this.#limit - text.trim().length;
    this.set({ ...this.state, left });
    this.#pause.before(() => this.set({ left, told: left < this.#limit * NEAR ? left : undefined }));
  }

  abort(): void {
    this.#pause.end();
  }

  resume(): void {
    // Nothing was given up.
  }
}
