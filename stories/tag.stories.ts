import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { tag, type TagTone } from '../src/ui/tag.ts';
import { inRoot } from './kit/partial.ts';

interface Args {
  text: string;
  tone: TagTone;
}

const TONES = ['neutral', 'accent', 'success', 'warning'] as const satisfies TagTone[];

const list = (content: unknown) =>
  html`<ul class="tags" role="list">
    ${content}
  </ul>`;

const meta: Meta<Args> = {
  title: 'Partials/tag',
  decorators: [inRoot],
  argTypes: { tone: { control: 'select', options: TONES } },
  args: { text: 'Paid by your school', tone: 'neutral' },
  render: ({ text, tone }) => list(tag(text, tone)),
};
export default meta;

type Story = StoryObj<Args>;

export const Neutral: Story = {};

export const Accent: Story = { args: { tone: 'accent' } };

export const Success: Story = { args: { tone: 'success' } };

export const Warning: Story = { args: { tone: 'warning' } };

export const AllTones: Story = { render: ({ text }) => list(TONES.map((tone) => tag(text, tone))) };

export const LongText: Story = {
  args: { text: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch · Hybrid' },
  parameters: { width: 300 },
};

export const Dark: Story = { ...AllTones, globals: { scheme: 'dark' } };
