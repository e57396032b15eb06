import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { POSTINGS, postingsAt } from '../test/mocks/data.ts';
import { createHandlers } from '../test/mocks/handlers.ts';
import { ARABIC, LONG } from './kit/postings.ts';
import { en } from '../test/kit/messages.ts';
import { press, fill, sees, widget, type Attributes } from './kit/widget.ts';

const meta: Meta<Attributes> = {
  title: 'Widgets/micro-internship-feed',
  ...widget('micro-internship-feed'),
  args: { campus: 'lakeshore' },
};
export default meta;

type Story = StoryObj<Attributes>;

const [first] = POSTINGS;
const title = first?.title ?? '';

export const Default: Story = { tags: ['autodocs'], play: (canvas) => sees(canvas, title) };

export const Loading: Story = {
  parameters: { scenario: 'slow' },
  play: (canvas) => sees(canvas, en.loading),
};

export const LoadMore: Story = {
  args: { 'page-size': 2 },
  play: (canvas) => sees(canvas, en.loadMore),
};

export const FiltersOpen: Story = {
  args: {
    filters: ['department', 'hours', 'fee', 'arrangement', 'skill', 'due-by', 'dates', 'language', 'short'],
  },
  play: async (canvas) => {
    await sees(canvas, title);
    press(canvas, en.moreFilters(0));
  },
};

export const OneDepartment: Story = {
  args: { department: ['marketing'] },
  play: (canvas) => sees(canvas, title),
};

export const Sample: Story = {
  beforeEach: ({ msw }) =>
    msw.use(...createHandlers({ postings: postingsAt(new Date()).filter(({ sample }) => sample) })),
  play: (canvas) => sees(canvas, en.sample),
};

export const Empty: Story = {
  parameters: { scenario: 'empty' },
  play: (canvas) => sees(canvas, en.noneLiveHelp),
};

export const EmptyByFilters: Story = {
  play: async (canvas) => {
    await sees(canvas, title);
    fill(canvas, 'mi-q', 'zeppelin');
    press(canvas, en.search);
    await sees(canvas, en.noneMatchHelp);
  },
};

export const UnknownCampus: Story = {
  tags: ['complains'],
  args: { campus: 'atlantis' },
  play: (canvas) => sees(canvas, en.unknownCampusHelp),
};

export const Offline: Story = {
  tags: ['complains'],
  parameters: { scenario: 'offline' },
  play: (canvas) => sees(canvas, en.failures.offline),
};

export const ServerError: Story = {
  tags: ['complains'],
  parameters: { scenario: 'serverError' },
  play: (canvas) => sees(canvas, en.failures.http),
};

export const BrokenContract: Story = {
  tags: ['complains'],
  parameters: { scenario: 'brokenContract' },
  play: (canvas) => sees(canvas, en.failures.contract),
};

export const Posting: Story = {
  play: async (canvas) => {
    await sees(canvas, title);
    press(canvas, title);
    await sees(canvas, en.whatIsAsked);
  },
};

export const Form: Story = {
  play: async (canvas) => {
    await sees(canvas, title);
    press(canvas, title);
    await sees(canvas, en.whatIsAsked);
    press(canvas, en.apply);
    await sees(canvas, en.privacyTitle);
  },
};

export const LongText: Story = {
  beforeEach: ({ msw }) =>
    msw.use(
      ...createHandlers({ postings: postingsAt(new Date()).map((posting) => ({ ...posting, ...LONG })) }),
    ),
  play: (canvas) => sees(canvas, LONG.title ?? ''),
};

export const LongTextNarrow: Story = { ...LongText, parameters: { width: 300 } };

export const RightToLeft: Story = {
  globals: { direction: 'rtl' },
  beforeEach: ({ msw }) =>
    msw.use(
      ...createHandlers({ postings: postingsAt(new Date()).map((posting) => ({ ...posting, ...ARABIC })) }),
    ),
  play: (canvas) => sees(canvas, ARABIC.title ?? ''),
};

export const Narrow: Story = { ...Default, tags: [], parameters: { width: 300 } };

export const NarrowFiltersOpen: Story = { ...FiltersOpen, parameters: { width: 300 } };

export const Wide: Story = { ...Default, tags: [], parameters: { width: 1600 } };

export const Dark: Story = { ...Default, tags: [], globals: { scheme: 'dark' } };
