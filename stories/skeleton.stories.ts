import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { skeleton } from '../src/ui/skeleton.ts';
import { inRoot } from './kit/partial.ts';

interface Args {
  rows: number;
}

const meta: Meta<Args> = {
  title: 'Partials/skeleton',
  decorators: [inRoot],
  args: { rows: 3 },
  render: ({ rows }) => skeleton(rows),
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

export const OneRow: Story = { args: { rows: 1 } };

export const Narrow: Story = { parameters: { width: 300 } };

export const Dark: Story = { globals: { scheme: 'dark' } };
