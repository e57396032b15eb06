import XMLBuilder from 'fast-xml-builder';
import { isSafeLink, type Block, type Inline, type RichText } from '../../src/contract/rich-text.ts';

/** Characters that XML 1.0 or iCalendar cannot write: control characters, lone surrogates, U+FFFE and U+FFFF. */
const UNWRITABLE = /(?![\t\n])[\p{Cc}\p{Cs}\u{FFFE}\u{FFFF}]/gu;

/** A text without the characters that no feed can hold; every end of a line is one line feed. */
export const writable = (text: string): string => text.replace(/\r\n?/g, '\n').replace(UNWRITABLE, '');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand in HTML, between tags and between quotes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** An element of HTML around markup. */
const wrap = (name: string, inner: string): string => `<${name}>${inner}</${name}>`;

/** A paragraph of HTML. */
export const paragraphHtml = (text: string): string => wrap('p', escapeHtml(text));

/** A list of HTML; nothing where there is nothing to list. */
export const listHtml = (texts: readonly string[]): string =>
  texts.length === 0 ? '' : wrap('ul', texts.map((text) => wrap('li', escapeHtml(text))).join(''));

const inlineHtml = (inline: Inline): string => {
  switch (inline.type) {
    case 'text':
      return escapeHtml(inline.text);
    case 'code':
      return wrap('code', escapeHtml(inline.text));
    case 'break':
      return '<br>';
    case 'emphasis':
      return wrap('em', inlinesHtml(inline.children));
    case 'strong':
      return wrap('strong', inlinesHtml(inline.children));
    case 'link':
      return isSafeLink(inline.href)
        ? `<a href="${escapeHtml(inline.href)}">${inlinesHtml(inline.children)}</a>`
        : inlinesHtml(inline.children);
  }
};

const inlinesHtml = (inlines: readonly Inline[]): string => inlines.map(inlineHtml).join('');

const blockHtml = (block: Block): string => {
  switch (block.type) {
    case 'paragraph':
      return wrap('p', inlinesHtml(block.children));
    case 'heading':
      return wrap(`h${block.level}`, inlinesHtml(block.children));
    case 'list':
      return wrap(
        block.ordered ? 'ol' : 'ul',
        block.items.map((item) => wrap('li', richTextHtml(item))).join(''),
      );
    case 'code-block':
      return wrap('pre', wrap('code', escapeHtml(block.text)));
  }
};

/** A rich text as HTML, for those who read no page of ours. */
export const richTextHtml = (text: RichText): string => text.map(blockHtml).join('');

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressBooleanAttributes: false,
  tagValueProcessor: (_name, value) => (typeof value === 'string' ? writable(value) : value),
  attributeValueProcessor: (_name, value) => writable(String(value)),
});

/** A document of XML: elements by their names, attributes by theirs after an `@`, text under `#text`. */
export const xmlDocument = (root: Record<string, unknown>): string =>
  builder.build({ '?xml': { '@version': '1.0', '@encoding': 'utf-8' }, ...root });
