import { Store } from '../../../base/store.ts';
import type { Debouncer } from '../debounce.ts';

export interface Option {
  value: string;
  label: string;
}

/** Everything that a list of many options can be in. */
export interface OptionsState {
  /** Text of the field above them. */
  text: string;
  /** Those that have its words. */
  shown: readonly Option[];
  isOpen: boolean;
  /** The one that the keyboard has come to. */
  active: string | undefined;
  chosen: string | undefined;
  /** How many there are, once it is to be told. */
  told: number | undefined;
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

const withWords = (options: readonly Option[], text: string): readonly Option[] => {
  const words = plain(text).split(/\s+/);
  return options.filter(({ label }) => {
    const own = plain(label);
    return words.every((word) => own.includes(word));
  });
};

/** The options of one question, narrowed down by what is typed; of a single choice also what is chosen. */
export class OptionsStore extends Store<OptionsState> {
  readonly #options: readonly Option[];
  readonly #pause: Debouncer;

  constructor(options: readonly Option[], pause: Debouncer, chosen?: string) {
    const text = options.find(({ value }) => value === chosen)?.label ?? '';
    super({
      text,
      shown: options,
      isOpen: false,
      active: undefined,
      chosen: text === '' ? undefined : chosen,
      told: undefined,
    });
    this.#options = options;
    this.#pause = pause;
  }

  /** Shows what has the words typed, and tells how many those are after a pause. */
  type(text: string): void {
    const shown = withWords(this.#options, text);
    this.#change({ text, shown, isOpen: true, active: undefined });
    this.#pause.run(() => this.#change({ told: shown.length }));
  }

  /** Shows all options, at the one that is chosen. */
  open(active: string | undefined = this.state.chosen): void {
    if (!this.state.isOpen) this.#change({ isOpen: true, shown: this.#options, active });
  }

  /** Goes on to the next option or back to the one before, from the last to the first. */
  move(step: 1 | -1): void {
    const { isOpen, chosen } = this.state;
    if (!isOpen) {
      this.open();
      if (chosen !== undefined) return;
    }
    const { shown, active } = this.state;
    const at = shown.findIndex(({ value }) => value === active);
    const next = at === -1 ? (step === 1 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length;
    this.#change({ active: shown[next]?.value });
  }

  /** Goes back from the options to what is typed. */
  goToText(): void {
    if (this.state.active !== undefined) this.#change({ active: undefined });
  }

  choose(chosen: string): void {
    const text = this.#options.find(({ value }) => value === chosen)?.label ?? '';
    this.#close({ chosen, text });
  }

  /** Takes back what was typed, then closes; whether there was anything to do. */
  escape(): boolean {
    const { text, isOpen } = this.state;
    if (!isOpen) return false;
    if (text === '') this.#close({ chosen: undefined });
    else this.#change({ text: '', shown: this.#options, active: undefined });
    return true;
  }

  /** Closes: what is typed counts where it is an option or nothing, else what was chosen before. */
  leave(): void {
    const { text, chosen, isOpen } = this.state;
    if (!isOpen) return;
    const typed = plain(text);
    const meant = this.#options.find(({ label }) => plain(label) === typed)?.value;
    const next = typed === '' ? undefined : (meant ?? chosen);
    this.#close({
      chosen: next,
      text: this.#options.find(({ value }) => value === next)?.label ?? '',
    });
  }

  abort(): void {
    this.#pause.cancel();
  }

  resume(): void {
    // Nothing was given up.
  }

  #close(change: Partial<OptionsState>): void {
    this.#pause.cancel();
    this.#change({ ...change, isOpen: false, active: undefined, shown: this.#options, told: undefined });
  }

  #change(change: Partial<OptionsState>): void {
    this.set({ ...this.state, ...change });
  }
}
