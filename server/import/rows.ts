import { CsvError, parse } from 'csv-parse/sync';
import type { Position, Refusal } from './mapping.ts';

/** One row of a file before anything is known of its meaning. */
export type FileRow = Position & ({ ok: true; value: unknown } | Refusal);

const refused = (position: Position, reason: string): FileRow => ({
  ...position,
  ok: false,
  errors: [{ pointer: '', reason }],
});

const jsonOf = (text: string): { value: unknown } | { reason: string } => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { reason: `is not JSON: ${(error as SyntaxError).message}` };
  }
};

/** The lines on which the members of a list begin; the list is the text, or stands in it under `items`. */
const memberLines = (json: string): number[] => {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let listDepth = json.startsWith('[') ? 1 : Infinity;
  let awaits = false;
  const tokens = /\n|[[\]{},]|"items"\s*:\s*(?=\[)|"(?:[^"\\]|\\.)*"|[^\s[\]{},"]+/gs;
  const member = () => {
    if (awaits) lines.push(line);
    awaits = false;
  };
  for (const [token] of json.matchAll(tokens)) {
    if (token === '\n') line += 1;
    else if (token === ']' || token === '}') {
      depth -= 1;
      awaits = false;
      if (depth < listDepth && listDepth !== Infinity) return lines;
    } else if (token === ',') awaits = depth === listDepth;
    else {
      member();
      if (depth === 1 && /^"items"\s*:/.test(token)) listDepth = 2;
      line += token.split('\n').length - 1;
      if (token === '[' || token === '{') {
        depth += 1;
        awaits = depth === listDepth && token === '[';
      }
    }
  }
  return lines;
};

const listIn = (value: unknown): unknown[] | undefined => {
  if (Array.isArray(value)) return value as unknown[];
  const items: unknown = typeof value === 'object' && value !== null && 'items' in value && value.items;
  return Array.isArray(items) ? (items as unknown[]) : undefined;
};

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

const lineOfError = (json: string, reason: string): number => {
  const [, position] = /at position (\d+)/.exec(reason) ?? [];
  return json.slice(0, position === undefined ? json.length : Number(position)).split('\n').length;
};

/** The rows of a JSON list, or of an object that holds one under `items`. */
export const jsonRows = (text: string): FileRow[] => {
  const json = withoutMark(text);
  const parsed = jsonOf(json);
  if ('reason' in parsed) return [refused({ line: lineOfError(json, parsed.reason) }, parsed.reason)];
  const list = listIn(parsed.value);
  if (!list) return [refused({ line: 1 }, 'is not a JSON list')];
  const lines = memberLines(json.trimStart());
  const before = json.slice(0, json.length - json.trimStart().length).split('\n').length - 1;
  return list.map((value, index) => ({
    ok: true,
    row: index + 1,
    line: before + (lines[index] ?? 1),
    value,
  }));
};

/** The rows of JSON Lines; empty lines are passed over. */
export const jsonLinesRows = (text: string): FileRow[] =>
  withoutMark(text)
    .split('\n')
    .flatMap((source, index): FileRow[] => {
      if (source.trim() === '') return [];
      const position = { line: index + 1 };
      const parsed = jsonOf(source);
      return 'reason' in parsed ? [refused(position, parsed.reason)] : [{ ...position, ok: true, ...parsed }];
    });

/** Rows whose quotes do not pair that are reported one by one; after them the rest of a file makes no sense. */
const MAX_UNREADABLE = 100;
const NEWLINE = 10;

interface Cells {
  line: number;
  cells: string[];
}

/** Reasons for CSV syntax errors, by the parser's code. */
const CSV_REASONS: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'opens a quotation mark that is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'has text after a closing quotation mark; inside quotes one is written as two',
  INVALID_OPENING_QUOTE: 'has a quotation mark in a cell that does not start with one',
};

const delimiterOf = (text: string): string => {
  const [header = ''] = text.trimStart().split('\n', 1);
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
};

/** Parses on from a byte until the end or the first row that cannot be read. */
const readCells = (bytes: Buffer, delimiter: string) => {
  const records: { cells: string[]; end: number }[] = [];
  const options = {
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (cells: unknown, { bytes: end }: { bytes: number }) => {
      records.push({ cells: cells as string[], end });
      return null;
    },
  };
  try {
    parse(bytes, options);
    return { records };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { records, reason: CSV_REASONS[error.code] ?? error.message };
  }
};

const cellsOf = (text: string): (Cells | { line: number; reason: string })[] => {
  const delimiter = delimiterOf(text);
  const bytes = Buffer.from(text);
  const found: (Cells | { line: number; reason: string })[] = [];
  let line = 1;
  let at = 0;
  /** Moves on to where the next row starts. */
  const advance = (to: number) => {
    for (; at < to; at += 1) if (bytes[at] === NEWLINE) line += 1;
  };
  const skipEmpty = () => {
    while (bytes[at] === NEWLINE) advance(at + 1);
  };
  for (let unreadable = 0; at < bytes.length;) {
    const start = at;
    const { records, reason } = readCells(bytes.subarray(start), delimiter);
    for (const { cells, end } of records) {
      skipEmpty();
      found.push({ line, cells });
      advance(start + end);
    }
    if (reason === undefined) break;
    skipEmpty();
    unreadable += 1;
    if (unreadable > MAX_UNREADABLE) {
      found.push({ line, reason: `${reason}; the rest of the file is not read` });
      break;
    }
    found.push({ line, reason });
    const next = bytes.indexOf(NEWLINE, at);
    advance(next < 0 ? bytes.length : next + 1);
  }
  return found;
};

/** The rows of CSV with a header; `toValue` makes a row's value of its cells by their columns. */
export const csvRows = (
  text: string,
  toValue: (cells: ReadonlyMap<string, string>) => unknown,
): FileRow[] => {
  const [head, ...rest] = cellsOf(withoutMark(text));
  if (!head) return [];
  if ('reason' in head) return [refused({ line: head.line }, head.reason)];
  const header = head.cells.map((name) => name.trim());
  const twice = header.find((name, index) => name !== '' && header.indexOf(name) !== index);
  if (twice !== undefined)
    return [refused({ line: head.line }, `has the column ${JSON.stringify(twice)} twice`)];

  return rest.map((row): FileRow => {
    const position = { line: row.line };
    if ('reason' in row) return refused(position, row.reason);
    const { cells } = row;
    if (cells.length > header.length)
      return refused(
        position,
        `has ${cells.length} cells, accepted: ${header.length}, as many as the header`,
      );
    const named = cells.flatMap((cell, index) => {
      const name = header[index] ?? '';
      return cell.trim() === '' ? [] : [[name, cell] as const];
    });
    return { ...position, ok: true, value: toValue(new Map(named)) };
  });
};

export type FileFormat = 'json' | 'json-lines' | 'csv';

/** The format of a file, by the ending of its name where that says it, else by how it begins. */
export const formatOf = (text: string, extension = ''): FileFormat => {
  if (extension === 'csv' || extension === 'tsv') return 'csv';
  if (extension === 'jsonl' || extension === 'ndjson') return 'json-lines';
  const start = withoutMark(text.slice(0, 100_000)).trimStart();
  if (start.startsWith('[') || (start === '' && extension === 'json')) return 'json';
  if (!start.startsWith('{')) return extension === 'json' ? 'json' : 'csv';
  const [first = ''] = start.split('\n', 1);
  const line = jsonOf(first);
  return 'value' in line && listIn(line.value) === undefined ? 'json-lines' : 'json';
};
