import { expect } from '@open-wc/testing';
import { allByRole, byRole, expectAccessible, renderPartial, textOf } from '../../../test/kit/render.ts';
import { anEnv } from '../../../test/kit/unit-env.ts';
import { aBareSummary, aSummary } from '../../../test/mocks/data.ts';
import { WidgetError, type WidgetErrorCode } from '../../base/error.ts';
import type { FeedState, Page } from './feed-store.ts';
import { feedView } from './feed-view.ts';
import { feedSlots } from './slots.ts';
import type { FeedViewData, SlotHandlers } from './types.ts';

const page = (overrides: Partial<Page> = {}): Page => ({
  rows: [aSummary(), aBareSummary()],
  total: 2,
  facets: {
    department: [
      { value: 'marketing', count: 12 },
      { value: 'research', count: 1 },
    ],
  },
  nextCursor: undefined,
  campus: undefined,
  suggestions: [],
  isFallback: false,
  ...overrides,
});

const ready = (overrides: Partial<FeedState & { kind: 'ready' }> = {}): FeedState => ({
  query: {},
  kind: 'ready',
  page: page(),
  pending: 'none',
  loadMoreFailed: false,
  ...overrides,
});

const empty: FeedState = {
  query: {},
  kind: 'empty',
  page: page({ rows: [], total: 0 }),
  pending: 'none',
  isFiltered: false,
};

const start = async (state: FeedState, data: Partial<FeedViewData> = {}) => {
  const done: unknown[] = [];
  const handlers: SlotHandlers = {
    select: ({ slug }) => done.push(['select', slug]),
    choose: (choice) => done.push(choice),
    drop: (choice) => done.push(['drop', choice]),
    clear: () => done.push('clear'),
    more: () => done.push('more'),
    retry: () => done.push('retry'),
  };
  const env = anEnv(handlers);
  const view = (shown: FeedState) => {
    const all = {
      state: shown,
      filterNames: ['department'],
      fixedFilters: {},
      hasSearch: true,
      layout: 'cards',
      ...data,
    } as const;
    return feedView({ slots: feedSlots(all, env), ...all }, env);
  };
  const { root, again } = await renderPartial(view(state));
  const show = (next: FeedState) => again(view(next));
  return { root, show, done };
};

const status = (root: ShadowRoot) => textOf(byRole(root, 'status'));

describe('the feed', () => {
  it('says that it loads', async () => {
    const { root } = await start({ query: {}, kind: 'loading' });

    expect(status(root)).to.equal('Loading micro-internships…');
    expect(allByRole(root, 'article')).to.have.lengthOf(0);
    await expectAccessible(root);
  });

  it('shows its rows in a list and says how many they are', async () => {
    const { root } = await start(ready());

    const list = allByRole(root, 'list').find(({ ariaBusy }) => ariaBusy !== null)!;

    expect(status(root)).to.equal('2 micro-internships');
    expect(list.children).to.have.lengthOf(2);
    expect(allByRole(root, 'heading').map(textOf)).to.deep.equal([
      'Name the breads of a bakery',
      'Count the birds',
    ]);
    await expectAccessible(root);
  });

  it('says that rows are being replaced', async () => {
    const { root } = await start(ready({ pending: 'rows' }));

    expect(root.querySelector('[aria-busy="true"]')).to.exist;
    await expectAccessible(root);
  });

  it('says that none are open', async () => {
    const { root } = await start(empty);

    expect(status(root)).to.equal('No micro-internships are open right now');
    expect(textOf(root)).to.include('New ones are posted every week.');
    expect(allByRole(root, 'button', 'Clear filters')).to.have.lengthOf(0);
    await expectAccessible(root);
  });

  it('says that none match and shows all at a press', async () => {
    const { root, done } = await start({ ...empty, query: { q: 'zebra' }, isFiltered: true });

    allByRole(root, 'button', 'Clear filters').at(-1)?.click();

    expect(status(root)).to.equal('No micro-internships match');
    expect(done).to.deep.equal(['clear']);
    await expectAccessible(root);
  });

  it('says that there is no such campus and keeps the host’s own link', async () => {
    const { root } = await start({ query: {}, kind: 'unknown-campus', campus: 'nowhere' });

    expect(status(root)).to.equal('There is no campus “nowhere”');
    expect(allByRole(root, 'search')).to.have.lengthOf(0);
    expect(root.querySelector('slot')).to.exist;
    await expectAccessible(root);
  });

  const FAILURES: [WidgetErrorCode, string][] = [
    ['offline', 'We couldn’t reach the server. Please check your connection.'],
    ['timeout', 'The server took too long to answer.'],
    ['http', 'The server could not answer.'],
    ['contract', 'Something went wrong on our side.'],
  ];
  for (const [code, text] of FAILURES) {
    it(`says what to do when it failed by ${code} and tries again at a press`, async () => {
      const { root, done } = await start({ query: {}, kind: 'failed', error: new WidgetError(code) });

      byRole(root, 'button', 'Try again').click();

      expect(status(root)).to.equal('Micro-internships could not be loaded');
      expect(textOf(root)).to.include(text);
      expect(root.querySelector('slot')).to.exist;
      expect(done).to.deep.equal(['retry']);
      await expectAccessible(root);
    });
  }

  it('hands on which card was opened', async () => {
    const { root, done } = await start(ready());

    byRole(root, 'button', 'Count the birds').click();

    expect(done).to.deep.equal([['select', 'count-the-birds']]);
  });
});

