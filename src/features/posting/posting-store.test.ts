import { expect } from '@open-wc/testing';
import { fakeClient, settled } from '../../../test/kit/client.ts';
import { aPosting, aSummary } from '../../../test/mocks/data.ts';
import { ProblemError } from '../../api/error.ts';
import { WidgetError } from '../../base/error.ts';
import { PostingStore } from './posting-store.ts';

const start = () => {
  const client = fakeClient();
  const store = new PostingStore(client, 'name-the-bakery-breads', {
    campus: 'lakeshore',
    known: aSummary(),
  });
  return { store, asked: client.asked.microInternship };
};

describe('the detail store', () => {
  it('shows what is known while it loads the rest', () => {
    const { store, asked } = start();

    void store.load();

    expect(store.state).to.deep.equal({ kind: 'loading', summary: aSummary() });
    expect(asked.map(({ question }) => question)).to.deep.equal([['name-the-bakery-breads', 'lakeshore']]);
  });

  it('has the posting once it came', async () => {
    const { store, asked } = start();
    const loading = store.load();

    asked[0]!.answer(aPosting());
    await loading;

    expect(store.state).to.deep.equal({ kind: 'ready', posting: aPosting() });
  });

  it('knows what is gone from what failed', async () => {
    const gone = start();
    const failed = start();
    const loading = [gone.store.load(), failed.store.load()];

    gone.asked[0]!.fail(new ProblemError(404, undefined));
    failed.asked[0]!.fail(new ProblemError(500, undefined));
    await Promise.all(loading);

    expect(gone.store.state.kind).to.equal('not-found');
    expect(failed.store.state.kind).to.equal('failed');
  });

  it('shows the latest answer', async () => {
    const { store, asked } = start();
    const loading = [store.load(), store.load()];

    asked[1]!.answer(aPosting({ title: 'Second' }));
    asked[0]!.answer(aPosting({ title: 'First' }));
    await Promise.all(loading);

    expect(store.state.kind === 'ready' && store.state.posting.title).to.equal('Second');
  });

  it('is silent once it was called off and takes it up again', async () => {
    const { store, asked } = start();
    const loading = store.load();
    store.abort();
    asked[0]!.fail(new WidgetError('aborted'));
    await loading;
    const waiting = store.state.kind;

    store.resume();
    asked[1]!.answer(aPosting());
    await settled();
    store.resume();

    expect(waiting).to.equal('loading');
    expect(store.state.kind).to.equal('ready');
    expect(asked).to.have.lengthOf(2);
  });
});
