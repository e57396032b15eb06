import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { action } from 'storybook/actions';
import { WidgetError } from '../src/base/error.ts';
import type { MicroInternship } from '../src/contract/micro-internship.ts';
import type { DetailState } from '../src/features/detail/index.ts';
import { detailView } from '../src/features/detail/index.ts';
import { anEnv } from '../test/kit/unit-env.ts';
import { aBareSummary, aPosting, aSummary } from '../test/mocks/data.ts';
import { inRoot } from './kit/partial.ts';
import { ARABIC, FRENCH, LONG } from './kit/postings.ts';

interface Args {
  state: DetailState;
}

const on = { back: action('back'), apply: action('apply'), retry: action('retry') };

const ready = (overrides: Partial<MicroInternship> = {}): DetailState => ({
  kind: 'ready',
  posting: aPosting(overrides),
});

const meta: Meta<Args> = {
  title: 'Features/detail',
  decorators: [inRoot],
  argTypes: { state: { control: 'object' } },
  args: { state: ready() },
  render: ({ state }) => detailView(state, anEnv(on)),
};
export default meta;

type Story = StoryObj<Args>;

export const Ready: Story = {};

export const Loading: Story = { args: { state: { kind: 'loading', summary: aSummary() } } };

export const LoadingUnknown: Story = { args: { state: { kind: 'loading', summary: undefined } } };

export const NothingStated: Story = {
  args: {
    state: {
      kind: 'ready',
      posting: {
        ...aBareSummary(),
        description: aPosting().description,
        deliverables: [],
        milestones: [],
        eligibility: {},
        requiredDocuments: [],
        questions: { version: 1, items: [] },
        statements: [],
        privacy: aPosting().privacy,
      },
    },
  },
};

export const NotYetOpen: Story = {
  args: { state: ready({ applicationOpens: { at: '2026-03-09T14:00:00Z', timeZone: 'America/Chicago' } }) },
};

export const DeadlineOver: Story = {
  args: {
    state: ready({ applicationDeadline: { at: '2026-03-01T14:00:00Z', timeZone: 'America/Chicago' } }),
  },
};

export const Paused: Story = { args: { state: ready({ status: 'paused' }) } };

export const Filled: Story = { args: { state: ready({ status: 'filled', filled: 1 }) } };

export const Sample: Story = { args: { state: ready({ sample: true }) } };

export const NotFound: Story = { args: { state: { kind: 'not-found' } } };

export const Failed: Story = { args: { state: { kind: 'failed', error: new WidgetError('offline') } } };

export const French: Story = { args: { state: ready(FRENCH) } };

export const LongText: Story = { args: { state: ready(LONG) } };

export const RightToLeft: Story = { args: { state: ready(ARABIC) }, globals: { direction: 'rtl' } };

export const Narrow: Story = { args: { state: ready(LONG) }, parameters: { width: 300 } };

export const Wide: Story = { parameters: { width: 1600 } };

export const Dark: Story = { globals: { scheme: 'dark' } };
