import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Parser } from 'htmlparser2';
import { isSafeLink, RichText } from '../../src/contract/rich-text.ts';
import type { Block, Inline } from '../../src/contract/rich-text.ts';
import { plainText } from '../domain/plain-text.ts';
import { richTextFromHtml } from './html.ts';
import { richTextFromMarkdown } from './markdown.ts';

const text = (value: string): Inline => ({ type: 'text', text: value });
const p = (...children: (Inline | string)[]): Block => ({
  type: 'paragraph',
  children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
});
const list = (...items: Block[][]): Block => ({ type: 'list', ordered: false, items });

const becomes = (html: string, ...blocks: Block[]) => {
  const tree = richTextFromHtml(html);
  assert.deepEqual(tree, blocks);
  assert.deepEqual(RichText.parse(tree), tree);
};

const nodesOf = (blocks: readonly (Block | Inline)[]): (Block | Inline)[] =>
  blocks.flatMap((node) => {
    const inner: (Block | Inline)[] =
      'children' in node ? node.children : node.type === 'list' ? node.items.flat() : [];
    return [node, ...nodesOf(inner)];
  });

const linksOf = (blocks: readonly Block[]): string[] =>
  nodesOf(blocks).flatMap((node) => (node.type === 'link' ? node.href : []));

describe('richTextFromHtml', () => {
  it('keeps paragraphs, headings, lists, emphasis, code and links', () => {
    becomes(
      '<h2>A</h2><p>b <em>c</em> <strong>d</strong> <code>e</code><br>f <a href="https://g.org">g</a></p><ul><li>h<ol><li>i</ol></ul><pre>j\n  k</pre>',
      { type: 'heading', level: 1, children: [text('A')] },
      p(
        'b ',
        { type: 'emphasis', children: [text('c')] },
        ' ',
        { type: 'strong', children: [text('d')] },
        ' ',
        { type: 'code', text: 'e' },
        { type: 'break' },
        'f ',
        { type: 'link', href: 'https://g.org', children: [text('g')] },
      ),
      list([p('h'), { type: 'list', ordered: true, items: [[p('i')]] }]),
      { type: 'code-block', text: 'j\n  k' },
    );
  });

  it('reads no Markdown in text', () => {
    becomes('<p>*a* [b](https://c.org) &lt;script> # d</p>', p('*a* [b](https://c.org) <script> # d'));
  });

  it('keeps the links in the cells of a table, names its columns and keeps its caption', () => {
    becomes(
      '<table><caption>Plan</caption><tr><th>Part<th>Pay<tr><td><p>One</p><p><a href="https://a.org">two</a></p><td>$50</table>',
      p('Plan'),
      p('Part', { type: 'break' }, 'Pay'),
      list([
        p(
          'Part: One',
          { type: 'break' },
          { type: 'link', href: 'https://a.org', children: [text('two')] },
          { type: 'break' },
          'Pay: $50',
        ),
      ]),
    );
  });

  it('keeps what browsers show of elements that Markdown does not know', () => {
    const html =
      '<dialog open>a</dialog><menu><li>b</menu><svg><text>c</text></svg><math><mi>d</mi></math><select><option>e<option>f</select><details><summary>g</summary>h</details><x-y>i</x-y><dl><dt>j<dd>k</dl><p data-mdast="ignore">l</p>';

    assert.equal(plainText(richTextFromHtml(html)).replace(/\s+/g, ''), 'abcdefghijkl');
  });

  it('drops what browsers do not show', () => {
    becomes(
      '<title>a</title><script>b</script><style>c</style><template>d</template><!-- e --><p>f</p><base href="https://evil.example"><p><a href="g">g</a></p>',
      p('f'),
      p('g'),
    );
  });

  it('shows the address of a link that has no words', () => {
    becomes(
      '<a href="https://a.org"> </a>',
      p({ type: 'link', href: 'https://a.org', children: [text('https://a.org')] }),
    );
  });

  it('lets no markup stand in an address', () => {
    assert.deepEqual(
      linksOf(
        richTextFromHtml('<a href=\' https://a.org/"><script>\'>b</a> <a href="mailto:<b>@c.org">c</a>'),
      ),
      ['https://a.org/%22%3E%3Cscript%3E', 'mailto:%3Cb%3E@c.org'],
    );
  });

  it('replaces characters that no store accepts', () => {
    becomes('<p>a\0b\ud800</p>', p('a\ufffdb\ufffd'));
  });

  const repeated = (piece: string) => piece.repeat(Math.floor(50_000 / piece.length));
  for (const [name, html] of [
    ['divisions', repeated('<div>')],
    ['lists', repeated('<ul><li>')],
    ['tables', repeated('<table><tr><td>')],
    ['formatting that every paragraph opens anew', `${repeated('<b>').slice(0, 25_000)}${repeated('<p>')}`],
    ['empty inline elements', repeated('<a><del>')],
    ['blank inline elements', repeated('<a> </a>')],
    ['cells of a billion columns', '<table><tr><td colspan=999999999>a<td rowspan=999999999>b</table>'],
    ['less-than signs', repeated('<')],
  ] as const)
    it(`takes little time for many nested ${name}`, () => {
      const start = performance.now();

      RichText.parse(richTextFromHtml(`<p>first</p>${html}`));

      assert.ok(performance.now() - start < 10_000);
    });

  it('keeps the words of what is nested too deeply to be parsed', () => {
    assert.match(
      plainText(richTextFromHtml(`<p>first</p>${'<div>'.repeat(9000)}R&amp;D &lt;b>`)),
      /^first\s+R&D <b>$/,
    );
  });
});

