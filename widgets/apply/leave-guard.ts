/** Lets the browser confirm leaving the page while something would be lost by it. */
export class LeaveGuard {
  readonly #onBeforeUnload = (event: Event): void => event.preventDefault();

  /** Adds the listener only while it is needed: pages with one may not enter the back/forward cache. */
  update(isUnsaved: boolean): void {
    const change = isUnsaved ? addEventListener : removeEventListener;
    change('beforeunload', this.#onBeforeUnload);
  }
}
