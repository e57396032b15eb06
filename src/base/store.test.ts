import { expect } from '@open-wc/testing';
import type { ReactiveControllerHost } from 'lit';
import { Store, StoreController } from './store.ts';

class Counter extends Store<number> {
  readonly calls: string[] = [];

  count(): void {
    this.set(this.state + 1);
  }

  abort(): void {
    this.calls.push('abort');
  }

  resume(): void {
    this.calls.push('resume');
  }
}

const createHost = () => {
  const host = {
    updates: 0,
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => {
      host.updates += 1;
    },
    updateComplete: Promise.resolve(true),
  } satisfies ReactiveControllerHost & { updates: number };
  return host;
};

describe('a store', () => {
  it('tells its listeners of each change', () => {
    const store = new Counter(0);
    const seen: number[] = [];
    store.subscribe(() => seen.push(store.state));

    store.count();
    store.count();

    expect(seen).to.deep.equal([1, 2]);
  });

  it('tells nothing to who has left', () => {
    const store = new Counter(0);
    const seen: number[] = [];
    const leave = store.subscribe(() => seen.push(store.state));

    store.count();
    leave();
    store.count();

    expect(seen).to.deep.equal([1]);
  });
});

describe('a store controller', () => {
  it('renders its host at each change of a watched store', () => {
    const host = createHost();
    const store = new StoreController(host).watch(new Counter(0));

    store.count();

    expect(host.updates).to.equal(1);
  });

  it('watches a store once', () => {
    const host = createHost();
    const controller = new StoreController(host);
    const store = controller.watch(new Counter(0));

    controller.watch(store);
    store.count();

    expect(host.updates).to.equal(1);
  });

  it('stops a store that is dropped and hears of it no more', () => {
    const host = createHost();
    const controller = new StoreController(host);
    const store = controller.watch(new Counter(0));

    controller.drop(store);
    store.count();
    controller.hostDisconnected();

    expect(host.updates).to.equal(0);
    expect(store.calls).to.deep.equal(['abort']);
  });

  it('stops its stores with its host and takes them up again', () => {
    const controller = new StoreController(createHost());
    const store = controller.watch(new Counter(0));

    controller.hostDisconnected();
    controller.hostConnected();

    expect(store.calls).to.deep.equal(['abort', 'resume']);
  });
});
