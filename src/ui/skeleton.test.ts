import { expect } from '@open-wc/testing';
import { allByRole, expectAccessible, renderPartial, textOf } from '../../test/kit/render.ts';
import { skeleton } from './skeleton.ts';

describe('skeleton', () => {
  it('takes room and says nothing', async () => {
    const { root } = await renderPartial(skeleton(3));

    expect(textOf(root)).to.equal('');
    expect(root.querySelector('[aria-hidden="true"]')!.clientHeight).to.be.greaterThan(100);
    expect(allByRole(root, 'list')).to.have.lengthOf(0);
    await expectAccessible(root);
  });
});
