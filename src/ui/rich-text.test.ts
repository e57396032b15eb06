import { expect } from '@open-wc/testing';
import { allByRole, byRole, expectAccessible, renderPartial, textOf } from '../../test/kit/render.ts';
import type { RichText } from '../contract/rich-text.ts';
import { richText } from './rich-text.ts';

const words = (text: string) => ({ type: 'text' as const, text });

const paragraph = (text: string): RichText[number] => ({ type: 'paragraph', children: [words(text)] });

const render = async (text: RichText, level = 5, lang = 'en') =>
  (await renderPartial(richText(text, { level, lang }))).root;

describe('rich text', () => {
  it('shows paragraphs with emphasis, code and breaks', async () => {
    const root = await render([
      {
        type: 'paragraph',
        children: [
          words('Count '),
          { type: 'strong', children: [words('all')] },
          { type: 'break' },
          { type: 'emphasis', children: [words('of'), { type: 'code', text: 'them' }] },
        ],
      },
    ]);

    const shown = root.querySelector('p')!;
    expect(textOf(shown)).to.equal('Count all ofthem');
    expect(textOf(root.querySelector('strong'))).to.equal('all');
    expect(textOf(root.querySelector('em'))).to.equal('ofthem');
    expect(textOf(root.querySelector('code'))).to.equal('them');
    expect(shown.querySelectorAll('br')).to.have.lengthOf(1);
    await expectAccessible(root);
  });

  it('shows lists within lists', async () => {
    const root = await render([
      {
        type: 'list',
        ordered: true,
        items: [
          [paragraph('One'), { type: 'list', ordered: false, items: [[paragraph('Inner')]] }],
          [paragraph('Two'), paragraph('More')],
          [],
        ],
      },
    ]);

    const [outer, inner] = allByRole(root, 'list');
    expect([outer!.localName, inner!.localName]).to.deep.equal(['ol', 'ul']);
    expect(allByRole(root, 'listitem').map(textOf)).to.deep.equal(['One Inner', 'Inner', 'Two More', '']);
    await expectAccessible(root);
  });

  it('shows code as it is, where the keyboard can scroll it', async () => {
    const root = await render([{ type: 'code-block', text: 'let a;\n  let b;' }]);

    const block = root.querySelector('pre')!;
    expect(block.textContent).to.equal('let a;\n  let b;');
    expect(block.tabIndex).to.equal(0);
    await expectAccessible(root);
  });

  it('puts its headings below the level given and not below six', async () => {
    const title = (level: number): RichText[number] => ({
      type: 'heading',
      level,
      children: [words(`Level ${level}`)],
    });

    const root = await render([title(1), title(2), title(6)], 3);

    expect(allByRole(root, 'heading').map(({ localName }) => localName)).to.deep.equal(['h3', 'h4', 'h6']);
  });

  it('opens links apart and tells them nothing', async () => {
    const root = await render([
      {
        type: 'paragraph',
        children: [
          words('Read '),
          { type: 'link', href: 'https://a.example/x', children: [words('the brief')] },
          words(' first.'),
        ],
      },
    ]);

    const link = byRole(root, 'link', 'the brief');
    expect(link.href).to.equal('https://a.example/x');
    expect(link.target).to.equal('_blank');
    expect([...link.relList].sort()).to.deep.equal(['nofollow', 'noopener', 'noreferrer']);
    await expectAccessible(root);
  });

  it('says in which language it is written', async () => {
    const root = await render([paragraph('Elf Brote.')], 5, 'de');

    expect(root.querySelector('p')!.parentElement).to.include({ lang: 'de', dir: 'auto' });
  });

  it('makes no element of hostile text', async () => {
    const hostile = '</p><script>alert(1)</script><img src=x onerror=alert(1)>${0}<!--?lit$-->';
    const root = await render([
      paragraph(hostile),
      { type: 'code-block', text: hostile },
      { type: 'heading', level: 1, children: [{ type: 'code', text: hostile }] },
      { type: 'list', ordered: false, items: [[paragraph(hostile)]] },
    ]);

    expect(root.querySelectorAll('script, img')).to.have.lengthOf(0);
    expect(textOf(root.querySelector('p'))).to.equal(hostile);
    expect(root.querySelector('pre')!.textContent).to.equal(hostile);
    expect(textOf(byRole(root, 'heading'))).to.equal(hostile);
    expect(textOf(byRole(root, 'listitem'))).to.equal(hostile);
  });
});
