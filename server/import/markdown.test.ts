import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RichText } from '../../src/contract/rich-text.ts';
import type { Block, Inline } from '../../src/contract/rich-text.ts';
import { richTextFromMarkdown } from './markdown.ts';
import { plainText } from '../domain/plain-text.ts';

const text = (value: string): Inline => ({ type: 'text', text: value });
const p = (...children: (Inline | string)[]): Block => ({
  type: 'paragraph',
  children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
});
const link = (href: string, ...words: string[]): Inline => ({
  type: 'link',
  href,
  children: words.map(text),
});
const list = (...items: Block[][]): Block => ({ type: 'list', ordered: false, items });

const becomes = (markdown: string, ...blocks: Block[]) => {
  const tree = richTextFromMarkdown(markdown);
  assert.deepEqual(tree, blocks);
  assert.deepEqual(RichText.parse(tree), tree);
};

const headings = (markdown: string): number[] =>
  richTextFromMarkdown(markdown).flatMap((block) => (block.type === 'heading' ? block.level : []));

const levels = (blocks: Block[]): number =>
  Math.max(
    0,
    ...blocks.map((block) => (block.type === 'list' ? 1 + Math.max(...block.items.map(levels)) : 0)),
  );

describe('richTextFromMarkdown', () => {
  it('keeps paragraphs, and joins the lines of one', () => {
    becomes('One\r\nline\n\nTwo', p('One line'), p('Two'));
  });

  it('keeps emphasis, strong, code and hard breaks', () => {
    becomes(
      '*a* **b** `c`  \nd',
      p(
        { type: 'emphasis', children: [text('a')] },
        ' ',
        { type: 'strong', children: [text('b')] },
        ' ',
        { type: 'code', text: 'c' },
        { type: 'break' },
        'd',
      ),
    );
  });

  it('keeps the text of what is struck through, in one piece with its neighbours', () => {
    becomes('a ~~b~~ c', p('a b c'));
  });

  it('keeps code blocks as they are', () => {
    becomes('```js\nif (a)\n  b();\n```', { type: 'code-block', text: 'if (a)\n  b();' });
  });

  it('keeps ordered and nested lists', () => {
    becomes('1. a\n   - b\n2. c', {
      type: 'list',
      ordered: true,
      items: [[p('a'), list([p('b')])], [p('c')]],
    });
  });

  it('marks the items of a task list', () => {
    becomes('- [ ] a\n- [x] b', list([p('☐ a')], [p('☑ b')]));
  });

  it('puts the blocks of a quote in its place', () => {
    becomes('> a\n>\n> - b', p('a'), list([p('b')]));
  });

  it('names the columns of a table, and again in a list item for each row', () => {
    becomes(
      '| Part | Pay |\n|---|---|\n| Draft | $50 |\n| Final | $90 | late |',
      p('Part', { type: 'break' }, 'Pay'),
      list(
        [p('Part: Draft', { type: 'break' }, 'Pay: $50')],
        [p('Part: Final', { type: 'break' }, 'Pay: $90', { type: 'break' }, 'late')],
      ),
    );
  });

  it('makes a paragraph of a table that has a header only', () => {
    becomes('| a | b |\n|---|---|', p('a', { type: 'break' }, 'b'));
  });

  it('drops rules, empty headings and empty items', () => {
    becomes('a\n\n---\n\n#\n\n-\n\n<b></b>', p('a'));
  });

  it('decodes entities', () => {
    becomes('R&amp;D &#x27;a&#39;', p("R&D 'a'"));
  });

  it('replaces characters that no store accepts', () => {
    becomes('a\0b\ud800', p('a\ufffdb\ufffd'));
  });
});

describe('headings of Markdown', () => {
  it('start at level 1 and skip none', () => {
    assert.deepEqual(headings('## a\n\n#### b\n\n##### c\n\n## d\n\n# e\n\n###### f'), [1, 2, 3, 1, 1, 2]);
  });

  it('count in the order of the text where they stand in lists and quotes', () => {
    const tree = richTextFromMarkdown('### a\n\n- ##### b\n\n> #### c');

    assert.equal(tree[0]?.type === 'heading' && tree[0].level, 1);
    const item = tree[1]?.type === 'list' ? tree[1].items[0]?.[0] : undefined;
    assert.equal(item?.type === 'heading' && item.level, 2);
    assert.equal(tree[2]?.type === 'heading' && tree[2].level, 2);
  });
});

