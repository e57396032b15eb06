import type { CSSResult } from 'lit';
import { applicationTo } from '../../src/contract/application.ts';
import { check } from '../../src/contract/check.ts';
import type { FieldError } from '../../src/contract/problem.ts';
import {
  byField,
  type ApplyState,
  type ApplyStore,
  type Draft,
} from '../../src/features/apply/apply.lazy.ts';
import { toRequest } from '../../src/features/apply/draft.ts';

export const styles: readonly CSSResult[] = [];

/** Value of a request at `/group/id` as text, for comparison. */
const textAt = (request: object, pointer: string): string | undefined => {
  const [, group = '', id = ''] = pointer.split('/');
  return JSON.stringify((request as Record<string, Record<string, unknown> | undefined>)[group]?.[id]);
};

/**
 * Looks again at the fields of a form that were wrong, as they change: what is mended is no longer said to be wrong, and
 * what is wrong in another way is said so once the visitor has left the field. No other field is looked at.
 */
export class LiveValidation {
  readonly #store: ApplyStore;
  readonly #complete: () => Draft;
  readonly #changed: () => void;
  #form: HTMLFormElement | undefined;
  #told: readonly FieldError[] = [];
  /** Request at the time of the errors. */
  #before: object = {};
  /** Current error of each revalidated field, if any. */
  readonly #now = new Map<string, FieldError | undefined>();

  /** `complete` gives what was typed, with its files; `changed` is called when something is told otherwise. */
  constructor(store: ApplyStore, complete: () => Draft, changed: () => void) {
    this.#store = store;
    this.#complete = complete;
    this.#changed = changed;
  }

  /** Follows the form on show; `draft` is what was in it when its errors were told. */
  sync(form: HTMLFormElement, draft: Draft): void {
    const { state } = this.#store;
    if (state.kind !== 'form') return;
    if (state.errors !== this.#told) {
      this.#told = state.errors;
      this.#before = toRequest(draft, state.posting, undefined);
      this.#now.clear();
    }
    this.#look(false);
    if (form === this.#form) return;
    this.#form = form;
    form.addEventListener('input', () => this.#look(false));
    form.addEventListener('change', () => this.#look(true));
  }

  /** The form as it is shown, without what was mended. */
  withLocalErrors(state: ApplyState): ApplyState {
    if (state.kind !== 'form' || state.errors !== this.#told) return state;
    const errors = state.errors.flatMap((error) =>
      this.#now.has(error.pointer) ? (this.#now.get(error.pointer) ?? []) : error,
    );
    return { ...state, errors };
  }

  #look(isLeft: boolean): void {
    const { state } = this.#store;
    if (state.kind !== 'form' || this.#told.length === 0) return;
    const request = toRequest(this.#complete(), state.posting, undefined);
    const checked = check(applicationTo(state.posting), request);
    const wrong = checked.ok ? [] : byField(checked.errors);
    let hasNews = false;
    for (const error of this.#told) {
      const { pointer } = error;
      const shown = this.#now.has(pointer) ? this.#now.get(pointer) : error;
      // What only the server knows to be wrong is so until it is changed.
      const isSame = textAt(request, pointer) === textAt(this.#before, pointer);
      const found = isSame ? error : wrong.find((one) => one.pointer === pointer);
      const next = found && !isLeft ? shown : found;
      hasNews ||= next?.code !== shown?.code;
      this.#now.set(pointer, next);
    }
    if (hasNews) this.#changed();
  }
}
