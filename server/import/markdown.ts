import type { FootnoteDefinition, ListItem, Nodes, Table, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { isSafeLink } from '../../src/contract/rich-text.ts';
import type { Block, Inline, RichText } from '../../src/contract/rich-text.ts';
import { withoutTags } from './html.ts';

/** Levels of nesting that are kept; what lies deeper becomes text. */
const MAX_DEPTH = 20;

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

interface Context {
  /** Addresses by the identifier that links and images refer to them with. */
  addresses: ReadonlyMap<string, string>;
  notes: readonly FootnoteDefinition[];
  depth: number;
  /** Inside a link, where another link may not stand. */
  linked: boolean;
}

const deeper = (context: Context): Context => ({ ...context, depth: context.depth + 1 });

const textOf = (node: Nodes): string => {
  switch (node.type) {
    case 'html':
      return withoutTags(node.value);
    case 'blockquote':
    case 'list':
    case 'listItem':
    case 'table':
    case 'tableRow':
      return node.children.map(textOf).join(' ');
    default:
      return toString(node, { includeHtml: false });
  }
};

const text = (value: string): Inline[] =>
  value === '' ? [] : [{ type: 'text', text: value.replaceAll('\n', ' ') }];

const isBlank = (inline: Inline): boolean => {
  if (inline.type === 'break') return true;
  return 'children' in inline ? inline.children.every(isBlank) : inline.text.trim() === '';
};

const paragraph = (children: Inline[]): Block[] =>
  children.every(isBlank) ? [] : [{ type: 'paragraph', children }];

const merged = (inlines: Inline[]): Inline[] =>
  inlines.reduce<Inline[]>((done, inline) => {
    const last = done.at(-1);
    if (last?.type === 'text' && inline.type === 'text')
      done.splice(-1, 1, { type: 'text', text: last.text + inline.text });
    else done.push(inline);
    return done;
  }, []);

const inlinesOf = (nodes: readonly Nodes[], context: Context): Inline[] =>
  merged(nodes.flatMap((node) => inlineOf(node, context)));

const wrapped = (type: 'emphasis' | 'strong', children: Inline[]): Inline[] =>
  children.length === 0 ? [] : [{ type, children }];

/** What stands in the link where it leads to nowhere safe; its address where it has no words. */
const link = (href: string | undefined, children: Inline[], { linked }: Context): Inline[] => {
  if (linked || href === undefined || !isSafeLink(href)) return children;
  return [{ type: 'link', href, children: children.every(isBlank) ? text(href) : children }];
};

const noteMark = (identifier: string, { notes }: Context): string =>
  `[${notes.findIndex((note) => note.identifier === identifier) + 1}]`;

const inlineOf = (node: Nodes, context: Context): Inline[] => {
  if (context.depth >= MAX_DEPTH) return text(textOf(node));
  const inside = deeper(context);
  switch (node.type) {
    case 'text':
      return text(node.value);
    case 'inlineCode':
      return [{ type: 'code', text: node.value }];
    case 'break':
      return [{ type: 'break' }];
    case 'emphasis':
    case 'strong':
      return wrapped(node.type, inlinesOf(node.children, inside));
    case 'delete':
      return inlinesOf(node.children, inside);
    case 'link':
      return link(node.url, inlinesOf(node.children, { ...inside, linked: true }), context);
    case 'linkReference': {
      const children = inlinesOf(node.children, { ...inside, linked: true });
      return link(context.addresses.get(node.identifier), children, context);
    }
    case 'image':
      return link(node.url, text(node.alt ?? ''), context);
    case 'imageReference':
      return link(context.addresses.get(node.identifier), text(node.alt ?? ''), context);
    case 'footnoteReference':
      return text(noteMark(node.identifier, context));
    case 'html':
      return /^<br\b/i.test(node.value) ? [{ type: 'break' }] : [];
    default:
      return text(textOf(node));
  }
};

const itemOf = (item: ListItem, context: Context): Block[] => {
  const blocks = blocksOf(item.children, context);
  if (typeof item.checked !== 'boolean') return blocks;

  const box = text(item.checked ? '☑ ' : '☐ ');
  const [first, ...rest] = blocks;
  return first?.type === 'paragraph'
    ? [{ ...first, children: merged([...box, ...first.children]) }, ...rest]
    : [{ type: 'paragraph', children: box }, ...blocks];
};

const list = (ordered: boolean, items: Block[][]): Block[] =>
  items.length === 0 ? [] : [{ type: 'list', ordered, items }];

const rowOf = (row: TableRow, headers: readonly Inline[][], context: Context): Block[] => {
  const cells = row.children.map((cell, column) => {
    const header = headers[column] ?? [];
    const label = header.length === 0 ? [] : [...header, ...text(': ')];
    return merged([...label, ...inlinesOf(cell.children, context)]);
  });
  return paragraph(
    cells
      .filter((cell) => cell.length > 0)
      .flatMap((cell, i) => (i === 0 ? cell : [{ type: 'break' }, ...cell])),
  );
};

/** The contract has no tables: each row becomes an item that names its columns. */
const tableOf = (table: Table, context: Context): Block[] => {
  const [head, ...rows] = table.children;
  if (!head) return [];
  if (rows.length === 0) return rowOf(head, [], context);

  const headers = head.children.map((cell) => inlinesOf(cell.children, context));
  return list(
    false,
    rows.map((row) => rowOf(row, headers, context)).filter((item) => item.length > 0),
  );
};

const blocksOf = (nodes: readonly Nodes[], context: Context): Block[] =>
  nodes.flatMap((node) => blockOf(node, context));

const blockOf = (node: Nodes, context: Context): Block[] => {
  if (context.depth >= MAX_DEPTH) return paragraph(text(textOf(node)));
  const inside = deeper(context);
  switch (node.type) {
    case 'paragraph':
      return paragraph(inlinesOf(node.children, inside));
    case 'heading': {
      const children = inlinesOf(node.children, inside);
      return children.every(isBlank) ? [] : [{ type: 'heading', level: node.depth, children }];
    }
    case 'blockquote':
      return blocksOf(node.children, inside);
    case 'list': {
      const items = node.children.map((item) => itemOf(item, inside));
      return list(
        node.ordered ?? false,
        items.filter((item) => item.length > 0),
      );
    }
    case 'code':
      return node.value.trim() === '' ? [] : [{ type: 'code-block', text: node.value }];
    case 'table':
      return tableOf(node, inside);
    case 'html':
      return blocksOfHtml(node.value, inside);
    case 'thematicBreak':
    case 'definition':
    case 'footnoteDefinition':
      return [];
    default:
      return paragraph(inlineOf(node, inside));
  }
};

/** People write Markdown inside their HTML, so what is left of it without its tags is read as Markdown. */
const blocksOfHtml = (html: string, { depth }: Context): Block[] => {
  const rest = withoutTags(html);
  return rest === html ? paragraph(text(html)) : converted(rest, depth);
};

const within = (node: Nodes): Nodes[] =>
  ['children' in node ? node.children.flatMap(within) : [], node].flat();

const converted = (markdown: string, depth: number): Block[] => {
  const root = parser.parse(markdown);
  const nodes = within(root);
  const definitions = nodes.filter((node) => node.type === 'definition');
  const notes = nodes.filter((node) => node.type === 'footnoteDefinition');
  // The first definition of an identifier counts, so it is entered last.
  const addresses = new Map(definitions.toReversed().map(({ identifier, url }) => [identifier, url]));

  const context: Context = { addresses, notes, depth, linked: false };
  return [
    ...blocksOf(root.children, context),
    ...list(
      true,
      notes.map((note) => blocksOf(note.children, deeper(context))),
    ),
  ];
};

/** Headings start at level 1 and skip none, whatever page they were written for. */
const levelled = (blocks: RichText): RichText => {
  let open: number[] = [];
  const visit = (block: Block): Block => {
    if (block.type === 'list') return { ...block, items: block.items.map((item) => item.map(visit)) };
    if (block.type !== 'heading') return block;
    open = [...open.filter((level) => level < block.level), block.level];
    return { ...block, level: open.length };
  };
  return blocks.map(visit);
};

const plainParagraphs = (markdown: string): RichText =>
  markdown.split(/\n[ \t]*\n/).flatMap((part) => paragraph(text(part.trim())));

/** Turns Markdown into the contract's rich text, in which nothing can run and no text is lost. */
export const richTextFromMarkdown = (markdown: string): RichText => {
  const source = markdown.toWellFormed().replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n');
  try {
    return levelled(converted(source, 0));
  } catch (error) {
    // remark's own passes recurse: some thousand nested quotes or lists overflow the stack.
    if (error instanceof RangeError) return plainParagraphs(source);
    throw error;
  }
};
