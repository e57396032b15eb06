import { expect } from '@open-wc/testing';
import { aPosting } from '../../../test/mocks/data.ts';
import type { Question } from '../../contract/questions.ts';
import { emptyDraft, readDraft, toRequest } from './draft.ts';

const form = (...values: [string, string][]): FormData => {
  const data = new FormData();
  for (const [name, value] of values) data.append(name, value);
  return data;
};

const asking = (...items: Question[]) => aPosting({ questions: { version: 3, items } });

const answerTo = (question: Question, ...given: string[]) =>
  (
    toRequest({ ...emptyDraft, answers: { [question.id]: given } }, asking(question), undefined)
      .answers as Record<string, unknown>
  )[question.id];

const asked = { id: 'it', label: 'What?', required: true };

describe('a draft', () => {
  it('is what stands in the form, as it was typed', () => {
    const draft = readDraft(
      form(
        ['person.name', 'Ada'],
        ['person.email', 'ada@x.example'],
        ['person.school', 'Lakeshore'],
        ['answers.approach', ' I taste\nthem.'],
        ['answers.tool', 'sql'],
        ['answers.tool', 'sheets'],
        ['statements.adult', 'on'],
        ['consent.given', 'on'],
      ),
      aPosting(),
    );

    expect(draft).to.deep.equal({
      person: { name: 'Ada', email: 'ada@x.example', school: 'Lakeshore' },
      answers: { approach: [' I taste\nthem.'], tool: ['sql', 'sheets'] },
      statements: { adult: true },
      hasConsent: true,
    });
  });

  const reader = (kind: 'single-choice' | 'multiple-choice') => {
    const posting = asking({ ...asked, kind, options: [{ value: 'sql', label: 'SQL' }], other: true });
    return (...given: string[]) =>
      readDraft(form(...given.map((text): [string, string] => ['answers.it', text])), posting).answers;
  };

  it('has the option that is chosen, or words of one’s own in its place', () => {
    const read = reader('single-choice');

    expect(read('sql', 'Perl')).to.deep.equal({ it: ['sql'] });
    expect(read('', 'Perl')).to.deep.equal({ it: ['Perl'] });
    expect(read('', ' ')).to.deep.equal({});
    // A page without script cannot choose the box for who writes beside it.
    expect(read('Perl')).to.deep.equal({ it: ['Perl'] });
  });

  it('has words of one’s own beside the options that are chosen, and nothing twice', () => {
    const read = reader('multiple-choice');

    expect(read('sql', 'Perl')).to.deep.equal({ it: ['sql', 'Perl'] });
    expect(read('Perl')).to.deep.equal({ it: ['Perl'] });
    expect(read('sql', 'sql')).to.deep.equal({ it: ['sql'] });
  });

  it('has no answer where nothing was answered', () => {
    const draft = readDraft(form(['answers.approach', '  '], ['answers.portfolio', '']), aPosting());

    expect(draft).to.deep.equal(emptyDraft);
  });

  it('reads nothing that the posting does not ask', () => {
    const draft = readDraft(form(['answers.age', '20'], ['statements.tall', 'on']), aPosting());

    expect(draft).to.deep.equal(emptyDraft);
  });
});

describe('the request of a draft', () => {
  it('names what was shown to the visitor', () => {
    const request = toRequest(emptyDraft, aPosting(), 'lakeshore');

    expect(request).to.deep.include({
      microInternship: 'name-the-bakery-breads',
      campus: 'lakeshore',
      questionsVersion: 3,
      answers: {},
      consent: { version: '2026-01', given: false },
    });
  });

  it('has each answer as its question wants it', () => {
    const options = [
      { value: 'sql', label: 'SQL' },
      { value: 'sheets', label: 'Spreadsheets' },
    ];

    expect(answerTo({ ...asked, kind: 'short-text' }, 'a')).to.equal('a');
    expect(answerTo({ ...asked, kind: 'single-choice', options }, 'sql')).to.equal('sql');
    expect(answerTo({ ...asked, kind: 'multiple-choice', options }, 'sql', 'sheets')).to.deep.equal([
      'sql',
      'sheets',
    ]);
    expect(answerTo({ ...asked, kind: 'yes-no' }, 'yes')).to.equal(true);
    expect(answerTo({ ...asked, kind: 'yes-no' }, 'no')).to.equal(false);
    expect(answerTo({ ...asked, kind: 'date' }, '2026-03-02')).to.equal('2026-03-02');
  });

  it('has numbers however they are written, and what is none as it was typed', () => {
    const number: Question = { ...asked, kind: 'number' };

    expect(answerTo(number, ' 12 ')).to.equal(12);
    expect(answerTo(number, '7.5')).to.equal(7.5);
    expect(answerTo(number, '7,5')).to.equal(7.5);
    expect(answerTo(number, '-3')).to.equal(-3);
    expect(answerTo(number, '١٢٫٥')).to.equal(12.5);
    expect(answerTo(number, 'a dozen')).to.equal('a dozen');
    expect(answerTo(number, '0x10')).to.equal('0x10');
    expect(answerTo(number, '1e3')).to.equal('1e3');
    expect(answerTo(number, '1,000')).to.equal('1,000');
    expect(answerTo(number, '12 000')).to.equal(12000);
  });

  it('answers no question that was not asked', () => {
    const draft = { ...emptyDraft, answers: { gone: ['x'] } };

    expect(
      toRequest(draft, asking({ ...asked, id: 'constructor', kind: 'yes-no' }), undefined).answers,
    ).to.deep.equal({});
  });
});