describe('links of Markdown', () => {
  it('lead to the web and to mail', () => {
    becomes(
      '[a](https://a.org) [b](http://b.org) [c](mailto:c@d.org)',
      p(link('https://a.org', 'a'), ' ', link('http://b.org', 'b'), ' ', link('mailto:c@d.org', 'c')),
    );
  });

  it('are made of bare addresses', () => {
    becomes(
      '<https://a.org> www.b.org me@c.org',
      p(
        link('https://a.org', 'https://a.org'),
        ' ',
        link('http://www.b.org', 'www.b.org'),
        ' ',
        link('mailto:me@c.org', 'me@c.org'),
      ),
    );
  });

  it('are resolved through the first definition of a reference, wherever it stands', () => {
    becomes(
      '[a][x], [X], ![alt][x]\n\n> [x]: https://a.org\n\n[x]: https://b.org',
      p(link('https://a.org', 'a'), ', ', link('https://a.org', 'X'), ', ', link('https://a.org', 'alt')),
    );
  });

  it('show their address where they have no words', () => {
    becomes('[](https://a.org)', p(link('https://a.org', 'https://a.org')));
  });

  it('stand for images, by their alternative text', () => {
    becomes('![A map](https://a.org/m.png) ![b](m.png)', p(link('https://a.org/m.png', 'A map'), ' b'));
  });

  it('never stand in one another', () => {
    becomes('[![alt](https://a.org/i.png) b](https://a.org)', p(link('https://a.org', 'alt b')));
  });

  for (const address of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '&#106;avascript:alert(1)',
    'javascript&colon;alert(1)',
    '<java&Tab;script:alert(1)>',
    '<&#1; javascript:alert(1)>',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'blob:https://a.org/1',
    '//a.org',
    '/relative',
    '#fragment',
  ])
    it(`keep their words alone where they lead to ${address}`, () => {
      becomes(`[x](${address})`, p('x'));
      becomes(`![x](${address})`, p('x'));
      becomes(`[x][1]\n\n[1]: ${address}`, p('x'));
    });
});

describe('footnotes of Markdown', () => {
  it('become a numbered list at the end', () => {
    becomes('a[^n] b[^m]\n\n[^n]: First.\n[^m]: Second.', p('a[1] b[2]'), {
      type: 'list',
      ordered: true,
      items: [[p('First.')], [p('Second.')]],
    });
  });
});

describe('HTML in Markdown', () => {
  it('loses its tags and keeps its text', () => {
    becomes('a <b>b</b><!-- c --> d<br>e', p('a b d', { type: 'break' }, 'e'));
  });

  it('keeps the blocks of a block apart, and its Markdown', () => {
    becomes(
      '<div>\n    <p>R&amp;D <b>for</b> *us*</p><p title="a > b">H<sub>2</sub>O</p>\n</div>',
      p('R&D for ', { type: 'emphasis', children: [text('us')] }),
      p('H2O'),
    );
  });

  it('runs nothing', () => {
    becomes('<img src=x onerror=alert(1)>');
    becomes('a <img src=x onerror=alert(1)> b', p('a  b'));
    becomes('<script>alert(1)</script>', p('alert(1)'));
    becomes('<a href="javascript:alert(1)">x</a>', p('x'));
    becomes('<div>\n[x](javascript:alert(1))\n</div>', p('x'));
  });

  it('stays as text where it is none until another tag is gone', () => {
    becomes('<scr<b>ipt>alert(1)</script>', p('<script>alert(1)'));
  });

  it('stays as text where a tag has no end', () => {
    becomes('<div a', p('<div a'));
    becomes('<!-- a', p('<!-- a'));
  });
});

describe('nesting in Markdown', () => {
  it('ends at 20 levels, below which the text is kept', () => {
    const tree = richTextFromMarkdown(`${'- '.repeat(60)}deep *text*\n\n${'> '.repeat(60)}deep quote`);

    assert.equal(levels(tree), 20);
    assert.match(plainText(tree), /deep text\ndeep quote/);
  });

  it('ends at 20 levels of emphasis', () => {
    const tree = richTextFromMarkdown(`${'*a _b '.repeat(40)}x${' b_ a*'.repeat(40)}`);

    assert.deepEqual(plainText(tree).replace(/\s+/g, ''), `${'ab'.repeat(40)}x${'ba'.repeat(40)}`);
    assert.ok(JSON.stringify(tree).split('"emphasis"').length <= 21);
  });

  it('becomes plain paragraphs where it overflows the stack of the parser', () => {
    const bomb = '>'.repeat(7000);

    assert.match(plainText(richTextFromMarkdown(`First.\n\n${bomb} last`)), /^First\.\n[^]*last$/);
  });
});

describe('HTML with structure in Markdown', () => {
  it('keeps its lists, tables and links', () => {
    becomes(
      'a\n\n<ul><li>b</li><li><a href="https://c.org">c</a></li></ul>\n\n*d*',
      p('a'),
      list([p('b')], [p(link('https://c.org', 'c'))]),
      p({ type: 'emphasis', children: [text('d')] }),
    );
  });

  it('runs nothing either', () => {
    becomes(
      '<ul onclick="alert(1)"><li><a href="javascript:alert(1)">x</a><script>alert(1)</script></ul>',
      list([p('x')]),
    );
  });
});
