import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { DraftState } from '../../src/features/apply/autosave/index.ts';

const SECOND = 1000;
/** Longest delay of a timer, in ms. */
const LONGEST_TIMER = 2 ** 31 - 1;

type Change = Partial<Pick<DraftState, 'secondsLeft' | 'announced' | 'isPastDeadline'>>;
type Timer = ReturnType<typeof setTimeout> | undefined;

/** Countdown of a form's rate limit, and the end of its posting's deadline. */
export class Countdown {
  readonly #update: (change: Change) => void;
  #opensAt = 0;
  #tickTimer: Timer;
  #deadlineTimer: Timer;

  constructor(update: (change: Change) => void) {
    this.#update = update;
  }

  /** Counts down the seconds until the form may be sent again. */
  countDown(seconds: number): void {
    this.#opensAt = Date.now() + seconds * SECOND;
    this.#update({ secondsLeft: seconds, announced: seconds });
    this.#tickTimer = setTimeout(this.#tick, SECOND);
  }

  /** Updates when the deadline of a posting passes. */
  watch({ applicationDeadline }: MicroInternship): void {
    clearTimeout(this.#deadlineTimer);
    const left = Date.parse(applicationDeadline?.at ?? '') - Date.now();
    if (left > 0 && left <= LONGEST_TIMER)
      this.#deadlineTimer = setTimeout(() => this.#update({ isPastDeadline: true }), left);
  }

  stop(): void {
    clearTimeout(this.#tickTimer);
    clearTimeout(this.#deadlineTimer);
  }

  readonly #tick = (): void => {
    const secondsLeft = Math.max(0, Math.ceil((this.#opensAt - Date.now()) / SECOND));
    this.#update({ secondsLeft, ...(secondsLeft === 0 && { announced: 'again' as const }) });
    if (secondsLeft > 0) this.#tickTimer = setTimeout(this.#tick, SECOND);
  };
}
