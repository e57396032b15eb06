import type { Block, Inline, RichText } from '../../src/contract/rich-text.ts';

const inlineText = (inline: Inline): string => {
  if (inline.type === 'break') return '\n';
  return 'children' in inline ? inline.children.map(inlineText).join('') : inline.text;
};

const blockText = (block: Block): string => {
  switch (block.type) {
    case 'list':
      return block.items.map(plainText).join('\n');
    case 'code-block':
      return block.text;
    default:
      return block.children.map(inlineText).join('');
  }
};

/** Plain text of a rich text, one line per block. */
export const plainText = (text: RichText): string => text.map(blockText).join('\n');

/** Line breaks other than `\n`, as Word and others write them. */
const LINE_BREAK = /\r\n?|[\v\f\u0085]/g;
/** NUL is left to be refused: nobody pastes it. */
const CONTROL = /(?![\n\t\0])\p{Cc}/gu;

/** Strips pasted control characters from multi-line text and normalizes line breaks. */
export const withoutControls = (text: string): string =>
  text.replaceAll(LINE_BREAK, '\n').replaceAll(CONTROL, '');

/** A text on one line. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const fitting = (text: string, limit: number, granularity: 'sentence' | 'word' | 'grapheme'): string => {
  let end = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity }).segment(text)) {
    if (end + segment.length > limit) break;
    end += segment.length;
  }
  return text.slice(0, end).trim();
};

/** The start of a text in at most `limit` characters: whole sentences where they fill half of it, else whole words. */
export const excerpt = (text: string, limit: number): string => {
  if (text.length <= limit) return text;
  const sentences = fitting(text, limit, 'sentence');
  if (sentences.length >= limit / 2) return sentences;
  return `${fitting(text, limit - 1, 'word') || fitting(text, limit - 1, 'grapheme')}…`;
};
