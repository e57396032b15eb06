import type { WidgetErrorCode } from '../src/base/error.ts';

/** `Event` itself, which MooTools 1.2 puts something else in place of. */
const NativeEvent = Object.getPrototypeOf(CustomEvent) as typeof Event;

const reachesTheHost = { bubbles: true, composed: true };

/** A visitor opened a micro-internship. */
export class MiSelectEvent extends NativeEvent {
  readonly slug: string;
  constructor(slug: string) {
    super('mi-select', reachesTheHost);
    this.slug = slug;
  }
}

/** A visitor is about to send an application. Prevented, nothing is sent and nothing is lost. */
export class MiApplySubmitEvent extends NativeEvent {
  readonly slug: string;
  constructor(slug: string) {
    super('mi-apply-submit', { ...reachesTheHost, cancelable: true });
    this.slug = slug;
  }
}

/** An application was received. */
export class MiApplyCompleteEvent extends NativeEvent {
  readonly slug: string;
  constructor(slug: string) {
    super('mi-apply-complete', reachesTheHost);
    this.slug = slug;
  }
}

/** Something could not be loaded. Carries no more than a code and, for `http`, the status. */
export class MiErrorEvent extends NativeEvent {
  readonly code: WidgetErrorCode;
  readonly status: number | undefined;
  constructor(code: WidgetErrorCode, status?: number) {
    super('mi-error', reachesTheHost);
    this.code = code;
    this.status = status;
  }
}

declare global {
  interface HTMLElementEventMap {
    'mi-select': MiSelectEvent;
    'mi-apply-submit': MiApplySubmitEvent;
    'mi-apply-complete': MiApplyCompleteEvent;
    'mi-error': MiErrorEvent;
  }
}
