import { expect } from '@open-wc/testing';
import { RichText } from './rich-text.ts';

const link = (href: string) => [
  { type: 'paragraph', children: [{ type: 'link', href, children: [{ type: 'text', text: 'here' }] }] },
];

const accepts = (value: unknown) => RichText.safeParse(value).success;

describe('rich text', () => {
  it('is paragraphs, headings, lists, code, emphasis and links', () => {
    const text = [
      { type: 'heading', level: 2, children: [{ type: 'text', text: 'Title' }] },
      {
        type: 'list',
        ordered: true,
        items: [
          [{ type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'code', text: 'a' }] }] }],
          [{ type: 'list', ordered: false, items: [] }],
        ],
      },
      { type: 'paragraph', children: [{ type: 'emphasis', children: [] }, { type: 'break' }] },
      { type: 'code-block', text: 'let a;' },
    ];

    expect(RichText.parse(text)).to.deep.equal(text);
  });

  it('links to the web and to mail', () => {
    expect(accepts(link('https://a.example/x?y#z'))).to.equal(true);
    expect(accepts(link('http://a.example'))).to.equal(true);
    expect(accepts(link('mailto:ada@a.example'))).to.equal(true);
  });

  for (const href of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://a.example/1',
    '/relative',
    '//a.example',
    '#fragment',
    '',
  ]) {
    it(`links not to ${JSON.stringify(href)}`, () => {
      expect(accepts(link(href))).to.equal(false);
    });
  }

  it('knows no other kind of node and no other level', () => {
    expect(accepts([{ type: 'html', html: '<b>' }])).to.equal(false);
    expect(accepts([{ type: 'paragraph', children: [{ type: 'image', src: 'x' }] }])).to.equal(false);
    expect(accepts([{ type: 'heading', level: 7, children: [] }])).to.equal(false);
    expect(accepts('<p>text</p>')).to.equal(false);
  });
});
