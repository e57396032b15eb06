import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Block, RichText } from '../../src/contract/rich-text.ts';
import { blocksOfHtml, hasStructure } from './html.ts';
import {
  blocksOfTree,
  cleanSource,
  normalizeHeadings,
  paragraph,
  plainParagraphs,
  text,
} from './rich-text.ts';
import { withoutTags } from './tags.ts';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/**
 * HTML that says more than its words is read as HTML. Of the rest the tags are dropped, and since people write
 * Markdown inside their HTML, what is left is read as Markdown.
 */
const blocksOfEmbedded = (html: string, depth: number): Block[] => {
  if (hasStructure(html)) return blocksOfHtml(html, depth);
  const rest = withoutTags(html);
  return rest === html ? paragraph(text(html)) : blocksOfMarkdown(rest, depth);
};

const blocksOfMarkdown = (markdown: string, depth: number): Block[] =>
  blocksOfTree(parser.parse(markdown), blocksOfEmbedded, depth);

/** Turns Markdown into the contract's rich text, in which nothing can run and no text is lost. */
export const richTextFromMarkdown = (markdown: string): RichText => {
  const source = cleanSource(markdown);
  try {
    return normalizeHeadings(blocksOfMarkdown(source, 0));
  } catch (error) {
    // remark's own passes recurse: some thousand nested quotes or lists overflow the stack.
    if (error instanceof RangeError) return plainParagraphs(source);
    throw error;
  }
};
