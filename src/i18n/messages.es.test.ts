import { expect } from '@open-wc/testing';
import { MESSAGES } from '../../test/kit/messages.ts';

const messages = MESSAGES.es;

describe('Spanish', () => {
  it('counts one and several', () => {
    expect(messages.hourCount(1, 1)).to.equal('1 hora');
    expect(messages.hourCount(10, 15)).to.equal('10–15 horas');
    expect(messages.shown(1, 1)).to.equal('1 micropasantía');
    expect(messages.shown(20, 1234)).to.equal('Mostrando 20 de 1,234 micropasantías');
    expect(messages.dueAfterKickOff(7)).to.equal('1 semana después del inicio');
    expect(messages.dueAfterKickOff(10)).to.equal('10 días después del inicio');
    expect(messages.openings(2)).to.equal('2 vacantes');
    expect(messages.openingsLeft(1, 3)).to.equal('Queda 1 de 3');
    expect(messages.openingsLeft(2, 3)).to.equal('Quedan 2 de 3');
  });

  it('counts a million as any other number', () => {
    expect(messages.shown(1_000_000, 1_000_000)).to.equal('1,000,000 micropasantías');
  });
});
