import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { toCsv } from './export.ts';

/** How a spreadsheet reads the file in a country: by its separator, and quotes only where a cell begins with one. */
const cellsBy = (csv: string, delimiter: string): string[] => {
  const rows: string[][] = parse(csv, { delimiter, relax_quotes: true, relax_column_count: true });
  return rows.flat();
};

/** The same by a reader that knows no quotes at all. */
const bareCells = (csv: string): string[] => csv.split(/[;\t\r\n]/);

const FORMULA = /^\s*[=+\-@＝＋－＠]/;

describe('applications as CSV', () => {
  for (const typed of [
    'Ada;=1+2;x',
    'x\n=1+2',
    'x\r\n@SUM(A1)',
    'a\t+1',
    'a; =1',
    '";=1',
    'a";"=1',
    '=1;=2\n-3',
  ])
    it(`holds no formula, whatever ends a cell: ${JSON.stringify(typed)}`, () => {
      const csv = toCsv([
        ['Name', 'How?'],
        ['x', typed],
      ]);

      for (const cell of [
        ...bareCells(csv),
        ...[',', ';', '\t'].flatMap((delimiter) => cellsBy(csv, delimiter)),
      ])
        assert.doesNotMatch(cell, FORMULA);
    });

  it('holds none in any text', () => {
    const text = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', ';', ',', '\t', '\n', '\r', '"', ' ', 'a'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, text, (name, answer) => {
        for (const cell of bareCells(toCsv([[`x${name}`, `x${answer}`]]))) assert.doesNotMatch(cell, FORMULA);
      }),
    );
  });

  it('keeps what is none as it was typed', () => {
    const texts = ['a;b', 'a - b', '1;2;3', 'x = y', 'a@b.example', 'say "hi"', '12-03-2026'];

    assert.deepEqual(cellsBy(toCsv([texts]), ','), texts);
  });
});
