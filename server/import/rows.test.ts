import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { csvRows, formatOf, jsonLinesRows, jsonRows, type FileRow } from './rows.ts';

const cells = (text: string): FileRow[] => csvRows(text, (named) => Object.fromEntries(named));

const good = (rows: FileRow[]) => rows.flatMap((row) => (row.ok ? [[row.line, row.value]] : []));
const bad = (rows: FileRow[]) => rows.flatMap((row) => (row.ok ? [] : [[row.line, row.errors[0]?.reason]]));

describe('csvRows', () => {
  it('names the cells by the header and the row by the line it begins on', () => {
    assert.deepEqual(cells('\uFEFFa,b\r\n\r\n1,"x\r\ny ""z"""\r\n\r\n2,\r\n'), [
      { line: 3, ok: true, value: { a: '1', b: 'x\ny "z"' } },
      { line: 6, ok: true, value: { a: '2' } },
    ]);
  });

  for (const [name, text] of [
    ['semicolons', 'a;b\n1;2,3'],
    ['tabs', 'a\tb\n1\t2,3'],
  ] as const)
    it(`reads cells parted by ${name}`, () => {
      assert.deepEqual(good(cells(text)), [[2, { a: '1', b: '2,3' }]]);
    });

  it('takes a row with fewer cells, and refuses one with more', () => {
    const rows = cells('a,b\n1\n2,3,4\n5,6');

    assert.deepEqual(good(rows), [
      [2, { a: '1' }],
      [4, { a: '5', b: '6' }],
    ]);
    assert.deepEqual(bad(rows), [[3, 'has 3 cells, accepted: 2, as many as the header']]);
  });

  it('loses no other row by one whose quotes do not pair', () => {
    const rows = cells('a,b\n1,"open\n2,"y"\n3,c "d" e\n4,"f" g\n5,h\n6,"never closed\n7,i\n');

    assert.deepEqual(good(rows), [
      [3, { a: '2', b: 'y' }],
      [6, { a: '5', b: 'h' }],
      [8, { a: '7', b: 'i' }],
    ]);
    assert.deepEqual(
      bad(rows).map(([line]) => line),
      [2, 4, 5, 7],
    );
  });

  it('stops where hardly a row can be read', () => {
    const rows = cells(`a\n${'"x" y\n'.repeat(500)}`);

    assert.equal(rows.length, 101);
    assert.match(String(bad(rows).at(-1)?.[1]), /the rest of the file is not read$/);
  });

  it('refuses a file that has a column twice', () => {
    assert.deepEqual(bad(cells('a, a\n1,2')), [[1, 'has the column "a" twice']]);
  });

  it('finds nothing in an empty file', () => {
    for (const text of ['', '\n', 'a,b\n']) assert.deepEqual(cells(text), []);
  });
});

describe('jsonLinesRows', () => {
  it('reports a broken line and reads on', () => {
    const rows = jsonLinesRows('\uFEFF{"a":1}\r\n\r\n{"a":\r\n{"a":2}');

    assert.deepEqual(good(rows), [
      [1, { a: 1 }],
      [4, { a: 2 }],
    ]);
    assert.match(String(bad(rows)[0]?.[1]), /^is not JSON: /);
    assert.equal(bad(rows)[0]?.[0], 3);
  });
});

describe('jsonRows', () => {
  it('tells place and line of each member of a list', () => {
    assert.deepEqual(jsonRows('\n[\n  {"a": "]\\"["},\n  [1,\n 2], 3\n]'), [
      { row: 1, line: 3, ok: true, value: { a: ']"[' } },
      { row: 2, line: 4, ok: true, value: [1, 2] },
      { row: 3, line: 5, ok: true, value: 3 },
    ]);
  });

  it('finds the list under `items`, whatever else there is', () => {
    const text = '{\n"next": [{"items": [0]}],\n"items":\n[\n{"items": [1]},\n{}]\n}';

    assert.deepEqual(jsonRows(text), [
      { row: 1, line: 5, ok: true, value: { items: [1] } },
      { row: 2, line: 6, ok: true, value: {} },
    ]);
  });

  it('names the line on which the JSON breaks', () => {
    const [row] = jsonRows('[\n{},\n{"a" 1}\n]');

    assert.equal(row?.line, 3);
    assert.match(String(bad([row])[0]?.[1]), /^is not JSON: /);
  });
});

describe('formatOf', () => {
  for (const [text, extension, format] of [
    ['a,b', '', 'csv'],
    ['title', 'csv', 'csv'],
    ['[x', 'csv', 'csv'],
    ['\uFEFF [', '', 'json'],
    ['{"items": []}', '', 'json'],
    ['{\n"items": []}', 'json', 'json'],
    ['{"title": "a"}\n{"title": "b"}', '', 'json-lines'],
    ['{"title": "a"}\n{', 'json', 'json-lines'],
    ['not json', 'jsonl', 'json-lines'],
    ['', 'json', 'json'],
  ] as const)
    it(`takes ${JSON.stringify(text)} with the ending "${extension}" for ${format}`, () => {
      assert.equal(formatOf(text, extension), format);
    });
});
