import { expect } from '@open-wc/testing';
import { takeWarnings } from '../../test/kit/unit-console.ts';
import { warn } from './warn.ts';

describe('warn', () => {
  it('says a thing once', () => {
    warn('The door is open.');
    warn('The door is open.');
    warn('The window is open.');

    expect(takeWarnings()).to.deep.equal([
      '[micro-internships] The door is open.',
      '[micro-internships] The window is open.',
    ]);
  });
});
