import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { clientMark } from '../src/ui/client-mark.ts';
import type { Client } from '../src/contract/summary.ts';
import { inRoot } from './kit/partial.ts';

const meta: Meta<Client> = {
  title: 'Partials/client mark',
  decorators: [inRoot],
  args: { name: 'Ofen & Söhne', verified: false },
  render: clientMark,
};
export default meta;

type Story = StoryObj<Client>;

export const Initials: Story = {};

export const OneWord: Story = { args: { name: 'مخبز' } };

export const Logo: Story = {
  args: { logo: new URL('../demo/data/logos/harbor-light-museum.svg', import.meta.url).href },
};

export const Dark: Story = { globals: { scheme: 'dark' } };
