import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { facts, type Fact } from '../src/ui/facts.ts';
import { mainFacts } from '../src/ui/posting-facts.ts';
import { anEnv } from '../test/kit/unit-env.ts';
import { aBareSummary, aSummary } from '../test/mocks/data.ts';
import { inRoot } from './kit/partial.ts';

interface Args {
  items: readonly Fact[];
}

const env = anEnv({});

const meta: Meta<Args> = {
  title: 'Partials/facts',
  decorators: [inRoot],
  argTypes: { items: { control: false } },
  args: { items: mainFacts(aSummary(), env) },
  render: ({ items }) => facts(items),
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

export const NotStated: Story = { args: { items: mainFacts(aBareSummary(), env) } };

export const One: Story = { args: { items: [{ label: env.t.fee, value: '$450' }] } };

export const LongText: Story = {
  args: {
    items: [
      { label: env.t.classification, value: env.t.classifications.contractor },
      {
        label: env.t.skills,
        value: 'Longitudinal customer research, statistics, writing for people in a hurry',
        note: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
      },
    ],
  },
};

export const Narrow: Story = { parameters: { width: 300 } };

export const RightToLeft: Story = { globals: { direction: 'rtl' } };

export const Dark: Story = { globals: { scheme: 'dark' } };
