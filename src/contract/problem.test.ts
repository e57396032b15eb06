import { expect } from '@open-wc/testing';
import { Problem, problemCode, PROBLEMS, problemType } from './problem.ts';

describe('a problem', () => {
  it('has its code at the end of its type, whatever stands before it', () => {
    for (const code of PROBLEMS) {
      expect(problemCode({ type: problemType(code) })).to.equal(code);
      expect(problemCode({ type: `https://api.example${problemType(code)}` })).to.equal(code);
    }
  });

  it('of a later version has no code', () => {
    expect(problemCode({ type: '/problems/too-late' })).to.equal(undefined);
    expect(problemCode({ type: 'about:blank' })).to.equal(undefined);
  });

  it('reads a reason that it does not know as a matter of format', () => {
    const problem = Problem.parse({
      type: problemType('invalid-request'),
      title: 'No',
      status: 400,
      errors: [{ pointer: '/a', code: 'too-blue' }],
    });

    expect(problem.errors).to.deep.equal([{ pointer: '/a', code: 'format' }]);
  });
});
