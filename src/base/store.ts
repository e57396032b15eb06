import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Holds one state and tells who listens when it is replaced. Knows no DOM. */
export abstract class Store<State> {
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
  abstract abort(): void;

  /** Takes up what was given up, if the state still waits for it. */
  abstract resume(): void;
}

type AnyStore = Pick<Store<unknown>, 'subscribe' | 'abort' | 'resume'>;

/** Renders its host whenever one of the watched stores changes; stops them while the host is off the page. */
export class StoreController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #stores = new Map<AnyStore, () => void>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Watches a store and gives it back. */
  watch<Watched extends AnyStore>(store: Watched): Watched {
    if (!this.#stores.has(store)) {
      this.#stores.set(
        store,
        store.subscribe(() => this.#host.requestUpdate()),
      );
    }
    return store;
  }

  /** Stops watching a store and gives up what it does. */
  drop(store: AnyStore): void {
    this.#stores.get(store)?.();
    this.#stores.delete(store);
    store.abort();
  }

  hostConnected(): void {
    for (const store of this.#stores.keys()) store.resume();
  }

  hostDisconnected(): void {
    for (const store of this.#stores.keys()) store.abort();
  }
}
