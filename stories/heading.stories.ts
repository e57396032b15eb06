import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { heading } from '../src/ui/heading.ts';
import { inRoot } from './kit/partial.ts';
import { en } from '../test/kit/messages.ts';
import { ARABIC, LONG } from './kit/postings.ts';

interface Args {
  level: number;
  content: string;
  className: string;
}

const meta: Meta<Args> = {
  title: 'Partials/heading',
  decorators: [inRoot],
  argTypes: {
    level: { control: { type: 'number', min: 1, max: 6 } },
    className: { control: 'select', options: ['title', 'section-title', 'card-title', 'prose-title'] },
  },
  args: { level: 3, content: en.about, className: 'title' },
  render: ({ level, content, className }) => heading(level, content, className),
};
export default meta;

type Story = StoryObj<Args>;

export const Title: Story = {};

export const SectionTitle: Story = { args: { level: 4, className: 'section-title' } };

export const LongText: Story = { args: { content: LONG.title ?? '' }, parameters: { width: 300 } };

export const RightToLeft: Story = { args: { content: ARABIC.title ?? '' }, globals: { direction: 'rtl' } };

export const Dark: Story = { globals: { scheme: 'dark' } };
