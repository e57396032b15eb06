import { expect } from '@open-wc/testing';
import { writeParams, paramName } from './url-params.ts';
import { parseParams } from './parse-url-params.ts';

const read = (search: string) => parseParams(new URLSearchParams(search));

describe('the address of a list', () => {
  it('sets what a visitor chooses apart by its name', () => {
    expect(paramName('min-fee')).to.equal('mi-min-fee');
    expect(read('q=theirs&department=data&mi-q=beer')).to.deep.equal({ q: 'beer' });
  });

  it('gives back what was written into it', () => {
    const query = {
      q: 'café & 中文 <b>',
      department: ['data' as const, 'research' as const],
      'min-hours': 5,
      arrangement: ['remote' as const],
      skill: ['sql'],
      'due-by': '2026-04-01',
      funded: true,
      language: ['pt-BR'],
      cursor: 'WyJ4Il0',
    };

    const written = new URLSearchParams(writeParams(query));

    expect(parseParams(written)).to.deep.equal(query);
  });

  it('repeats a name for each of several values and leaves out what is not asked', () => {
    expect(writeParams({ department: ['data', 'sales'], q: '', skill: [], from: undefined })).to.deep.equal([
      ['mi-department', 'data'],
      ['mi-department', 'sales'],
    ]);
  });

  it('holds nothing of what the page alone sets', () => {
    const preset = { campus: 'lakeshore', 'page-size': 5 } as const;

    expect(writeParams({ ...preset, q: 'beer' })).to.deep.equal([['mi-q', 'beer']]);
    expect(read('mi-campus=lakeshore&mi-page-size=5')).to.deep.equal({});
  });

  it('counts as not chosen what the contract does not accept, and keeps the rest', () => {
    expect(
      read(
        'mi-department=knitting&mi-min-fee=lots&mi-min-hours=-1&mi-due-by=2026-02-30&mi-short=perhaps' +
          '&mi-language=Klingon&mi-hat=red&mi-q=beer',
      ),
    ).to.deep.equal({ q: 'beer' });
    expect(read(`mi-q=${'a'.repeat(201)}`)).to.deep.equal({});
    expect(read('mi-q=a&mi-q=b')).to.deep.equal({});
    expect(read('mi-department=data&mi-department=knitting')).to.deep.equal({});
  });

  it('takes an empty field of the form for what was taken back', () => {
    expect(read('mi-q=&mi-department=&mi-min-fee=&mi-from=')).to.deep.equal({
      q: undefined,
      department: undefined,
      'min-fee': undefined,
      from: undefined,
    });
  });

  it('holds of what the list begins with only what was changed or taken back', () => {
    const defaults = { department: ['data' as const, 'sales' as const], short: true, 'max-hours': 20 };

    expect(writeParams(defaults, defaults)).to.deep.equal([]);
    expect(writeParams({ ...defaults, 'max-hours': 10, q: 'beer' }, defaults)).to.deep.equal([
      ['mi-max-hours', '10'],
      ['mi-q', 'beer'],
    ]);
    expect(writeParams({ department: ['data'] }, defaults)).to.deep.equal([
      ['mi-department', 'data'],
      ['mi-short', ''],
      ['mi-max-hours', ''],
    ]);
  });

  it('gives back what was written, whatever the list begins with', () => {
    const defaults = { department: ['data' as const], short: true };
    const query = { q: 'beer', department: ['sales' as const], 'min-fee': 200 };

    const written = new URLSearchParams(writeParams(query, defaults));

    expect({ ...defaults, ...parseParams(written) }).to.deep.equal({ ...query, short: undefined });
  });

  it('takes the name of a prototype for nothing', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(read(`mi-${name}=1`), name).to.deep.equal({});
      expect(read(`mi-department=${name}`), name).to.deep.equal({});
    }
    expect(Object.keys(Object.prototype)).to.deep.equal([]);
  });
});
