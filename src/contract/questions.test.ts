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

  it('need options where one is to be chosen', () => {
    expect(Question.safeParse({ ...choice, options: [] }).success).to.equal(false);
  });

  it('have a version from 1', () => {
    expect(QuestionSet.safeParse({ version: 1, items: [] }).success).to.equal(true);
    expect(QuestionSet.safeParse({ version: 0, items: [] }).success).to.equal(false);
  });
});
