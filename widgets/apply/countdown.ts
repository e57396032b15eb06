import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { DraftState } from '../../src/features/apply/autosave/index.ts';

const SECOND = 1000;
/** A timer takes no more milliseconds than this. */
const LONGEST_TIMER = 2 ** 31 - 1;

type Told = Partial<Pick<DraftState, 'secondsLeft' | 'told' | 'isPastDeadline'>>;
type Timer = ReturnType<typeof setTimeout> | undefined;

/** What a form is told by the clock: when it may be sent again, and that its deadline has passed. */
export class Countdown {
  readonly #tell: (told: Told) => void;
  #opensAt = 0;
  #tickTimer: Timer;
  #deadlineTimer: Timer;

  constructor(tell: (told: Told) => void) {
    this.#tell = tell;
  }

  /** Counts down to the moment from which the form may be sent again. */
  countDown(seconds: number): void {
    this.#opensAt = Date.now() + seconds * SECOND;
    this.#tell({ secondsLeft: seconds, told: seconds });
    this.#tickTimer = setTimeout(this.#tick, SECOND);
  }

  /** Tells when the deadline of the posting on show passes. */
  watch({ applicationDeadline }: MicroInternship): void {
    clearTimeout(this.#deadlineTimer);
    if (!applicationDeadline) return;
    const left = Date.parse(applicationDeadline.at) - Date.now();
    if (left <= 0 || left > LONGEST_TIMER) return;
    this.#deadlineTimer = setTimeout(() => this.#tell({ isPastDeadline: true }), left);
  }

  stop(): void {
    clearTimeout(this.#tickTimer);
    clearTimeout(this.#deadlineTimer);
  }

  readonly #tick = (): void => {
    const secondsLeft = Math.max(0, Math.ceil((this.#opensAt - Date.now()) / SECOND));
    this.#tell({ secondsLeft, ...(secondsLeft === 0 && { told: 'again' as const }) });
    if (secondsLeft > 0) this.#tickTimer = setTimeout(this.#tick, SECOND);
  };
}
