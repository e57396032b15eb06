import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Holds one state and tells who listens when it is replaced. Knows no DOM. */
export class Store<State> {
  #state: State;
  readonly #listeners = new Set<() => void>();

  constructor(initial: State) {
    this.#state = initial;
  }

  get state(): State {
    return this.#state;
  }

  protected set(state: State): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  /** Calls back after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Gives up what is under way. */
  abort(): void {}
}

/** Renders its host whenever one of the watched stores changes, and aborts them when the host leaves the page. */
export class StoreController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #stores = new Map<Store<unknown>, () => void>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Watches a store and gives it back. */
  watch<Watched extends Store<never>>(store: Watched): Watched {
    const watched = store as unknown as Store<unknown>;
    this.#stores.set(watched, watched.subscribe(() => this.#host.requestUpdate()));
    return store;
  }

  /** Stops watching a store and aborts what it does. */
  drop(store: Store<never> | undefined): void {
    const dropped = store as Store<unknown> | undefined;
    if (!dropped) return;
    this.#stores.get(dropped)?.();
    this.#stores.delete(dropped);
    dropped.abort();
  }

  hostDisconnected(): void {
    for (const store of this.#stores.keys()) store.abort();
  }
}
