import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { richTextFromMarkdown } from '../import/markdown.ts';
import { excerpt, oneLine, plainText, withoutControls } from './plain-text.ts';

describe('plainText', () => {
  it('gives each block a line', () => {
    const tree = richTextFromMarkdown('# A\n\nb *c* [d](https://d.org)  \ne\n\n- f\n  - g\n\n```\nh\n```');

    assert.equal(plainText(tree), 'A\nb c d\ne\nf\ng\nh');
  });
});

describe('oneLine', () => {
  it('joins lines and drops the space around', () => {
    assert.equal(oneLine(' a \n\n b\t'), 'a b');
  });
});

describe('withoutControls', () => {
  it('leaves lines, tabs and every visible letter', () => {
    assert.equal(withoutControls('a\tb\n\nZoë 👩🏽‍💻 مشروع\u200f'), 'a\tb\n\nZoë 👩🏽‍💻 مشروع\u200f');
  });

  it('leaves out what was pasted along, and keeps the line breaks of Word and of old systems', () => {
    assert.equal(withoutControls('a\u001b[2Jb\u0007\u0000'), 'a[2Jb\u0000');
    assert.equal(withoutControls('a\vb\fc\r\nd\re\u0085f\u009bg'), 'a\nb\nc\nd\ne\nfg');
  });
});

describe('excerpt', () => {
  it('keeps a text that fits', () => {
    assert.equal(excerpt('One. Two.', 9), 'One. Two.');
  });

  it('ends after a sentence where that fills half of the room', () => {
    assert.equal(excerpt('One two three. Four five six.', 20), 'One two three.');
  });

  it('ends after a word where the sentences are long', () => {
    assert.equal(excerpt('One. Two three four five.', 15), 'One. Two three…');
  });

  it('cuts a word that is longer than the room, between characters', () => {
    assert.equal(excerpt('👩‍👩‍👧'.repeat(3), 17), `${'👩‍👩‍👧'.repeat(2)}…`);
  });
});
