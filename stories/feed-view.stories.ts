import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { action } from 'storybook/actions';
import { WidgetError, type WidgetErrorCode } from '../src/base/error.ts';
import { FILTER_NAMES } from '../src/contract/filters.ts';
import type { MicroInternshipSummary } from '../src/contract/summary.ts';
import type { FeedState } from '../src/features/feed/feed-store.ts';
import { feedView } from '../src/features/feed/feed-view.ts';
import { feedSlots } from '../src/features/feed/slots.ts';
import type { FeedViewData } from '../src/features/feed/types.ts';
import { savedFilter, saveToggle } from '../src/features/feed/save-toggle.ts';
import { anEnv } from '../test/kit/unit-env.ts';
import { CAMPUSES, NOW, POSTINGS } from '../test/mocks/data.ts';
import { inRoot } from './kit/partial.ts';
import { ARABIC, LONG } from './kit/postings.ts';

type Ready = FeedState & { kind: 'ready' };

const on = {
  select: action('select'),
  choose: action('choose'),
  drop: action('drop'),
  clear: action('clear'),
  more: action('more'),
  retry: action('retry'),
};

const pageOf = (rows: readonly MicroInternshipSummary[]): Ready['page'] => ({
  rows,
  total: rows.length,
  facets: {
    department: [
      { value: 'marketing', count: 2 },
      { value: 'research', count: 1 },
    ],
    arrangement: [
      { value: 'remote', count: 5 },
      { value: 'hybrid', count: 1 },
    ],
    short: [{ value: 'true', count: 2 }],
  },
  nextCursor: undefined,
  campus: undefined,
  suggestions: [],
  isFallback: false,
});

const PAGE = pageOf(POSTINGS);
const CAMPUS = CAMPUSES.find(({ slug }) => slug === 'ridgeway');
const MORE = { ...PAGE, total: 48, nextCursor: 'next' };

const ready = (overrides: Partial<Ready> = {}): FeedState => ({
  query: {},
  kind: 'ready',
  page: PAGE,
  pending: 'none',
  loadMoreFailed: false,
  ...overrides,
});

const empty = (overrides: Partial<FeedState & { kind: 'empty' }> = {}): FeedState => ({
  query: {},
  kind: 'empty',
  page: pageOf([]),
  pending: 'none',
  isFiltered: false,
  ...overrides,
});

const failed = (code: WidgetErrorCode): FeedState => ({
  query: {},
  kind: 'failed',
  error: new WidgetError(code),
});

const allLike = (some: Partial<MicroInternshipSummary>) =>
  ready({ page: pageOf(POSTINGS.map((row) => ({ ...row, ...some }))) });

const meta: Meta<FeedViewData> = {
  title: 'Features/feed',
  decorators: [inRoot],
  argTypes: {
    state: { control: false },
    filterNames: { control: 'check', options: FILTER_NAMES },
  },
  args: {
    state: ready(),
    layout: 'cards',
    fixedFilters: {},
    hasSearch: true,
    filterNames: ['department', 'hours', 'arrangement', 'short'],
  },
  render: (data) => {
    const env = anEnv(on);
    return feedView({ ...data, slots: { ...feedSlots(data, env), ...data.slots } }, env);
  },
};
export default meta;

type Story = StoryObj<FeedViewData>;

export const Ready: Story = {};

export const Loading: Story = { args: { state: { query: {}, kind: 'loading' } } };

export const Filtered: Story = {
  args: {
    state: ready({
      query: { department: ['marketing'], 'max-hours': 20, q: 'bread' },
      page: pageOf(POSTINGS.slice(0, 1)),
    }),
  },
};

export const ReplacingRows: Story = { args: { state: ready({ pending: 'rows' }) } };

export const MoreToLoad: Story = { args: { state: ready({ page: MORE }) } };

export const LoadingMore: Story = { args: { state: ready({ page: MORE, pending: 'more' }) } };

export const MoreFailed: Story = { args: { state: ready({ page: MORE, loadMoreFailed: true }) } };

export const NoneLive: Story = { args: { state: empty() } };

export const NoneMatchWithWaysOut: Story = {
  args: {
    state: empty({
      query: { department: ['design'], 'min-fee': 600, short: true },
      isFiltered: true,
      page: {
        ...pageOf([]),
        suggestions: [
          { value: 'min-fee', count: 12 },
          { value: 'department', count: 3 },
        ],
      },
    }),
  },
};

export const NoneLiveOfCampus: Story = {
  args: { state: empty({ page: { ...pageOf([]), campus: CAMPUS } }) },
};

export const Chips: Story = {
  args: {
    state: ready({
      query: {
        q: 'bread',
        department: ['marketing', 'research'],
        'min-fee': 200,
        'due-by': '2026-04-30',
        short: true,
      },
      page: pageOf(POSTINGS.slice(0, 1)),
    }),
  },
};

export const Wider: Story = {
  args: { state: ready({ page: { ...PAGE, isFallback: true, campus: CAMPUS } }) },
};

export const Stale: Story = {
  args: { state: ready({ stale: { error: new WidgetError('offline'), since: NOW } }) },
};

export const Saved: Story = {
  args: {
    state: ready({ page: pageOf(POSTINGS.slice(0, 2)) }),
    slots: { savedFilter: savedFilter(2, true, anEnv({ showSaved: action('showSaved') })) },
  },
  render: (data) =>
    feedView(
      data,
      anEnv({
        ...on,
        corner: (item: MicroInternshipSummary) =>
          saveToggle(item, item.slug === POSTINGS[0]?.slug, anEnv({ save: action('save') })),
      }),
    ),
};

export const List: Story = { args: { layout: 'list' } };

export const Compact: Story = { args: { layout: 'compact' } };

export const NoneMatch: Story = { args: { state: empty({ query: { q: 'zeppelin' }, isFiltered: true }) } };

export const UnknownCampus: Story = {
  args: { state: { query: {}, kind: 'unknown-campus', campus: 'atlantis' } },
};

export const Offline: Story = { args: { state: failed('offline') } };

export const Timeout: Story = { args: { state: failed('timeout') } };

export const ServerError: Story = { args: { state: failed('http') } };

export const BrokenContract: Story = { args: { state: failed('contract') } };

export const LongText: Story = { args: { state: allLike(LONG) } };

export const RightToLeft: Story = { args: { state: allLike(ARABIC) }, globals: { direction: 'rtl' } };

export const Narrow: Story = { args: { state: allLike(LONG) }, parameters: { width: 300 } };

export const Wide: Story = { parameters: { width: 1600 } };

export const Dark: Story = { args: { state: ready({ page: MORE }) }, globals: { scheme: 'dark' } };
