import { expect } from '@open-wc/testing';
import { expectAccessible, factsOf, renderPartial } from '../../test/kit/render.ts';
import { facts } from './facts.ts';

const FOUR = ['Fee', 'Time', 'Due', 'Apply by'].map((label) => ({ label, value: 'x' }));

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

  for (const [width, columns] of [
    [12, 1],
    [18, 2],
    [24, 2],
    [31, 2],
    [32, 4],
    [60, 4],
  ] as const)
    it(`lays out four in rows of ${columns} at a width of ${width}em`, async () => {
      const { root } = await renderPartial(facts(FOUR));
      const list = root.querySelector('dl')!;

      list.style.width = `${width}em`;

      const rows = Object.groupBy(list.children, (fact) => fact.getBoundingClientRect().top);
      expect(Object.values(rows).map((row) => row?.length)).to.deep.equal(
        Array.from({ length: 4 / columns }, () => columns),
      );
    });
});
