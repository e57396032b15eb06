import { expect } from '@open-wc/testing';

const original = { error: console.error, warn: console.warn };
let errors: string[] = [];
let warnings: string[] = [];

const text = (words: unknown[]) => words.map(String).join(' ');

/** The warnings since the test began. One that no test takes fails it, as an error does. */
export const takeWarnings = (): string[] => warnings.splice(0);

/** The same of refused attributes, whose words are loaded when they are wanted. */
export const warningsSoon = async (): Promise<string[]> => {
  await import('../../src/runtime/config-errors.lazy.ts');
  await new Promise((done) => setTimeout(done));
  return takeWarnings();
};

// Whoever imports this file is watched: that is its purpose.
beforeEach(() => {
  errors = [];
  warnings = [];
  console.error = (...words: unknown[]) => errors.push(text(words));
  console.warn = (...words: unknown[]) => warnings.push(text(words));
});

afterEach(() => {
  Object.assign(console, original);
  expect([...errors, ...warnings].join('|'), 'the console').to.equal('');
});
