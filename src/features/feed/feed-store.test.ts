import { expect } from '@open-wc/testing';
import { fakeClient, settled } from '../../../test/kit/client.ts';
import { aSummary } from '../../../test/mocks/data.ts';
import { ProblemError } from '../../api/error.ts';
import { WidgetError } from '../../base/error.ts';
import type { FeedAnswer, FeedQuery } from '../../contract/feed.ts';
import { problemType } from '../../contract/problem.ts';
import { FeedStore } from './feed-store.ts';

const row = (name: string) => aSummary({ id: name, slug: name, title: name });

const answer = (names: string[], overrides: Partial<FeedAnswer> = {}): FeedAnswer => ({
  items: names.map(row),
  total: names.length,
  facets: { department: [] },
  ...overrides,
});

const namesIn = ({ state }: FeedStore): string[] =>
  'page' in state ? state.page.rows.map(({ id }) => id) : [];

const start = (preset: FeedQuery = {}) => {
  const client = fakeClient();
  const store = new FeedStore(client, { fixedFilters: preset });
  return { client, store, asked: client.asked.feed };
};

/** A store that shows rows. */
const startWith = async (first: FeedAnswer, preset: FeedQuery = {}) => {
  const started = start(preset);
  const loaded = started.store.load();
  started.asked[0]!.answer(first);
  await loaded;
  return started;
};

describe('the feed store', () => {
  it('asks for what the page has set', async () => {
    const { store, asked } = start({ campus: 'lakeshore', 'page-size': 5 });

    void store.load();

    expect(asked.map(({ question }) => question)).to.deep.equal([{ campus: 'lakeshore', 'page-size': 5 }]);
    expect(store.state.kind).to.equal('loading');
  });

  it('shows the rows that came', async () => {
    const { store } = await startWith(answer(['a', 'b'], { total: 9, nextCursor: 'n' }));

    expect(store.state).to.deep.include({ kind: 'ready', pending: 'none', loadMoreFailed: false });
    expect(namesIn(store)).to.deep.equal(['a', 'b']);
  });

  it('is empty where there are no rows', async () => {
    const { store } = await startWith(answer([]));

    expect(store.state.kind).to.equal('empty');
  });

  it('keeps the rows while others are loaded', async () => {
    const { store } = await startWith(answer(['a']));

    void store.setFilters({ q: 'b' });

    expect(store.state).to.deep.include({ kind: 'ready', pending: 'rows' });
    expect(namesIn(store)).to.deep.equal(['a']);
  });

  it('shows the latest, whichever answer comes last', async () => {
    const { store, asked } = start();
    const first = store.setFilters({ q: 'first' });
    const second = store.setFilters({ q: 'second' });

    asked[1]!.answer(answer(['second']));
    asked[0]!.answer(answer(['first']));
    await Promise.all([first, second]);

    expect(namesIn(store)).to.deep.equal(['second']);
    expect(asked.map(({ signal }) => signal.aborted)).to.deep.equal([true, false]);
  });

  it('hears no failure of what is no longer wanted', async () => {
    const { store, asked } = start();
    const first = store.setFilters({ q: 'first' });
    void store.setFilters({ q: 'second' });

    asked[0]!.fail(new WidgetError('aborted'));
    await first;

    expect(store.state.kind).to.equal('loading');
  });

  it('says why it failed and loads again', async () => {
    const { store, asked } = start();
    const error = new WidgetError('offline');
    const failing = store.load();
    asked[0]!.fail(error);
    await failing;
    const failed = store.state;

    const loading = store.load();
    asked[1]!.answer(answer(['a']));
    await loading;

    expect(failed).to.deep.equal({ query: {}, kind: 'failed', error });
    expect(store.state.kind).to.equal('ready');
  });

  it('names a campus that does not exist', async () => {
    const { store, asked } = start({ campus: 'nowhere' });
    const loading = store.load();

    asked[0]!.fail(
      new ProblemError(404, { type: problemType('unknown-campus'), title: 'No campus', status: 404 }),
    );
    await loading;

    expect(store.state).to.include({ kind: 'unknown-campus', campus: 'nowhere' });
  });
});

