import { expect } from '@open-wc/testing';
import { expectAccessible, factsOf, renderPartial } from '../../test/kit/render.ts';
import { facts } from './facts.ts';

describe('facts', () => {
  it('are terms with their values and notes', async () => {
    const { root } = await renderPartial(
      facts([
        { label: 'Fee', value: '$450', note: ' about $30' },
        { label: 'Time', value: '15 hours' },
      ]),
    );

    expect(factsOf(root)).to.deep.equal({ Fee: '$450 about $30', Time: '15 hours' });
    await expectAccessible(root);
  });
});
