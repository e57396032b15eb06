import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Observable state. Knows no DOM. */
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

  /** Subscribes to changes. Returns the function that unsubscribes. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Cancels pending requests. */
  abstract abort(): void;

  /** Resumes if still loading. */
  abstract resume(): void;
}

type AnyStore = Pick<Store<unknown>, 'subscribe' | 'abort' | 'resume'>;

/** Renders its host on changes of the watched stores; cancels them while the host is disconnected. */
export class StoreController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #stores = new Map<AnyStore, () => void>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Watches a store, and returns it. */
  watch<Watched extends AnyStore>(store: Watched): Watched {
    if (!this.#stores.has(store)) {
      this.#stores.set(
        store,
        store.subscribe(() => this.#host.requestUpdate()),
      );
    }
    return store;
  }

  /** Stops watching a store, and cancels its requests. */
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
