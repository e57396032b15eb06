import { expect } from '@open-wc/testing';
import { byRole, expectAccessible, renderPartial } from '../../test/kit/render.ts';
import { back } from './back.ts';

describe('back', () => {
  it('is a button that is read without its arrow', async () => {
    let presses = 0;
    const { root } = await renderPartial(back('Back to the list', { press: () => (presses += 1) }));

    byRole(root, 'button', 'Back to the list').click();

    expect(presses).to.equal(1);
    await expectAccessible(root);
  });

  it('is a link where the view before has a page', async () => {
    const { root } = await renderPartial(back('Back to the list', { href: '/c/lakeshore' }));

    expect(byRole(root, 'link', 'Back to the list').getAttribute('href')).to.equal('/c/lakeshore');
    await expectAccessible(root);
  });
});
