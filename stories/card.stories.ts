import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { action } from 'storybook/actions';
import { ARRANGEMENTS, DEPARTMENTS, PAYERS, STATUSES } from '../src/contract/primitives.ts';
import type { MicroInternshipSummary } from '../src/contract/summary.ts';
import { createFormat } from '../src/i18n/format.ts';
import { card } from '../src/ui/card.ts';
import { anEnv } from '../test/kit/unit-env.ts';
import { aBareSummary, aSummary } from '../test/mocks/data.ts';
import { inRoot } from './kit/partial.ts';
import { ARABIC, FRENCH, LONG } from './kit/postings.ts';

type Args = Partial<MicroInternshipSummary>;

const on = { select: action('select') };

const meta: Meta<Args> = {
  title: 'Partials/card',
  decorators: [inRoot],
  argTypes: {
    department: { control: 'select', options: DEPARTMENTS },
    arrangement: { control: 'select', options: ARRANGEMENTS },
    paidBy: { control: 'select', options: PAYERS },
    status: { control: 'select', options: STATUSES },
    title: { control: 'text' },
    summary: { control: 'text' },
    featured: { control: 'boolean' },
    sample: { control: 'boolean' },
  },
  render: (item) => card(aSummary(item), anEnv(on)),
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

export const NothingStated: Story = { render: (item) => card(aBareSummary(item), anEnv(on)) };

export const AllMarks: Story = {
  args: {
    sample: true,
    featured: true,
    exclusiveTo: 'lakeshore',
    paidBy: 'campus',
    openings: 4,
    filled: 1,
    arrangement: 'hybrid',
    location: 'Milwaukee',
    applicationDeadline: { at: '2026-03-04T05:00:00Z', timeZone: 'America/Chicago' },
  },
};

export const WithLogo: Story = {
  args: {
    employer: {
      name: 'Copper Kettle Brewing',
      verified: true,
      logo: new URL('../demo/data/logos/copper-kettle-brewing.svg', import.meta.url).href,
    },
  },
};

export const ClosingSoon: Story = {
  args: { applicationDeadline: { at: '2026-03-02T18:30:00Z', timeZone: 'America/Chicago' } },
};

export const Closed: Story = {
  args: { applicationDeadline: { at: '2026-03-02T14:00:00Z', timeZone: 'America/Chicago' } },
};

export const Filled: Story = { args: { status: 'filled' } };

export const Exclusive: Story = { args: { exclusiveTo: 'lakeshore', paidBy: 'campus' } };

export const ExclusiveElsewhere: Story = { args: { exclusiveTo: 'hilltop' } };

export const Sample: Story = { args: { sample: true } };

export const French: Story = {
  args: FRENCH,
  render: (item) => card(aSummary(item), anEnv(on, { format: createFormat('fr', 'America/Montreal') })),
};

export const LongText: Story = { args: LONG };

export const RightToLeft: Story = { args: ARABIC, globals: { direction: 'rtl' } };

export const Narrow: Story = { args: LONG, parameters: { width: 300 } };

export const Dark: Story = { args: AllMarks.args ?? {}, globals: { scheme: 'dark' } };
