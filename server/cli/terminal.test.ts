import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { printable, printableJson } from './terminal.ts';

describe('what is written to a terminal', () => {
  it('spells out what a terminal would obey', () => {
    assert.equal(printable('\u001b]0;pwned\u0007\u001b[2J'), String.raw`\u{1b}]0;pwned\u{7}\u{1b}[2J`);
    assert.equal(printable('a\u009b31mb\r\0'), String.raw`a\u{9b}31mb\u{d}\u{0}`);
    assert.equal(printable('invoice\u202efdp.exe'), String.raw`invoice\u{202e}fdp.exe`);
  });

  it('is JSON that a program reads as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = printableJson({ text });
        assert.deepEqual(JSON.parse(written), { text });
        assert.equal(printable(written), written);
      }),
    );
  });

  it('keeps words of every language, lines and columns', () => {
    for (const text of ['Zoë Ångström', 'مشروع رقم 42', '王小明', '👩🏽‍💻', 'a\tb\nc', ''])
      assert.equal(printable(text), text);
  });

  it('holds nothing else, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.doesNotMatch(printable(text), /(?![\n\t])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});
