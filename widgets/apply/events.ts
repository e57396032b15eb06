import { NativeEvent, bubblingOptions } from '../events.ts';

/** A visitor is about to send an application. Prevented, nothing is sent and nothing is lost. */
export class MiApplySubmitEvent extends NativeEvent {
  readonly slug: string;
  constructor(slug: string) {
    super('mi-apply-submit', { ...bubblingOptions, cancelable: true });
    this.slug = slug;
  }
}

/** An application was received. */
export class MiApplyCompleteEvent extends NativeEvent {
  readonly slug: string;
  constructor(slug: string) {
    super('mi-apply-complete', bubblingOptions);
    this.slug = slug;
  }
}

/** An applicant confirmed the email address of an application, which counts from now on. */
export class MiApplyConfirmEvent extends NativeEvent {
  readonly slug: string;
  constructor(slug: string) {
    super('mi-apply-confirm', bubblingOptions);
    this.slug = slug;
  }
}

declare global {
  interface HTMLElementEventMap {
    'mi-apply-submit': MiApplySubmitEvent;
    'mi-apply-complete': MiApplyCompleteEvent;
    'mi-apply-confirm': MiApplyConfirmEvent;
  }
}
