import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { raw } from 'hono/html';
import { renderDocument, scriptText, styleSources } from './document.ts';

describe('the sheets of a document', () => {
  it('are allowed by their hashes, and one that got into it in another way is not', () => {
    const page = {
      locale: 'en',
      title: 'A page',
      isListed: false,
      styles: 'p { margin: 0 }',
      main: raw('<p>a</p><style>body { display: none }</style>'),
    } as const;
    const sheets = [...renderDocument(page).matchAll(/<style>([^]*?)<\/style>/g)].map(
      ([, sheet = '']) => `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`,
    );

    assert.equal(sheets.length, 3);
    assert.deepEqual(styleSources(page), sheets.slice(0, 2));
  });
});

describe('data in a document', () => {
  it('is ended and left by no text in it', () => {
    const hostile = '</script><script>alert(1)</script><!-- <script> ]]> \u2028 \ud800';

    const text = String(scriptText({ title: hostile }));

    assert.doesNotMatch(text, /</);
    assert.deepEqual(JSON.parse(text), { title: hostile });
  });
});
