import { expect } from '@open-wc/testing';
import { check } from './check.ts';
import { answersTo, Question, QuestionSet, textLimit } from './questions.ts';

const asked = { id: 'it', label: 'What?', required: true };
const shortText: Question = { ...asked, kind: 'short-text' };
const longText: Question = { ...asked, kind: 'long-text', maxLength: 5 };
const choice: Question = { ...asked, kind: 'single-choice', options: [{ value: 'sql', label: 'SQL' }] };
const yesNo: Question = { ...asked, kind: 'yes-no' };

const codeOf = (question: Question, answers: Record<string, unknown>) => {
  const checked = check(answersTo([question]), answers);
  return checked.ok ? undefined : checked.errors.map(({ pointer, code }) => `${pointer} ${code}`).join();
};

describe('answers', () => {
  it('to a short text are one trimmed line within the limit', () => {
    expect(check(answersTo([shortText]), { it: ' a ' })).to.deep.equal({ ok: true, value: { it: 'a' } });
    expect(codeOf(shortText, { it: 'a'.repeat(200) })).to.equal(undefined);
    expect(codeOf(shortText, { it: 'a'.repeat(201) })).to.equal('/it too-long');
    expect(codeOf(shortText, { it: 'a\nb' })).to.equal('/it characters');
    expect(codeOf(shortText, { it: '  ' })).to.equal('/it required');
    expect(codeOf(shortText, {})).to.equal('/it required');
    expect(codeOf(shortText, { it: 5 })).to.equal('/it type');
  });

  it('to a long text may have several lines and have the limit of the question', () => {
    expect(codeOf(longText, { it: 'a\nb' })).to.equal(undefined);
    expect(codeOf(longText, { it: 'abcdef' })).to.equal('/it too-long');
    expect(codeOf(longText, { it: 'a\0b' })).to.equal('/it characters');
    expect(codeOf(longText, { it: 'a\ud800b' })).to.equal('/it characters');
  });

  it('to a choice are one of its options', () => {
    expect(codeOf(choice, { it: 'sql' })).to.equal(undefined);
    expect(codeOf(choice, { it: 'SQL' })).to.equal('/it choice');
    expect(codeOf(choice, {})).to.equal('/it required');
  });

  it('to yes or no are true or false', () => {
    expect(codeOf(yesNo, { it: true })).to.equal(undefined);
    expect(codeOf(yesNo, { it: false })).to.equal(undefined);
    expect(codeOf(yesNo, { it: 'yes' })).to.equal('/it type');
    expect(codeOf(yesNo, {})).to.equal('/it required');
  });

  it('to a multiple choice are some of its options, each once and not too many', () => {
    const options = ['a', 'b', 'c'].map((value) => ({ value, label: value }));
    const several: Question = { ...asked, kind: 'multiple-choice', options, maxChoices: 2 };

    expect(codeOf(several, { it: ['a', 'b'] })).to.equal(undefined);
    expect(codeOf(several, { it: [] })).to.equal('/it required');
    expect(codeOf(several, {})).to.equal('/it required');
    expect(codeOf(several, { it: ['a', 'b', 'c'] })).to.equal('/it range');
    expect(codeOf(several, { it: ['a', 'a'] })).to.equal('/it format');
    expect(codeOf(several, { it: 'a' })).to.equal('/it type');
    expect(codeOf({ ...several, maxChoices: undefined as never }, { it: ['a', 'b', 'c'] })).to.equal(
      undefined,
    );
  });

  it('to a choice that allows it are words of one’s own as well, in one line and not too many', () => {
    const options = ['a', 'b'].map((value) => ({ value, label: value }));
    const one: Question = { ...asked, kind: 'single-choice', options, other: true };
    const several: Question = { ...asked, kind: 'multiple-choice', options, other: true };

    expect(codeOf(one, { it: 'a' })).to.equal(undefined);
    expect(codeOf(one, { it: 'By hand' })).to.equal(undefined);
    expect(codeOf(one, { it: ' ' })).to.equal('/it required');
    expect(codeOf(one, { it: 'a\nb' })).to.equal('/it characters');
    expect(codeOf(one, { it: 'x'.repeat(201) })).to.equal('/it too-long');
    expect(codeOf(several, { it: ['a', 'b', 'By hand'] })).to.equal(undefined);
    expect(codeOf(several, { it: ['By hand', 'By foot'] })).to.equal('/it format');
    expect(codeOf({ ...several, maxChoices: 1 }, { it: ['a', 'By hand'] })).to.equal('/it range');
  });

  it('to a number are a number within its bounds', () => {
    const number: Question = { ...asked, kind: 'number', min: 1, max: 10, whole: true };

    expect(codeOf(number, { it: 1 })).to.equal(undefined);
    expect(codeOf(number, { it: 0 })).to.equal('/it range');
    expect(codeOf(number, { it: 11 })).to.equal('/it range');
    expect(codeOf(number, { it: 2.5 })).to.equal('/it format');
    expect(codeOf(number, { it: '2' })).to.equal('/it type');
    expect(codeOf(number, {})).to.equal('/it required');
  });

  it('to a date are a day within its bounds', () => {
    const date: Question = { ...asked, kind: 'date', earliest: '2026-03-02', latest: '2026-04-02' };

    expect(codeOf(date, { it: '2026-03-02' })).to.equal(undefined);
    expect(codeOf(date, { it: '2026-03-01' })).to.equal('/it range');
    expect(codeOf(date, { it: '2026-04-03' })).to.equal('/it range');
    expect(codeOf(date, { it: '2026-02-30' })).to.equal('/it format');
    expect(codeOf(date, {})).to.equal('/it required');
  });

  it('to a link are an address of the web', () => {
    const link: Question = { ...asked, kind: 'link' };

    expect(codeOf(link, { it: 'https://ada.example/x' })).to.equal(undefined);
    expect(codeOf(link, { it: 'ada.example' })).to.equal('/it format');
    expect(codeOf(link, { it: 'javascript:alert(1)' })).to.equal('/it format');
    expect(codeOf(link, { it: '' })).to.equal('/it required');
    expect(codeOf(link, { it: `https://ada.example/${'x'.repeat(2000)}` })).to.equal('/it too-long');
  });

  it('to optional questions may be left out, but not be wrong', () => {
    const optional = [shortText, longText, choice, yesNo].map((question) => ({
      ...question,
      required: false,
    }));

    for (const question of optional) {
      expect(codeOf(question, {}), question.kind).to.equal(undefined);
      expect(codeOf(question, { it: 7 }), question.kind).not.to.equal(undefined);
    }
  });

  it('to what was not asked are refused', () => {
    expect(codeOf(yesNo, { it: true, other: 'x' })).to.equal('/other unknown');
  });
});

describe('questions', () => {
  it('have a limit of their own or that of their kind', () => {
    expect(textLimit({ ...asked, kind: 'short-text' })).to.equal(200);
    expect(textLimit({ ...asked, kind: 'long-text' })).to.equal(4000);
    expect(textLimit({ ...asked, kind: 'long-text', maxLength: 5 })).to.equal(5);
  });

  it('are not called what every object has', () => {
    expect(check(Question, { ...shortText, id: 'constructor' }).ok).to.equal(false);
    expect(check(Question, { ...shortText, id: 'constructors' }).ok).to.equal(true);
  });

  it('need options where one is to be chosen', () => {
    expect(Question.safeParse({ ...choice, options: [] }).success).to.equal(false);
  });

  it('have a version from 1', () => {
    expect(QuestionSet.safeParse({ version: 1, items: [] }).success).to.equal(true);
    expect(QuestionSet.safeParse({ version: 0, items: [] }).success).to.equal(false);
  });
});