describe('more of the feed', () => {
  const partly = page({ total: 9, nextCursor: 'n' });

  it('is offered where it exists', async () => {
    const { root, done } = await start(ready({ page: partly }));

    byRole(root, 'button', 'Load more').click();

    expect(status(root)).to.equal('Showing 2 of 9 micro-internships');
    expect(done).to.deep.equal(['more']);
    await expectAccessible(root);
  });

  it('is not offered where nothing follows', async () => {
    const { root } = await start(ready());

    expect(allByRole(root, 'button', 'Load more')).to.have.lengthOf(0);
  });

  it('says that it is coming and keeps the focus', async () => {
    const { root, show } = await start(ready({ page: partly }));
    byRole(root, 'button', 'Load more').focus();

    show(ready({ page: partly, pending: 'more' }));

    const button = byRole(root, 'button', 'Loading more…');
    expect(button.ariaDisabled).to.equal('true');
    expect(root.activeElement).to.equal(button);
    await expectAccessible(root);
  });

  it('says that it failed', async () => {
    const { root } = await start(ready({ page: partly, loadMoreFailed: true }));

    expect(textOf(byRole(root, 'alert'))).to.equal('Couldn’t load more.');
    expect(byRole(root, 'button', 'Load more')).to.exist;
    await expectAccessible(root);
  });
});

describe('the filters of the feed', () => {
  const search = (root: ShadowRoot) => byRole(root, 'searchbox', 'Search');
  const department = (root: ShadowRoot) => byRole(root, 'combobox', 'Department');

  it('stand in a search with a name', async () => {
    const { root } = await start(ready());

    expect(byRole(root, 'search', 'Search micro-internships')).to.exist;
  });

  it('offer the departments that have something, with how much', async () => {
    const { root } = await start(ready());

    expect([...department(root).options].map(({ text }) => text)).to.deep.equal([
      'All departments',
      'Marketing (12)',
      'Research (1)',
    ]);
  });

  it('keep the chosen department although it has nothing', async () => {
    const { root } = await start({ ...empty, query: { department: ['design'] }, isFiltered: true });

    expect(department(root).selectedOptions[0]!.text).to.equal('Design (0)');
  });

  it('do not ask for a department that the page has fixed', async () => {
    const { root, done } = await start(ready(), { filterNames: [] });
    search(root).value = 'jam';

    byRole(root, 'button', 'Search').click();

    expect(allByRole(root, 'combobox', 'Department')).to.have.lengthOf(0);
    expect(done).to.deep.equal([{ q: 'jam' }]);
  });

  it('are handed on when the visitor searches', async () => {
    const { root, done } = await start(ready());
    search(root).value = '  jam ';

    byRole(root, 'button', 'Search').click();

    expect(done).to.deep.equal([{ q: 'jam', department: undefined }]);
  });

  it('hide behind the first of them and say how many are in use', async () => {
    const { root } = await start(
      { ...empty, query: { short: true, 'min-fee': 200 }, isFiltered: true },
      { filterNames: ['department', 'fee', 'short', 'funded', 'dates', 'arrangement'] },
    );
    const details = root.querySelector('details')!;

    const closed = textOf(details);
    details.open = true;

    expect(closed).to.equal('More filters (2)');
    expect(byRole(root, 'spinbutton', 'Fee, at least')).to.have.property('value', '200');
    expect(byRole(root, 'checkbox', '10 hours or fewer (0)').checked).to.equal(true);
    expect(allByRole(root, 'checkbox', /^Paid by/)).to.have.lengthOf(0);
    expect(allByRole(root, 'combobox', 'Location')).to.have.lengthOf(0);
    await expectAccessible(root);
  });

  it('are read by the contract, and what it refuses counts as not chosen', async () => {
    const { root, done } = await start(ready(), { filterNames: ['department', 'fee', 'dates'] });
    root.querySelector('details')!.open = true;
    byRole(root, 'spinbutton', 'Fee, at least').value = '-5';
    root.querySelector<HTMLInputElement>('[name="mi-from"]')!.value = '2026-03-02';

    byRole(root, 'button', 'Search').click();

    expect(done).to.deep.equal([
      { q: undefined, department: undefined, 'min-fee': undefined, from: '2026-03-02', until: undefined },
    ]);
  });

  it('are handed on at once when a department is chosen', async () => {
    const { root, done } = await start(ready());
    search(root).value = 'jam';
    department(root).value = 'research';

    department(root).dispatchEvent(new Event('change', { bubbles: true }));

    expect(done).to.deep.equal([{ q: 'jam', department: ['research'] }]);
  });

  it('wait while words are being typed', async () => {
    const { root, done } = await start(ready());
    search(root).value = 'jam';

    search(root).dispatchEvent(new Event('change', { bubbles: true }));

    expect(done).to.deep.equal([]);
  });
});
