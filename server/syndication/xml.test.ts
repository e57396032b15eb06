import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { escapeHtml, richTextHtml, writable, xmlDocument } from './xml.ts';

const text = (value: string) => ({ type: 'text', text: value }) as const;

describe('a text for a feed', () => {
  it('holds none of the characters that XML 1.0 or iCalendar forbids', () => {
    const all = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code));

    const dropped = all.filter((character) => writable(character) === '');

    const forbidden = /^[\0-\b\v\f\x0E-\x1F\x7F-\x9F\uD800-\uDFFF\uFFFE\uFFFF]$/;
    assert.deepEqual(
      dropped,
      all.filter((character) => forbidden.test(character)),
    );
  });

  it('holds every other character as it was', () => {
    assert.equal(writable('Zoë 張 👩🏽‍🚀 ‮x'), 'Zoë 張 👩🏽‍🚀 ‮x');
    assert.equal(writable('a\r\nb\rc'), 'a\nb\nc');
  });
});

describe('HTML', () => {
  it('holds a text between tags and quotes', () => {
    assert.equal(escapeHtml(`<a b="c" d='e'>&`), '&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;');
  });

  it('holds every kind of block and inline of a rich text', () => {
    const html = richTextHtml([
      { type: 'heading', level: 2, children: [text('A & B')] },
      {
        type: 'paragraph',
        children: [
          { type: 'strong', children: [text('b')] },
          { type: 'break' },
          { type: 'emphasis', children: [{ type: 'code', text: '<i>' }] },
          { type: 'link', href: 'https://x.example/?a=1&b="', children: [text('x')] },
        ],
      },
      { type: 'list', ordered: false, items: [[{ type: 'paragraph', children: [text('one')] }]] },
      { type: 'list', ordered: true, items: [[]] },
      { type: 'code-block', text: '</script>' },
    ]);

    assert.equal(
      html,
      '<h2>A &amp; B</h2>' +
        '<p><strong>b</strong><br><em><code>&lt;i&gt;</code></em><a href="https://x.example/?a=1&amp;b=&quot;">x</a></p>' +
        '<ul><li><p>one</p></li></ul><ol><li></li></ol><pre><code>&lt;/script&gt;</code></pre>',
    );
  });

  it('leads to no address that could run', () => {
    const html = richTextHtml([
      { type: 'paragraph', children: [{ type: 'link', href: 'javascript:alert(1)', children: [text('x')] }] },
    ]);

    assert.equal(html, '<p>x</p>');
  });
});

describe('an XML document', () => {
  it('gives back what was put in, whatever it is made to look like', () => {
    const hostile = `a]]>b]]><evil/>&amp;&lt;&#60; "q" 's <!-- x --> <?php ?>`;

    const xml = xmlDocument({ root: { '@name': hostile, inner: hostile } });

    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@' });
    assert.deepEqual(parser.parse(xml).root, { '@name': hostile, inner: hostile });
  });
});
