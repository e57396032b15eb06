import { expect } from '@open-wc/testing';
import { allByRole, byRole, expectAccessible, renderPartial, textOf } from '../../../test/kit/render.ts';
import { anEnv } from '../../../test/kit/unit-env.ts';
import type { FeedQuery } from '../../contract/feed.ts';
import { createLinks } from '../../runtime/links.ts';
import { createPageLinks } from '../../runtime/page-links.ts';
import { chips } from './active-filters.ts';
import type { FeedState } from './feed-store.ts';
import type { SlotHandlers } from './types.ts';

const stateOf = (query: FeedQuery): FeedState => ({
  query,
  kind: 'ready',
  page: {
    rows: [],
    total: 0,
    facets: { skill: [{ value: 'google-sheets', count: 2, label: 'Google Sheets' }] },
    nextCursor: undefined,
    campus: { slug: 'lakeshore', name: 'Lakeshore', currency: 'JPY', timeZone: 'America/Chicago' },
    suggestions: [],
    isFallback: false,
  },
  pending: 'none',
  loadMoreFailed: false,
});

const start = async (query: FeedQuery, fixedFilters: FeedQuery = {}, surface: 'host' | 'hosted' = 'host') => {
  const done: unknown[] = [];
  const on: SlotHandlers = {
    select: undefined,
    choose: () => undefined,
    drop: (choice) => done.push(choice),
    clear: () => done.push('clear'),
    more: () => undefined,
    retry: () => undefined,
  };
  const config = { campus: 'lakeshore' };
  const links =
    surface === 'host' ? createLinks(config) : createPageLinks(config, { surface, persistentParams: [] });
  const { root } = await renderPartial(chips(stateOf(query), fixedFilters, anEnv(on, { links })));
  return { root, done };
};

const labels = (root: ShadowRoot) =>
  allByRole(root, 'listitem').map((item) => textOf(item).replace(/\s*×$/, ''));

describe('the chips', () => {
  it('are not there where nothing is asked', async () => {
    const { root } = await start({
      campus: 'lakeshore',
      sort: 'fee',
      'page-size': 5,
      short: false,
      department: [],
    });

    expect(allByRole(root, 'list')).to.have.lengthOf(0);
  });

  it('say each value of what is asked in words', async () => {
    const { root } = await start({
      q: 'jam',
      department: ['design', 'human-resources'],
      skill: ['google-sheets', 'welding'],
      language: ['fr'],
      'min-hours': 1000,
      'min-fee': 400,
      'due-by': '2026-11-30',
      short: true,
    });

    expect(labels(root)).to.deep.equal([
      '“jam”',
      'Design',
      'Human resources',
      'Google Sheets',
      'welding',
      'French',
      'Hours, at least: 1,000',
      'Fee, at least: ¥400',
      'Due by: Mon, Nov 30',
      '10 hours or fewer',
      'Clear filters',
    ]);
    await expectAccessible(root);
  });

  it('say nothing of what the page has fixed', async () => {
    const { root } = await start({ department: ['design'], short: true }, { department: ['design'] });

    expect(labels(root)).to.deep.equal(['10 hours or fewer', 'Clear filters']);
  });

  it('take back one value of several, the last of them, and all', async () => {
    const { root, done } = await start({ department: ['design', 'data'], q: 'jam' });

    byRole(root, 'button', 'Remove: Design').click();
    byRole(root, 'button', 'Remove: “jam”').click();
    byRole(root, 'button', 'Clear filters').click();

    expect(done).to.deep.equal([{ department: ['data'] }, { q: undefined }, 'clear']);
  });

  it('lead to the list without it where that has a page', async () => {
    const { root } = await start({ department: ['design', 'data'], q: 'jam' }, {}, 'hosted');

    const addresses = allByRole(root, 'link').map((link) => link.getAttribute('href'));

    expect(addresses).to.deep.equal([
      '/c/lakeshore?mi-department=data&mi-q=jam',
      '/c/lakeshore?mi-department=design&mi-q=jam',
      '/c/lakeshore?mi-department=design&mi-department=data',
      '/c/lakeshore',
    ]);
  });
});
