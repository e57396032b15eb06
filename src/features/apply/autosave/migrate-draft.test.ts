import { expect } from '@open-wc/testing';
import type { Question } from '../../../contract/questions.ts';
import { questionSnapshot, prefill, migrateAnswers } from './migrate-draft.ts';
import { savedProfileOf } from './saved-profile.ts';

const choice = (values: string[], other?: true): Question => ({
  id: 'tools',
  kind: 'multiple-choice',
  label: 'Which tools?',
  required: false,
  options: values.map((value) => ({ value, label: value.toUpperCase() })),
  ...(other && { other }),
});

const posting = (...items: Question[]) => ({ questions: { version: 1, items } });
const before = posting(choice(['sql', 'python'], true));
const draft = (...given: string[]) => ({
  person: { name: 'Ada', email: 'ada@lakeshore.example', school: 'Lakeshore' },
  answers: { tools: given },
  statements: {},
  hasConsent: false,
});

describe('an answer, once other questions are asked,', () => {
  const sorted = (given: string[], now: ReturnType<typeof posting>) =>
    migrateAnswers({ tools: given }, questionSnapshot(before), now);

  it('fits with words of one’s own as long as those may be given', () => {
    const given = ['sql', 'By hand'];

    expect(sorted(given, posting(choice(['sql'], true))).fitting).to.deep.equal({ tools: given });
    expect(sorted(given, posting(choice(['sql']))).orphaned).to.deep.equal([
      { label: 'Which tools?', text: 'sql, By hand' },
    ]);
  });

  it('is told of where an option is none any more, which is nobody’s own words', () => {
    const now = posting(choice(['sql'], true));

    expect(sorted(['python'], now).fitting).to.deep.equal({});
    expect(sorted(['python', 'By hand'], now).orphaned[0]?.text).to.equal('python, By hand');
  });
});

describe('an answer that is remembered', () => {
  const recalled = (given: string[], now: ReturnType<typeof posting>) =>
    prefill(savedProfileOf(draft(...given), before), now).answers;

  it('is given again in words of one’s own where those are asked for', () => {
    expect(recalled(['By hand'], posting(choice(['r'], true)))).to.deep.equal({ tools: ['By hand'] });
    expect(recalled(['By hand'], posting(choice(['r'])))).to.deep.equal({});
  });

  it('is no option of one employer as words to another', () => {
    expect(recalled(['python'], posting(choice(['r'], true)))).to.deep.equal({});
  });
});
