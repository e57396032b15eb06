import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { isSafeLink } from '../../src/contract/rich-text.ts';
import type { Block, RichText } from '../../src/contract/rich-text.ts';
import { blocksOfTree, cleanSource, normalizeHeadings, plainParagraphs } from './rich-text.ts';
import { withoutTags } from './tags.ts';

/** Nesting below which only the words are kept; the parts of the conversion that are not ours recurse. */
const MAX_DEPTH = 100;
const MAX_SPAN = 50;
/** Open tags that the parser opens anew in every block after them; a hostile text makes a square of them. */
const MAX_REOPENED = 50;

const parser = unified().use(rehypeParse, { fragment: true }).freeze();
type Root = ReturnType<typeof parser.parse>;
type Node = Root['children'][number];
type Element = Extract<Node, { type: 'element' }>;

/** Elements whose content no browser shows. */
const UNSEEN = new Set([
  ...['base', 'datalist', 'head', 'link', 'meta', 'noembed', 'noframes', 'script', 'style', 'template'],
  ...['title', 'iframe'],
]);
const asLine = (name: string) => [name, 'span'] as const;

/** Elements that the conversion passes over though browsers show what they contain, and what they are taken for. */
const TAKEN_FOR: ReadonlyMap<string, string> = new Map([
  ...['applet', 'command', 'content', 'element', 'keygen', 'math', 'menuitem', 'nextid'].map(asLine),
  ...['optgroup', 'option', 'select', 'shadow', 'spacer', 'svg', 'audio', 'video'].map(asLine),
  ...['caption', 'dialog', 'frameset'].map((name) => [name, 'div'] as const),
  ['menu', 'ul'] as const,
]);

const converter = unified()
  .use(rehypeRemark, { checked: '☑', unchecked: '☐', quotes: ['“”', '‘’'] })
  .freeze();

/** Elements that mean something though nothing is in them. */
const TELLING =
  /^(?:br|hr|image|img|input|wbr|t[dhr]|address|article|aside|blockquote|caption|center|d[dlt]|details|dialog|dir|div|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|legend|li|listing|main|menu|nav|[ou]l|p|plaintext|pre|section|summary|table|tbody|tfoot|thead|xmp)$/;

const textOf = (node: Node): string => {
  const texts: string[] = [];
  const waiting: Node[] = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.type === 'text') texts.push(next.value);
    if (next.type === 'element' && !UNSEEN.has(next.tagName)) waiting.push(...next.children.toReversed());
  }
  return texts.join(' ');
};

/** Many in a row take the conversion a time in their square. */
const isBlank = ({ tagName, children }: Element): boolean =>
  !TELLING.test(tagName) && children.every((child) => child.type === 'text' && child.value.trim() === '');

/** A link without words shows its address; of anything else without words nothing is seen. */
const worded = (element: Element): Node[] => {
  const { href } = element.properties;
  return typeof href === 'string' && isSafeLink(href)
    ? [{ ...element, children: [{ type: 'text', value: href }] }]
    : element.children;
};

/** Children with neighbouring texts in one. */
const joined = (nodes: Node[]): Node[] => {
  const done: Node[] = [];
  for (const node of nodes) {
    const last = done.at(-1);
    if (last?.type === 'text' && node.type === 'text')
      done[done.length - 1] = { type: 'text', value: last.value + node.value };
    else done.push(node);
  }
  return done;
};

const shownIn = (nodes: Node[], depth: number): Node[] => joined(nodes.flatMap((node) => shown(node, depth)));

const spanOf = (value: unknown): number => Math.min(Number(value) || 1, MAX_SPAN);

/** An element with none of the attributes by which a text could steer the conversion. */
const trimmed = (element: Element, depth: number): Element => {
  const { dataMdast: _ignore, colSpan, rowSpan, ...properties } = element.properties;
  return {
    ...element,
    tagName: TAKEN_FOR.get(element.tagName) ?? element.tagName,
    properties: {
      ...properties,
      ...(colSpan !== undefined && { colSpan: spanOf(colSpan) }),
      ...(rowSpan !== undefined && { rowSpan: spanOf(rowSpan) }),
    },
    children: shownIn(element.children, depth + 1) as Element['children'],
  };
};

/** Visible content of a node, limited so that the conversion stays fast. */
const shown = (node: Node, depth: number): Node[] => {
  if (node.type === 'text') return [node];
  if (node.type !== 'element' || UNSEEN.has(node.tagName)) return [];
  if (depth >= MAX_DEPTH) return [{ type: 'text', value: textOf(node) }];
  const element = trimmed(node, depth);
  if (isBlank(element)) return worded(element);
  if (node.tagName === 'option') return [element, { type: 'text', value: ' ' }];
  if (element.tagName !== 'table') return [element];
  // The parser leaves nothing else directly in a table that is taken for a block.
  const isCaption = (child: Node) => child.type === 'element' && child.tagName === 'div';
  return [
    ...element.children.filter(isCaption),
    { ...element, children: element.children.filter((child) => !isCaption(child)) },
  ];
};

const REOPENED = /<(\/?)(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?![\w-])/gi;

const isTangled = (html: string): boolean => {
  let open = 0;
  for (const [, slash] of html.matchAll(REOPENED)) {
    open = Math.max(0, open + (slash ? -1 : 1));
    if (open > MAX_REOPENED) return true;
  }
  return false;
};

const decoded = (source: string): string => {
  const [first] = parser.parse(source.replaceAll('<', '&lt;')).children;
  return first?.type === 'text' ? first.value : '';
};

/** True if HTML has formatting that its plain text would lose. */
export const hasStructure = (html: string): boolean =>
  /<(?:a|dl|h[1-6]|ol|pre|table|ul)(?![\w-])[^>]*>/i.test(html);

/** The blocks of HTML at a depth. Throws a RangeError where it is nested too deeply to be parsed. */
export const blocksOfHtml = (html: string, depth = 0): Block[] => {
  if (isTangled(html)) return plainParagraphs(decoded(withoutTags(html)));
  const root = parser.parse(html);
  const tree: Root = { type: 'root', children: shownIn(root.children, 0) };
  return blocksOfTree(converter.runSync(tree), () => [], depth);
};

/** Turns HTML into the contract's rich text, in which nothing can run and no visible text is lost. */
export const richTextFromHtml = (html: string): RichText => {
  const source = cleanSource(html);
  try {
    return normalizeHeadings(blocksOfHtml(source));
  } catch (error) {
    // The parser recurses: some thousand nested elements overflow the stack.
    if (error instanceof RangeError) return plainParagraphs(decoded(withoutTags(source)));
    throw error;
  }
};
