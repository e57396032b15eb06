import { aTimeout, expect } from '@open-wc/testing';
import { CharacterCount } from './character-count.ts';
import { Debouncer } from '../debounce.ts';

/** Longer than a count waits to be drawn. */
const DRAWN = 600;

describe('the count of a long answer', () => {
  it('is drawn once for what is typed quickly, as it is then', async () => {
    const store = new CharacterCount(20, new Debouncer(), '');
    const drawn: number[] = [];
    const draw = () => drawn.push(store.left);

    for (const text of ['I', 'I b', 'I bake.']) store.type(text, draw);
    const atOnce = [...drawn];
    await aTimeout(DRAWN);
    store.abort();

    expect(atOnce).to.deep.equal([]);
    expect(drawn).to.deep.equal([13]);
  });

  it('is not drawn any more once it is given up', async () => {
    const store = new CharacterCount(20, new Debouncer(), '');
    const drawn: number[] = [];

    store.type('I bake.', () => drawn.push(store.left));
    store.abort();
    await aTimeout(DRAWN);

    expect(drawn).to.deep.equal([]);
  });
});
