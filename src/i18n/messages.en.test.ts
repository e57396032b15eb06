import { expect } from '@open-wc/testing';
import { en } from '../../test/kit/messages.ts';

describe('English', () => {
  it('counts hours', () => {
    expect(en.hourCount(10, 15)).to.equal('10–15 hours');
    expect(en.hourCount(25, 25)).to.equal('25 hours');
    expect(en.hourCount(1, 1)).to.equal('1 hour');
  });

  it('counts the weeks or days after kick-off', () => {
    expect(en.dueAfterKickOff(14)).to.equal('2 weeks after kick-off');
    expect(en.dueAfterKickOff(7)).to.equal('1 week after kick-off');
    expect(en.dueAfterKickOff(10)).to.equal('10 days after kick-off');
    expect(en.dueAfterKickOff(1)).to.equal('1 day after kick-off');
  });

  it('says how many are shown of how many', () => {
    expect(en.shown(20, 1234)).to.equal('Showing 20 of 1,234 micro-internships');
    expect(en.shown(2, 2)).to.equal('2 micro-internships');
    expect(en.shown(1, 1)).to.equal('1 micro-internship');
  });

  it('says how long an application is kept', () => {
    expect(en.privacyNotice('Ofen', 180)).to.include('180 days after the decision');
    expect(en.privacyNotice('Ofen', 1)).to.include('1 day after the decision');
  });
});
