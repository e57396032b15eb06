import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import type { Cell } from './rows.ts';

/** A cell as text: moments as ISO 8601 has them. */
export const cellText = (cell: Cell): string => (cell instanceof Date ? cell.toISOString() : String(cell));

/**
 * The beginning of a formula behind what a spreadsheet may take for the end of a cell. Where it expects semicolons a
 * quote behind a comma means nothing to it: `"Ada;=1+2"` is two cells to it, and a line break within quotes ends a row.
 */
const INNER_FORMULA = /([;\t\r\n] *)(?=[=+\-@＝＋－＠])/g;

const csvCell = (cell: Cell): Cell =>
  typeof cell === 'string'
    ? cell.replaceAll(INNER_FORMULA, "$1'")
    : cell instanceof Date
      ? cellText(cell)
      : cell;

/** Rows as CSV. An apostrophe keeps a spreadsheet from running what an applicant typed as a formula. */
export const toCsv = (rows: Cell[][], { bom = false }: { bom?: boolean } = {}): string =>
  stringify(
    rows.map((row) => row.map(csvCell)),
    { escape_formulas: true, bom },
  );

/** The most characters that Excel takes in a cell. */
const MOST_CHARACTERS = 32_767;

/**
 * Characters that XML cannot hold or reads as something else, and those that the library drops. In a workbook they stand
 * as `_xHHHH_`, and so does the beginning of what looks like that.
 */
const ESCAPED = /(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}\ufffd]|_(?=x[\da-f]{4}_)/giu;

const escapeUnit = (unit: string): string =>
  `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

const escapeText = (text: string): string => {
  const escaped = text
    .slice(0, MOST_CHARACTERS)
    .replaceAll(ESCAPED, (character) => character.split('').map(escapeUnit).join(''));
  // The library looks texts up in an object, and would find there what every object has.
  return escaped in {} ? `${escapeUnit(escaped)}${escaped.slice(1)}` : escaped;
};

const MOMENT = 'yyyy-mm-dd hh:mm';

/** A cell is what it is: nothing that somebody typed becomes a formula, a number or a date. */
const toCell = (cell: Cell) => {
  if (cell instanceof Date) return { value: cell, type: Date, format: MOMENT };
  if (typeof cell === 'number') return { value: cell, type: Number };
  return cell === '' ? null : { value: escapeText(cell), type: String, wrap: true };
};

const WIDTH = 24;

/** Rows as an Excel workbook; its moments are in UTC, which its first row says of their columns. */
export const toWorkbook = ([head = [], ...rows]: Cell[][], isRtl: boolean): Promise<Uint8Array> => {
  const titles = head.map((title, index) => {
    const isMoment = rows.some((row) => row[index] instanceof Date);
    return { value: escapeText(`${cellText(title)}${isMoment ? ' (UTC)' : ''}`), type: String, wrap: true };
  });
  return writeExcelFile(
    [
      titles.map((title) => ({ ...title, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(toCell)),
    ],
    { columns: head.map(() => ({ width: WIDTH })), stickyRowsCount: 1, rightToLeft: isRtl },
  ).toBuffer();
};
