import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { employerMark } from '../src/ui/employer-mark.ts';
import type { Employer } from '../src/contract/summary.ts';
import { inRoot } from './kit/partial.ts';

const meta: Meta<Employer> = {
  title: 'Partials/employer mark',
  decorators: [inRoot],
  args: { name: 'Ofen & Söhne', verified: false },
  render: employerMark,
};
export default meta;

type Story = StoryObj<Employer>;

export const Initials: Story = {};

export const OneWord: Story = { args: { name: 'مخبز' } };

export const Logo: Story = {
  args: { logo: new URL('../demo/data/logos/harbor-light-museum.svg', import.meta.url).href },
};

export const Dark: Story = { globals: { scheme: 'dark' } };
