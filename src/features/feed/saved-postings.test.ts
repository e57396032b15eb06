import { expect } from '@open-wc/testing';
import { aBareSummary, aSummary } from '../../../test/mocks/data.ts';
import { SavedPostings } from './saved-postings.ts';

const KEY = 'micro-internships:saved:';
const BREAD = aSummary();
const BIRDS = aBareSummary();

const ids = ({ state }: SavedPostings) => state.map(({ id }) => id);
const kept = () => localStorage.getItem(KEY);

/** A storage that denies itself to whoever asks. */
const deny = (): (() => void) => {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'localStorage')!;
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('denied', 'SecurityError');
    },
  });
  return () => Object.defineProperty(globalThis, 'localStorage', own);
};

describe('what is saved', () => {
  beforeEach(() => localStorage.removeItem(KEY));
  afterEach(() => localStorage.removeItem(KEY));

  it('is nothing at first, and nothing is stored', () => {
    expect(ids(new SavedPostings(() => localStorage))).to.deep.equal([]);
    expect(kept()).to.equal(null);
  });

  it('is the latest first, and there again later', () => {
    const store = new SavedPostings(() => localStorage);

    store.toggle(BREAD);
    store.toggle(BIRDS);

    expect(ids(store)).to.deep.equal([BIRDS.id, BREAD.id]);
    expect(new SavedPostings(() => localStorage).state).to.deep.equal([BIRDS, BREAD]);
    expect(store.has(BREAD)).to.equal(true);
  });

  it('leaves nothing behind once it is taken back', () => {
    const store = new SavedPostings(() => localStorage);

    store.toggle(BREAD);
    store.toggle(BREAD);

    expect(ids(store)).to.deep.equal([]);
    expect(kept()).to.equal(null);
  });

  it('keeps what another list has saved meanwhile', () => {
    const [one, other] = [new SavedPostings(() => localStorage), new SavedPostings(() => localStorage)];

    other.toggle(BIRDS);
    one.toggle(BREAD);

    expect(ids(one)).to.deep.equal([BREAD.id, BIRDS.id]);
  });

  for (const [what, text] of [
    ['no JSON', '{'],
    ['no list', '{"id":1}'],
    ['another shape', '[{"id":1},null,7]'],
  ] as const) {
    it(`is nothing where ${what} is stored`, () => {
      localStorage.setItem(KEY, text);

      expect(ids(new SavedPostings(() => localStorage))).to.deep.equal([]);
    });
  }

  it('keeps what it can read beside what it cannot', () => {
    localStorage.setItem(KEY, JSON.stringify([{ id: 1 }, BREAD]));

    expect(ids(new SavedPostings(() => localStorage))).to.deep.equal([BREAD.id]);
  });

  it('lives as long as the page where the storage denies itself', () => {
    const allow = deny();
    try {
      const store = new SavedPostings(() => localStorage);
      store.toggle(BREAD);
      store.toggle(BIRDS);
      store.toggle(BREAD);

      expect(ids(store)).to.deep.equal([BIRDS.id]);
    } finally {
      allow();
    }
    expect(kept()).to.equal(null);
  });
});
