import { expect } from '@open-wc/testing';
import { fakeMoreClient, settled } from '../../../test/kit/client.ts';
import { aSummary } from '../../../test/mocks/data.ts';
import { WidgetError } from '../../base/error.ts';
import { SimilarStore } from './similar-store.ts';

const OF = { slug: 'name-the-bakery-breads', campus: 'lakeshore' };

const start = () => {
  const client = fakeMoreClient();
  const store = new SimilarStore(client, OF);
  return { store, asked: client.asked.similar };
};

describe('the store of similar postings', () => {
  it('asks for nothing before it is told to', () => {
    const { store, asked } = start();

    expect([store.state.kind, asked.length]).to.deep.equal(['waiting', 0]);
  });

  it('has them once they came, for the campus of the page', async () => {
    const { store, asked } = start();
    const loading = store.load();

    asked[0]!.answer({ items: [aSummary()] });
    await loading;

    expect(asked[0]!.question).to.deep.equal(['name-the-bakery-breads', 'lakeshore']);
    expect(store.state).to.deep.equal({ kind: 'ready', items: [aSummary()] });
  });

  it('has none where they cannot be had', async () => {
    const { store, asked } = start();
    const loading = store.load();

    asked[0]!.fail(new WidgetError('timeout'));
    await loading;

    expect(store.state).to.deep.equal({ kind: 'ready', items: [] });
  });

  it('asks for nothing that the page has brought', async () => {
    const client = fakeMoreClient();
    const store = new SimilarStore(client, OF, [aSummary()]);

    await store.load();

    expect(store.state.kind).to.equal('ready');
    expect(client.asked.similar).to.have.lengthOf(0);
  });

  it('is silent once it was called off and takes it up again', async () => {
    const { store, asked } = start();
    const loading = store.load();
    store.abort();
    asked[0]!.fail(new WidgetError('aborted'));
    await loading;
    const waiting = store.state.kind;

    store.resume();
    asked[1]!.answer({ items: [] });
    await settled();
    store.resume();

    expect(waiting).to.equal('loading');
    expect(store.state.kind).to.equal('ready');
    expect(asked).to.have.lengthOf(2);
  });
});