const dataFile = (name: string) => new URL(`../../../shared/data/${name}`, import.meta.url);
const absent = (url: URL) => (existsSync(url) ? false : `${url.pathname} is absent`);

const JOBS = dataFile('job-descriptions.jsonl');

/** Visible words and permitted links of HTML, by another parser than the import's. */
const seenBy = (html: string) => {
  const texts: string[] = [];
  const links: string[] = [];
  let hidden = 0;
  const isHidden = (name: string) => /^(?:script|style|template|title|iframe)$/.test(name);
  const parser = new Parser(
    {
      ontext: (value) => hidden === 0 && texts.push(value),
      onopentag: (name, { href }) => {
        if (isHidden(name)) hidden += 1;
        if (name === 'a' && href !== undefined && isSafeLink(href)) links.push(href);
      },
      onclosetag: (name) => {
        if (isHidden(name)) hidden -= 1;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return { words: texts.join('').match(/[\p{L}\p{N}]+/gu) ?? [], links };
};

describe('conversion of the real job descriptions', { skip: absent(JOBS) }, () => {
  const rows = existsSync(JOBS)
    ? readFileSync(JOBS, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { id: string; path: string; description_html: string })
    : [];

  it('keeps every visible word, in order, and every link', () => {
    assert.equal(rows.length, 103);
    for (const { path, description_html } of rows) {
      const tree = richTextFromHtml(description_html);
      const { words, links } = seenBy(description_html);
      const kept: string[] = plainText(tree).match(/[\p{L}\p{N}]+/gu) ?? [];

      RichText.parse(tree);
      let at = 0;
      for (const word of words) {
        const next = kept.indexOf(word, at);
        assert.ok(next >= 0, `${path}: “${word}” is missing after “${kept.slice(at - 5, at).join(' ')}”`);
        at = next + 1;
      }
      assert.deepEqual(linksOf(tree), links, path);
    }
  });
});

const HOSTILE = dataFile('hostile-html.json');
const TYPES = new Set('text code break emphasis strong link paragraph heading list code-block'.split(' '));

describe('conversion of hostile payloads', { skip: absent(HOSTILE) }, () => {
  const payloads = existsSync(HOSTILE) ? (JSON.parse(readFileSync(HOSTILE, 'utf8')) as string[]) : [];

  const assertHarmless = (tree: Block[]) => {
    assert.deepEqual(RichText.parse(tree), tree);
    for (const node of nodesOf(tree)) {
      assert.ok(TYPES.has(node.type), node.type);
      for (const [key, value] of Object.entries(node)) {
        assert.ok(['type', 'text', 'children', 'items', 'ordered', 'level', 'href'].includes(key), key);
        if (key === 'href')
          assert.ok(isSafeLink(String(value)) && !/["<>`\s]/.test(String(value)), String(value));
      }
    }
  };

  it('makes harmless trees of all of them as HTML', () => {
    assert.equal(payloads.length, 111);
    for (const payload of payloads) assertHarmless(richTextFromHtml(payload));
  });

  it('makes harmless trees of all of them as Markdown, bare and in Markdown’s own addresses', () => {
    for (const payload of payloads) {
      assertHarmless(richTextFromMarkdown(payload));
      assertHarmless(richTextFromMarkdown(`[a](<${payload.replace(/[<>\n]/g, '')}>)\n\n- ${payload}`));
    }
  });
});
