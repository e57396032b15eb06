import { expect } from '@open-wc/testing';
import { aPosting } from '../../../test/mocks/data.ts';
import type { Question } from '../../contract/questions.ts';
import { estimateMinutes } from './estimate.ts';

const asking = (...items: Question[]) =>
  estimateMinutes({ questions: { version: 1, items }, requiredDocuments: [] });

const question = (kind: 'short-text' | 'number' | 'yes-no'): Question => ({
  id: 'question',
  label: 'A question',
  required: true,
  kind,
});

const essay = (maxLength?: number): Question => ({
  id: 'essay',
  label: 'An essay',
  required: true,
  kind: 'long-text',
  ...(maxLength !== undefined && { maxLength }),
});

describe('the estimate of an application', () => {
  it('is a minute where nothing is asked but the person', () => {
    expect(asking()).to.equal(1);
  });

  it('grows by what each kind of question takes', () => {
    expect(asking(question('yes-no'), question('yes-no'))).to.equal(2);
    expect(asking(question('short-text'), question('number'), question('short-text'))).to.equal(3);
    expect(asking(essay(200))).to.equal(3);
    expect(asking(essay(1000))).to.equal(7);
  });

  it('takes nobody to write to a limit that is far', () => {
    expect(asking(essay(4000))).to.equal(asking(essay()));
    expect(asking(essay())).to.equal(7);
  });

  it('knows no more than five minutes beyond ten', () => {
    expect(asking(essay(), essay())).to.equal(15);
  });

  it('counts documents', () => {
    const { questions } = aPosting();

    expect(estimateMinutes({ questions, requiredDocuments: [] })).to.equal(6);
    expect(estimateMinutes({ questions, requiredDocuments: ['Résumé'] })).to.equal(9);
  });
});
