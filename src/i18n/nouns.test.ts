import { expect } from '@open-wc/testing';
import { en } from '../../test/kit/messages.ts';
import { renameNouns } from './nouns.ts';

const from = { one: 'micro-internship', many: 'micro-internships' };
const to = { one: 'SwatWork', many: 'SwatWorks' };

describe('other nouns', () => {
  const messages = renameNouns(en, from, to);

  it('stand in every sentence', () => {
    expect(messages.regionName).to.equal('SwatWorks');
    expect(messages.noneLive).to.equal('No SwatWorks are open right now');
    expect(messages.shown(1, 1)).to.equal('1 SwatWork');
    expect(messages.shown(20, 1200)).to.equal('Showing 20 of 1,200 SwatWorks');
    expect(messages.statuses.filled).to.equal('This SwatWork is filled');
  });

  it('never change what a sentence is about', () => {
    expect(messages.applyFor('A micro-internship in $& and $1')).to.equal(
      'Apply for A micro-internship in $& and $1',
    );
    expect(messages.receiptThanks('Micro-internships Inc', 'A micro-internship')).to.equal(
      'Micro-internships Inc has your application for “A micro-internship”.',
    );
    expect(messages.privacyNotice('Micro-internships Inc', 30)).to.include(
      'Your application goes to Micro-internships Inc, who uses it only to choose someone for this SwatWork.',
    );
  });

  it('may hold those that they replace', () => {
    const own = renameNouns(en, from, { one: 'campus micro-internship', many: 'campus micro-internships' });

    expect(own.shown(20, 1200)).to.equal('Showing 20 of 1,200 campus micro-internships');
    expect(own.regionName).to.equal('Campus micro-internships');
  });

  it('stand in no sentence that has none', () => {
    expect(messages.dateRange('Since', '2026-01-02', '2026-02-01')).to.equal(
      'Enter a day from January 2, 2026 to February 1, 2026: Since',
    );
    expect(messages.applicants('5-9')).to.equal('5–9 applicants');
  });

  it('are of no use to a language that bends its nouns', () => {
    expect(renameNouns(en, undefined, to)).to.equal(en);
  });

  it('leave other words alone', () => {
    expect(messages.departments).to.deep.equal(en.departments);
    expect(messages.direction).to.equal('ltr');
  });
});