describe('the feed store with more to come', () => {
  it('adds the next rows, each once', async () => {
    const { store, asked } = await startWith(answer(['a', 'b'], { total: 4, nextCursor: 'n' }), {
      campus: 'lakeshore',
    });

    const more = store.loadMore();
    const pending = store.state;
    asked[1]!.answer(answer(['b', 'c', 'd'], { total: 4 }));
    await more;

    expect(pending).to.include({ kind: 'ready', pending: 'more' });
    expect(asked[1]!.question).to.deep.equal({ campus: 'lakeshore', cursor: 'n' });
    expect(namesIn(store)).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('asks once, however often it is pressed', async () => {
    const { store, asked } = await startWith(answer(['a'], { nextCursor: 'n' }));

    void store.loadMore();
    void store.loadMore();

    expect(asked).to.have.lengthOf(2);
  });

  it('asks for nothing where nothing follows', async () => {
    const { store, asked } = await startWith(answer(['a']));

    await store.loadMore();

    expect(asked).to.have.lengthOf(1);
  });

  it('keeps the rows when it fails and can be asked again', async () => {
    const { store, asked } = await startWith(answer(['a'], { nextCursor: 'n' }));
    const failing = store.loadMore();
    asked[1]!.fail(new WidgetError('offline'));
    await failing;
    const failed = store.state;

    const more = store.loadMore();
    asked[2]!.answer(answer(['b']));
    await more;

    expect(failed).to.include({ kind: 'ready', pending: 'none', loadMoreFailed: true });
    expect(namesIn(store)).to.deep.equal(['a', 'b']);
    expect(store.state).to.include({ loadMoreFailed: false });
  });

  it('forgets them when the visitor chooses otherwise meanwhile', async () => {
    const { store, asked } = await startWith(answer(['a'], { nextCursor: 'n' }));
    const more = store.loadMore();
    const chosen = store.setFilters({ q: 'z' });

    asked[2]!.answer(answer(['z']));
    asked[1]!.answer(answer(['b']));
    await Promise.all([more, chosen]);

    expect(namesIn(store)).to.deep.equal(['z']);
  });
});

describe('the feed store of a visitor who chooses', () => {
  it('tells an empty list from one that the visitor has emptied, until the next answer', async () => {
    const { store, asked } = await startWith(answer([]));
    expect(store.state).to.include({ kind: 'empty', isFiltered: false });

    void store.setFilters({ q: 'jam' });
    asked[1]!.answer(answer([]));
    await settled();
    expect(store.state).to.include({ kind: 'empty', isFiltered: true });

    void store.resetFilters();
    expect(store.state).to.include({ kind: 'empty', isFiltered: true });
  });

  it('does not take what the page has set for a choice', async () => {
    const { store, asked } = start({ campus: 'lakeshore', department: ['data', 'design'] });
    void store.load();
    asked[0]!.answer(answer([]));
    await settled();

    expect(store.state).to.include({ kind: 'empty', isFiltered: false });
  });

  it('takes back the choices and nothing of what the page has set', () => {
    const { store, asked } = start({ campus: 'lakeshore', department: ['data'] });
    void store.setFilters({ q: 'jam' });

    void store.resetFilters();

    expect(asked.at(-1)!.question).to.deep.equal({ campus: 'lakeshore', department: ['data'] });
  });
});

describe('the feed store off the page', () => {
  it('calls off what is under way and is silent', async () => {
    const { store, asked } = start();
    const loading = store.load();

    store.abort();
    asked[0]!.answer(answer(['late']));
    await loading;

    expect(asked[0]!.signal.aborted).to.equal(true);
    expect(store.state.kind).to.equal('loading');
  });

  it('takes up what it called off', async () => {
    const { store, asked } = start();
    void store.load();

    store.abort();
    store.resume();
    asked[1]!.answer(answer(['a']));
    await settled();

    expect(namesIn(store)).to.deep.equal(['a']);
  });

  it('keeps the rows and offers more again where more were under way', async () => {
    const { store, asked } = await startWith(answer(['a'], { nextCursor: 'n' }));
    void store.loadMore();

    store.abort();
    store.resume();

    expect(store.state).to.include({ kind: 'ready', pending: 'none' });
    expect(namesIn(store)).to.deep.equal(['a']);
    expect(asked).to.have.lengthOf(2);
  });

  it('takes up rows that were to be replaced', async () => {
    const { store, asked } = await startWith(answer(['a']));
    void store.load();

    store.abort();
    store.resume();
    asked[2]?.answer(answer(['b']));
    await settled();

    expect(namesIn(store)).to.deep.equal(['b']);
  });

  it('asks for nothing where all is there', async () => {
    const { store, asked } = await startWith(answer(['a']));

    store.abort();
    store.resume();

    expect(asked).to.have.lengthOf(1);
  });
});
