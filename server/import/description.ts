import { RichText } from '../../src/contract/rich-text.ts';
import { plainText } from '../domain/plain-text.ts';
import { richTextFromHtml } from './html.ts';
import type { RowError } from './mapping.ts';
import { richTextFromMarkdown } from './markdown.ts';
import { parseRow, found } from './row-errors.ts';

export const DESCRIPTION_FORMATS = ['tree', 'markdown', 'html'] as const;
export type DescriptionFormat = (typeof DESCRIPTION_FORMATS)[number];

/** Characters of a description; parsers take time in the square of what is nested, so a text has a bound. */
export const MAX_SOURCE = 50_000;
/** Nodes of a tree, and levels of them. */
const MAX_NODES = 20_000;
const MAX_DEPTH = 60;

export const TOO_LARGE = `is too large, accepted: ${MAX_NODES} nodes on ${MAX_DEPTH} levels`;

type Read = { ok: true; value: RichText } | { ok: false; errors: RowError[] };

const refused = (reason: string): Read => ({ ok: false, errors: [{ pointer: '/description', reason }] });

const formatOf = (source: unknown): DescriptionFormat => {
  if (Array.isArray(source)) return 'tree';
  return typeof source === 'string' && /^\s*<[a-z!/]/i.test(source) ? 'html' : 'markdown';
};

/** True if a value exceeds the node or depth limit. */
export const isTooLarge = (tree: unknown): boolean => {
  const waiting: { value: unknown; depth: number }[] = [{ value: tree, depth: 0 }];
  let nodes = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    nodes += 1;
    if (nodes > MAX_NODES || depth > MAX_DEPTH) return true;
    for (const inner of Object.values(value)) waiting.push({ value: inner, depth: depth + 1 });
  }
  return false;
};

const readTree = (source: unknown): Read => {
  if (isTooLarge(source)) return refused(TOO_LARGE);
  const read = parseRow(RichText, source);
  if (read.ok) return plainText(read.value).trim() === '' ? refused('is empty') : read;
  const errors = read.errors.map(({ pointer, reason }) => ({ pointer: `/description${pointer}`, reason }));
  return { ok: false, errors };
};

const parsedTree = (source: unknown): unknown => {
  try {
    return typeof source === 'string' ? JSON.parse(source) : source;
  } catch {
    return source;
  }
};

/** The rich text of a description: the tree itself, Markdown or HTML, told apart by type where no format is stated. */
export const readDescription = (source: unknown, format: unknown): Read => {
  if (source === undefined) return refused('is missing');
  const kind = DESCRIPTION_FORMATS.find((known) => known === format) ?? formatOf(source);
  if (typeof source === 'string' && source.length > MAX_SOURCE)
    return refused(`has ${source.length} characters, accepted: at most ${MAX_SOURCE}`);
  if (kind === 'tree') return readTree(parsedTree(source));
  if (typeof source !== 'string') return refused(found(source, 'text, or a list of blocks'));
  const value = kind === 'html' ? richTextFromHtml(source) : richTextFromMarkdown(source);
  return plainText(value).trim() === '' ? refused('is empty') : { ok: true, value };
};
