import type { WidgetErrorCode } from '../src/base/error.ts';

/** `Event` itself, which MooTools 1.2 puts something else in place of. */
export const NativeEvent = Object.getPrototypeOf(CustomEvent) as typeof Event;

export const bubblingOptions = { bubbles: true, composed: true };

/** A visitor opened a micro-internship. */
export class MiSelectEvent extends NativeEvent {
  readonly slug: string;
  constructor(slug: string) {
    super('mi-select', bubblingOptions);
    this.slug = slug;
  }
}

/** Something could not be loaded. Carries no more than a code and, for `http`, the status. */
export class MiErrorEvent extends NativeEvent {
  readonly code: WidgetErrorCode;
  readonly status: number | undefined;
  constructor(code: WidgetErrorCode, status?: number) {
    super('mi-error', bubblingOptions);
    this.code = code;
    this.status = status;
  }
}

declare global {
  interface HTMLElementEventMap {
    'mi-select': MiSelectEvent;
    'mi-error': MiErrorEvent;
  }
}
