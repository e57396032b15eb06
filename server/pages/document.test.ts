import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scriptText } from './document.ts';

describe('data in a document', () => {
  it('is ended and left by no text in it', () => {
    const hostile = '</script><script>alert(1)</script><!-- <script> ]]> \u2028 \ud800';

    const text = String(scriptText({ title: hostile }));

    assert.doesNotMatch(text, /</);
    assert.deepEqual(JSON.parse(text), { title: hostile });
  });
});
