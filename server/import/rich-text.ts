import type { FootnoteDefinition, ListItem, Nodes, Root, Table, TableCell, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isSafeLink } from '../../src/contract/rich-text.ts';
import type { Block, Inline, RichText } from '../../src/contract/rich-text.ts';
import { withoutTags } from './tags.ts';

/** Levels of nesting that are kept; what lies deeper becomes text. */
const MAX_DEPTH = 20;

/** Converts a block of HTML inside Markdown, at a depth. */
export type HtmlBlocks = (html: string, depth: number) => Block[];

interface Context {
  /** Addresses by the identifier that links and images refer to them with. */
  addresses: ReadonlyMap<string, string>;
  notes: readonly FootnoteDefinition[];
  depth: number;
  /** Inside a link, where another link may not stand. */
  linked: boolean;
  html: HtmlBlocks;
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

export const text = (value: string): Inline[] =>
  value === '' ? [] : [{ type: 'text', text: value.replaceAll('\n', ' ') }];

const isBlank = (inline: Inline): boolean => {
  if (inline.type === 'break') return true;
  return 'children' in inline ? inline.children.every(isBlank) : inline.text.trim() === '';
};

export const paragraph = (children: Inline[]): Block[] =>
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

/** An address as it may stand between quotes in any markup. */
const quotable = (address: string): string =>
  address
    .trim()
    .replace(/[\t\n\r]/g, '')
    .replace(/["<>`\s]/g, encodeURIComponent);

/** Content of a link with an unsafe URL, without the link; the URL if it has no text. */
const link = (address: string | undefined, children: Inline[], { linked }: Context): Inline[] => {
  if (linked || address === undefined) return children;
  const href = quotable(address);
  if (!isSafeLink(href)) return children;
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
    case 'paragraph':
    case 'heading':
    case 'blockquote':
    case 'list':
    case 'listItem':
      // A block in a cell of a table: a line of its own.
      return [{ type: 'break' }, ...inlinesOf(node.children, inside), { type: 'break' }];
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

/** Without breaks at the ends, and with one where several stand together. */
const oneBreakEach = (inlines: Inline[]): Inline[] =>
  inlines.filter(
    ({ type }, index) =>
      type !== 'break' || (index < inlines.length - 1 && index > 0 && inlines[index + 1]?.type !== 'break'),
  );

const cellOf = ({ children }: TableCell, context: Context): Inline[] =>
  oneBreakEach(inlinesOf(children, context));

const rowOf = (row: TableRow, headers: readonly Inline[][], context: Context): Block[] => {
  const cells = row.children.map((cell, column) => {
    const header = headers[column] ?? [];
    const label = header.every(isBlank) ? [] : [...header, ...text(': ')];
    return merged([...label, ...cellOf(cell, context)]);
  });
  return paragraph(
    cells
      .filter((cell) => cell.length > 0)
      .flatMap((cell, i) => (i === 0 ? cell : [{ type: 'break' }, ...cell])),
  );
};

/** The contract has no tables: the names of the columns, then an item for each row that names them again. */
const tableOf = (table: Table, context: Context): Block[] => {
  const [head, ...rows] = table.children;
  if (!head) return [];
  if (rows.length === 0) return rowOf(head, [], context);

  const headers = head.children.map((cell) => cellOf(cell, context));
  return [
    ...rowOf(head, [], context),
    ...list(
      false,
      rows.map((row) => rowOf(row, headers, context)).filter((item) => item.length > 0),
    ),
  ];
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
      return inside.html(node.value, inside.depth);
    case 'thematicBreak':
    case 'definition':
    case 'footnoteDefinition':
      return [];
    default:
      return paragraph(inlineOf(node, inside));
  }
};

const within = (node: Nodes): Nodes[] =>
  ['children' in node ? node.children.flatMap(within) : [], node].flat();

/** The blocks of a syntax tree; `html` says what becomes of the HTML in it. */
export const blocksOfTree = (root: Root, html: HtmlBlocks, depth = 0): Block[] => {
  const nodes = within(root);
  const definitions = nodes.filter((node) => node.type === 'definition');
  const notes = nodes.filter((node) => node.type === 'footnoteDefinition');
  // The first definition of an identifier counts, so it is entered last.
  const addresses = new Map(definitions.toReversed().map(({ identifier, url }) => [identifier, url]));

  const context: Context = { addresses, notes, depth, linked: false, html };
  return [
    ...blocksOf(root.children, context),
    ...list(
      true,
      notes.map((note) => blocksOf(note.children, deeper(context))),
    ),
  ];
};

/** Headings start at level 1 and skip none, whatever page they were written for. */
export const normalizeHeadings = (blocks: RichText): RichText => {
  let open: number[] = [];
  const visit = (block: Block): Block => {
    if (block.type === 'list') return { ...block, items: block.items.map((item) => item.map(visit)) };
    if (block.type !== 'heading') return block;
    open = [...open.filter((level) => level < block.level), block.level];
    return { ...block, level: open.length };
  };
  return blocks.map(visit);
};

/** Paragraphs of a text that is not read as anything else. */
export const plainParagraphs = (source: string): RichText =>
  source.split(/\n[ \t]*\n/).flatMap((part) => paragraph(text(part.trim())));

/** Text that every store accepts, with one kind of line end. */
export const cleanSource = (source: string): string =>
  source.toWellFormed().replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n');
