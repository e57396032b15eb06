import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { action } from 'storybook/actions';
import { back } from '../src/ui/back.ts';
import { en } from '../test/kit/messages.ts';
import { inRoot } from './kit/partial.ts';

interface Args {
  label: string;
}

const meta: Meta<Args> = {
  title: 'Partials/back',
  decorators: [inRoot],
  args: { label: en.back },
  render: ({ label }) => back(label, { press: action('press') }),
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

export const RightToLeft: Story = { globals: { direction: 'rtl' } };

export const Dark: Story = { globals: { scheme: 'dark' } };
