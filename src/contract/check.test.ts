import { expect } from '@open-wc/testing';
import * as z from 'zod/mini';
import { check } from './check.ts';

const errorsOf = (schema: z.core.$ZodType, value: unknown) => {
  const checked = check(schema, value);
  return checked.ok ? [] : checked.errors;
};

const codeOf = (schema: z.core.$ZodType, value: unknown) => errorsOf(schema, value)[0]?.code;

describe('check', () => {
  it('gives the parsed value', () => {
    const checked = check(z.object({ name: z.string().check(z.trim()) }), { name: ' Ada ' });

    expect(checked).to.deep.equal({ ok: true, value: { name: 'Ada' } });
  });

  it('points at what is wrong, however deep', () => {
    const schema = z.object({ people: z.array(z.object({ name: z.string() })) });

    const errors = errorsOf(schema, { people: [{ name: 'Ada' }, {}] });

    expect(errors).to.deep.equal([{ pointer: '/people/1/name', code: 'required' }]);
  });

  it('escapes the separators of a pointer', () => {
    const schema = z.object({ 'a/b~c': z.string() });

    const errors = errorsOf(schema, {});

    expect(errors).to.deep.equal([{ pointer: '/a~1b~0c', code: 'required' }]);
  });

  it('names each unknown key', () => {
    const schema = z.object({ person: z.strictObject({}) });

    const errors = errorsOf(schema, { person: { age: 20, phone: '1' } });

    expect(errors).to.deep.equal([
      { pointer: '/person/age', code: 'unknown' },
      { pointer: '/person/phone', code: 'unknown' },
    ]);
  });

  it('gives one error for each field', () => {
    const schema = z.object({ email: z.string().check(z.minLength(1), z.email()) });

    const errors = errorsOf(schema, { email: '' });

    expect(errors).to.deep.equal([{ pointer: '/email', code: 'required' }]);
  });

  it('says why in the codes of the contract', () => {
    const text = z.string().check(z.minLength(1), z.maxLength(3));
    const long = z.string().check(z.minLength(2));
    const number = z.number().check(z.minimum(1), z.maximum(3));
    const choice = z.enum(['a', 'b']);
    const agreed = z.literal(true);

    expect(codeOf(text, undefined)).to.equal('required');
    expect(codeOf(text, '')).to.equal('required');
    expect(codeOf(text, 4)).to.equal('type');
    expect(codeOf(text, 'long')).to.equal('too-long');
    expect(codeOf(long, 'a')).to.equal('too-short');
    expect(codeOf(number, 0)).to.equal('range');
    expect(codeOf(number, 4)).to.equal('range');
    expect(codeOf(choice, 'c')).to.equal('choice');
    expect(codeOf(choice, undefined)).to.equal('required');
    expect(codeOf(agreed, false)).to.equal('required');
    expect(codeOf(z.email(), 'nobody')).to.equal('format');
    expect(codeOf(z.string().check(z.refine(() => false)), '')).to.equal('format');
    expect(codeOf(z.string().check(z.refine(() => false, { params: { code: 'characters' } })), '')).to.equal(
      'characters',
    );
  });
});
