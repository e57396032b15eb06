import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { Block, RichText } from '../src/contract/rich-text.ts';
import { richText } from '../src/ui/rich-text.ts';
import { aPosting } from '../test/mocks/data.ts';
import { inRoot } from './kit/partial.ts';
import { ARABIC, LONG } from './kit/postings.ts';

interface Args {
  text: RichText;
  level: number;
  lang: string;
}

const paragraph = (text: string): Block => ({ type: 'paragraph', children: [{ type: 'text', text }] });
const title = (level: number, text: string): Block => ({
  type: 'heading',
  level,
  children: [{ type: 'text', text }],
});

const everything: RichText = [
  title(1, 'The breads'),
  {
    type: 'paragraph',
    children: [
      { type: 'text', text: 'They are ' },
      { type: 'emphasis', children: [{ type: 'text', text: 'on the shelf' }] },
      { type: 'text', text: ', but ' },
      { type: 'strong', children: [{ type: 'text', text: 'nobody' }] },
      { type: 'text', text: ' asks for them. See ' },
      {
        type: 'link',
        href: 'https://bakery.example/breads',
        children: [{ type: 'text', text: 'all eleven' }],
      },
      { type: 'text', text: ' in the file ' },
      { type: 'code', text: 'breads.csv' },
      { type: 'break' },
      { type: 'text', text: 'Taste them first.' },
    ],
  },
  title(2, 'In this order'),
  {
    type: 'list',
    ordered: true,
    items: [
      [paragraph('Taste')],
      [
        paragraph('Ask'),
        { type: 'list', ordered: false, items: [[paragraph('Bakers')], [paragraph('Buyers')]] },
      ],
      [paragraph('Write')],
    ],
  },
  {
    type: 'code-block',
    text: 'bread,price,sold_on_saturdays,sold_on_sundays,comment\nrye,4.20,19,3,"too dark"',
  },
];

const meta: Meta<Args> = {
  title: 'Partials/rich text',
  decorators: [inRoot],
  argTypes: { text: { control: 'object' }, level: { control: { type: 'number', min: 1, max: 6 } } },
  args: { text: everything, level: 3, lang: 'en' },
  render: ({ text, ...options }) => richText(text, options),
};
export default meta;

type Story = StoryObj<Args>;

export const Everything: Story = {};

export const Short: Story = { args: { text: aPosting().description } };

export const LongText: Story = {
  args: { text: [paragraph(`${LONG.summary ?? ''} ${LONG.location ?? ''}`), ...everything] },
  parameters: { width: 300 },
};

export const RightToLeft: Story = {
  args: {
    text: [
      title(1, ARABIC.title ?? ''),
      paragraph(ARABIC.summary ?? ''),
      { type: 'list', ordered: false, items: (ARABIC.skills ?? []).map((skill) => [paragraph(skill)]) },
    ],
    lang: 'ar',
  },
  globals: { direction: 'rtl' },
};

export const Dark: Story = { globals: { scheme: 'dark' } };
