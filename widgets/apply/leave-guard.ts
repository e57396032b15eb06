/** Lets the browser confirm leaving the page while something would be lost by it. */
export class LeaveGuard {
  readonly #isUnsaved: () => boolean;

  constructor(isUnsaved: () => boolean) {
    this.#isUnsaved = isUnsaved;
  }

  /** Adds the listener only while it is needed: pages with one may not enter the back/forward cache. */
  update(): void {
    if (this.#isUnsaved()) addEventListener('beforeunload', this.#onBeforeUnload);
    else removeEventListener('beforeunload', this.#onBeforeUnload);
  }

  readonly #onBeforeUnload = (event: Event): void => event.preventDefault();
}
