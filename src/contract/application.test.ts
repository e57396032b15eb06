import { expect } from '@open-wc/testing';
import { aPosting } from '../../test/mocks/data.ts';
import { applicationTo } from './application.ts';
import { check } from './check.ts';

const right = () => ({
  microInternship: 'name-the-bakery-breads',
  questionsVersion: 3,
  person: { name: 'Ada Nwosu', email: 'ada@lakeshore.example', school: 'Lakeshore' },
  statements: { adult: true, 'work-authorised': true },
  answers: { approach: 'I taste them.', tool: 'sql', visit: false },
  consent: { version: '2026-01', given: true },
});

const errorsOf = (request: unknown) => {
  const checked = check(applicationTo(aPosting()), request);
  return checked.ok ? [] : checked.errors.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('an application', () => {
  it('is taken when it has what the posting asks', () => {
    expect(errorsOf(right())).to.deep.equal([]);
    expect(errorsOf({ ...right(), campus: 'lakeshore' })).to.deep.equal([]);
  });

  it('is trimmed', () => {
    const request = { ...right(), person: { ...right().person, name: '  Ada ', email: ' ada@x.example ' } };

    const checked = check(applicationTo(aPosting()), request);

    expect(checked.ok && checked.value.person).to.include({ name: 'Ada', email: 'ada@x.example' });
  });

  it('names what is missing in the order of the form', () => {
    const request = {
      ...right(),
      person: { name: '', email: '', school: ' ' },
      answers: {},
      statements: {},
      consent: { version: '2026-01', given: false },
    };

    expect(errorsOf(request)).to.deep.equal([
      '/person/name required',
      '/person/email required',
      '/person/school required',
      '/answers/approach required',
      '/answers/tool required',
      '/answers/visit required',
      '/statements/adult required',
      '/statements/work-authorised required',
      '/consent/given required',
    ]);
  });

  it('carries nothing that is not asked', () => {
    expect(errorsOf({ ...right(), referrer: 'x' })).to.deep.equal(['/referrer unknown']);
    expect(errorsOf({ ...right(), person: { ...right().person, phone: '1' } })).to.deep.equal([
      '/person/phone unknown',
    ]);
    expect(errorsOf({ ...right(), statements: { ...right().statements, tall: true } })).to.deep.equal([
      '/statements/tall unknown',
    ]);
    expect(errorsOf({ ...right(), answers: { ...right().answers, age: '20' } })).to.deep.equal([
      '/answers/age unknown',
    ]);
  });

  it('holds no control characters and no line breaks in a line', () => {
    const named = (name: string) => errorsOf({ ...right(), person: { ...right().person, name } });

    expect(named('Ada\nNwosu')).to.deep.equal(['/person/name characters']);
    expect(named('Ada\u0007')).to.deep.equal(['/person/name characters']);
    expect(named('Zoë 張 👩🏽‍🚀')).to.deep.equal([]);
  });

  it('has an address that mail can reach', () => {
    const mailed = (email: string) => errorsOf({ ...right(), person: { ...right().person, email } });

    expect(mailed('nobody@')).to.deep.equal(['/person/email format']);
    expect(mailed(`${'a'.repeat(250)}@x.example`)).to.include('/person/email too-long');
  });
});
