import { expect } from '@open-wc/testing';
import { byRole, renderPartial } from '../../test/kit/render.ts';
import { heading } from './heading.ts';

const render = async (level: number) => (await renderPartial(heading(level, 'Title'))).root;

describe('heading', () => {
  it('has the level given', async () => {
    for (const level of [1, 2, 3, 4, 5, 6]) {
      expect(byRole(await render(level), 'heading', 'Title').localName).to.equal(`h${level}`);
    }
  });

  it('reads deeper levels as six', async () => {
    expect(byRole(await render(9), 'heading', 'Title').localName).to.equal('h6');
  });

  it('takes the focus but stands in no tab order', async () => {
    const root = await render(2);
    const title = byRole(root, 'heading', 'Title');

    title.focus();

    expect(root.activeElement).to.equal(title);
    expect(title.tabIndex).to.equal(-1);
  });
});
