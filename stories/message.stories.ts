import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { action } from 'storybook/actions';
import { message } from '../src/ui/message.ts';
import { en } from '../test/kit/messages.ts';
import { inRoot } from './kit/partial.ts';

type Args = Parameters<typeof message>[0];

const meta: Meta<Args> = {
  title: 'Partials/message',
  decorators: [inRoot],
  argTypes: { text: { control: 'text' }, action: { control: false } },
  args: { text: en.noneLiveHelp },
  render: message,
};
export default meta;

type Story = StoryObj<Args>;

export const Plain: Story = {};

export const WithAction: Story = {
  args: { text: en.failures.offline, action: { label: en.tryAgain, press: action('press') } },
};

export const Narrow: Story = { ...WithAction, parameters: { width: 300 } };

export const RightToLeft: Story = { ...WithAction, globals: { direction: 'rtl' } };

export const Dark: Story = { ...WithAction, globals: { scheme: 'dark' } };
