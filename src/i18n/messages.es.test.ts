import { expect } from '@open-wc/testing';
import { words as posting } from './es-posting.ts';
import { words } from './es.ts';

describe('Spanish', () => {
  it('counts one and several', () => {
    expect(words.hourCount(1, 1)).to.equal('1 hora');
    expect(words.hourCount(10, 15)).to.equal('10–15 horas');
    expect(words.shown(1, 1)).to.equal('1 micropasantía');
    expect(words.shown(20, 1234)).to.equal('Mostrando 20 de 1,234 micropasantías');
    expect(words.dueAfterKickOff(7)).to.equal('1 semana después del inicio');
    expect(words.dueAfterKickOff(10)).to.equal('10 días después del inicio');
    expect(words.openings(2)).to.equal('2 vacantes');
    expect(posting.openingsLeft(1, 3)).to.equal('Queda 1 de 3');
    expect(posting.openingsLeft(2, 3)).to.equal('Quedan 2 de 3');
  });

  it('counts a million as any other number', () => {
    expect(words.shown(1_000_000, 1_000_000)).to.equal('1,000,000 micropasantías');
  });
});
