import { expect } from '@open-wc/testing';
import { Debouncer } from '../debounce.ts';
import { OptionsStore } from './options-store.ts';

const OPTIONS = ['Québec', 'New York', 'New Jersey', 'Ontario'].map((label) => ({
  value: label.toLowerCase().replace(' ', '-').replace('é', 'e'),
  label,
}));

const start = (chosen?: string) => new OptionsStore(OPTIONS, new Debouncer(), chosen);
const labels = ({ state }: OptionsStore) => state.shown.map(({ label }) => label);

describe('a list of many options', () => {
  it('is narrowed down by words, whatever their case and accents', () => {
    const store = start();

    store.type('new');
    const byOne = labels(store);
    store.type('NEW yo');
    const byTwo = labels(store);
    store.type('quebec');

    expect(byOne).to.deep.equal(['New York', 'New Jersey']);
    expect(byTwo).to.deep.equal(['New York']);
    expect(labels(store)).to.deep.equal(['Québec']);
    store.abort();
  });

  it('goes round with the arrows, from the option that is chosen', () => {
    const store = start('ontario');
    const way: (string | undefined)[] = [];

    for (const step of [1, 1, -1, -1] as const) {
      store.move(step);
      way.push(store.state.active);
    }

    expect(way).to.deep.equal(['ontario', 'quebec', 'ontario', 'new-jersey']);
  });

  it('takes the option that is chosen, and shows all when it is opened again', () => {
    const store = start();
    store.type('york');
    store.move(1);

    store.choose(store.state.active ?? '');
    const { text, isOpen, chosen } = store.state;
    store.open();

    expect({ text, isOpen, chosen }).to.deep.equal({ text: 'New York', isOpen: false, chosen: 'new-york' });
    expect(labels(store)).to.have.lengthOf(4);
  });

  it('takes back what was typed first, then closes, and leaves other keys alone', () => {
    const store = start('ontario');
    store.type('new');

    const done = [store.escape(), store.state.isOpen, store.escape(), store.state.isOpen, store.escape()];

    expect(done).to.deep.equal([true, true, true, false, false]);
    expect(store.state).to.include({ text: '', chosen: undefined });
  });

  it('counts an option that was typed out, nothing for none, and keeps what was chosen otherwise', () => {
    const typed = start();
    typed.type('new york');
    typed.leave();
    const emptied = start('ontario');
    emptied.type('');
    emptied.leave();
    const wrong = start('ontario');
    wrong.type('Atlantis');
    wrong.leave();

    expect(typed.state.chosen).to.equal('new-york');
    expect(emptied.state.chosen).to.equal(undefined);
    expect(wrong.state).to.include({ chosen: 'ontario', text: 'Ontario' });
  });
});
