import { expect } from '@open-wc/testing';
import { allByRole, byRole, expectAccessible, renderPartial, textOf } from '../../test/kit/render.ts';
import { message } from './message.ts';

describe('message', () => {
  it('says what to do', async () => {
    const { root } = await renderPartial(message({ text: 'Please look again.' }));

    expect(textOf(root)).to.equal('Please look again.');
    expect(allByRole(root, 'button')).to.have.lengthOf(0);
    await expectAccessible(root);
  });

  it('offers one press that helps', async () => {
    let presses = 0;
    const { root } = await renderPartial(
      message({ text: 'It failed.', action: { label: 'Try again', press: () => (presses += 1) } }),
    );

    byRole(root, 'button', 'Try again').click();

    expect(presses).to.equal(1);
    await expectAccessible(root);
  });
});
