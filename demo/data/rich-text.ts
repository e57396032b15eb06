import type { Block, Inline, RichText } from '../../src/contract/rich-text.ts';

type Words = string | Inline;
type Item = string | Block | Block[];

const inline = (words: Words): Inline => (typeof words === 'string' ? { type: 'text', text: words } : words);

const item = (content: Item): Block[] => {
  if (typeof content === 'string') return [paragraph(content)];
  return Array.isArray(content) ? content : [content];
};

export const richText = (...blocks: Block[]): RichText => blocks;

export const paragraph = (...children: Words[]): Block => ({
  type: 'paragraph',
  children: children.map(inline),
});

export const heading = (level: number, ...children: Words[]): Block => ({
  type: 'heading',
  level,
  children: children.map(inline),
});

export const list = (...items: Item[]): Block => ({ type: 'list', ordered: false, items: items.map(item) });

export const steps = (...items: Item[]): Block => ({ type: 'list', ordered: true, items: items.map(item) });

export const codeBlock = (text: string): Block => ({ type: 'code-block', text });

export const strong = (...children: Words[]): Inline => ({ type: 'strong', children: children.map(inline) });

export const emphasis = (...children: Words[]): Inline => ({
  type: 'emphasis',
  children: children.map(inline),
});

export const code = (text: string): Inline => ({ type: 'code', text });

export const link = (href: string, ...children: Words[]): Inline => ({
  type: 'link',
  href,
  children: children.map(inline),
});
