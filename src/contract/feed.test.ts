import { expect } from '@open-wc/testing';
import { aSummary } from '../../test/mocks/data.ts';
import { check } from './check.ts';
import { FeedAnswer, FeedQuery, toSearchParams } from './feed.ts';
import { fromSearchParams } from './read-params.ts';

const read = (address: string) => check(FeedQuery, fromSearchParams(new URLSearchParams(address)));

const errorsOf = (address: string) => {
  const checked = read(address);
  return checked.ok ? [] : checked.errors.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('a feed query', () => {
  it('is the same after it was an address', () => {
    const query: FeedQuery = {
      campus: 'lakeshore',
      q: 'café & tea',
      department: ['marketing', 'data'],
      'min-hours': 5,
      'max-hours': 40,
      'min-fee': 200,
      arrangement: ['remote', 'on-site'],
      skill: ['sql'],
      'due-by': '2026-04-30',
      from: '2026-03-02',
      until: '2026-05-01',
      funded: true,
      exclusive: false,
      short: true,
      'closing-soon': true,
      language: ['en', 'zh-Hant'],
      sort: 'closing',
      'page-size': 10,
      cursor: 'a+b/c=',
    };

    const checked = read(toSearchParams(query).toString());

    expect(checked).to.deep.equal({ ok: true, value: query });
  });

  it('repeats the name of a list', () => {
    const address = toSearchParams({ department: ['marketing', 'data'] }).toString();

    expect(address).to.equal('department=marketing&department=data');
  });

  it('writes nothing of what is not asked', () => {
    const address = toSearchParams({ campus: undefined, q: '', department: [] }).toString();

    expect(address).to.equal('');
  });

  it('reads one value of a list as a list', () => {
    expect(read('department=data')).to.deep.equal({ ok: true, value: { department: ['data'] } });
  });

  it('has switches that are on unless they say false', () => {
    expect(read('funded&short=true&exclusive=false')).to.deep.equal({
      ok: true,
      value: { funded: true, short: true, exclusive: false },
    });
  });

  it('takes fifty values of a list at the most', () => {
    const languages = (values: number) => 'language=en&'.repeat(values);

    expect(errorsOf(languages(50))).to.deep.equal([]);
    expect(errorsOf(languages(51))).to.deep.equal(['/language range']);
    expect(errorsOf('skill=sql&'.repeat(51))).to.deep.equal(['/skill range']);
  });

  it('is refused where it is not understood', () => {
    expect(errorsOf('department=data&department=magic')).to.deep.equal(['/department/1 choice']);
    expect(errorsOf('sort=random')).to.deep.equal(['/sort choice']);
    expect(errorsOf('page-size=0')).to.deep.equal(['/page-size range']);
    expect(errorsOf('page-size=101')).to.deep.equal(['/page-size range']);
    expect(errorsOf('page-size=many')).to.deep.equal(['/page-size type']);
    expect(errorsOf('campus=Lake Shore')).to.deep.equal(['/campus format']);
    expect(errorsOf('q=a&q=b')).to.deep.equal(['/q type']);
    expect(errorsOf('funded=maybe')).to.deep.equal(['/funded type']);
    expect(errorsOf('from=2026-02-30')).to.deep.equal(['/from format']);
    expect(errorsOf('min-hours=-1')).to.deep.equal(['/min-hours range']);
    expect(errorsOf('arrangement=orbital')).to.deep.equal(['/arrangement/0 choice']);
    expect(errorsOf('skill=S Q L')).to.deep.equal(['/skill/0 format']);
    expect(errorsOf('colour=red')).to.deep.equal(['/colour unknown']);
    expect(errorsOf(`q=${'a'.repeat(201)}`)).to.deep.equal(['/q too-long']);
  });
});

describe('a feed answer', () => {
  const answer = (overrides: object) =>
    FeedAnswer.parse({ items: [], total: 0, facets: { department: [] }, ...overrides });

  it('reads an unknown member of an enumeration as other', () => {
    const [item] = answer({
      items: [
        {
          ...aSummary(),
          department: 'magic',
          status: 'frozen',
          paidBy: 'bank',
          arrangement: 'orbital',
          classification: 'guild',
        },
      ],
    }).items;

    expect(item).to.include({
      department: 'other',
      status: 'other',
      paidBy: 'other',
      arrangement: 'other',
      classification: 'other',
    });
  });

  it('ignores keys that it does not know', () => {
    const read = answer({ items: [{ ...aSummary(), mood: 'sunny' }], next: 'x' });

    expect(read).not.to.have.property('next');
    expect(read.items).to.deep.equal([aSummary()]);
  });

  it('takes a campus’s colour, page for hosts and nouns only as they can be used', () => {
    const parse = (campus: object) =>
      FeedAnswer.safeParse({
        items: [],
        total: 0,
        facets: {},
        campus: { slug: 'elm', name: 'Elm', currency: 'USD', timeZone: 'UTC', ...campus },
      }).success;

    expect(parse({})).to.equal(true);
    expect(parse({ accent: '#1A5fb4' })).to.equal(true);
    expect(parse({ accent: '#fff' })).to.equal(false);
    expect(parse({ accent: 'red' })).to.equal(false);
    expect(parse({ hostUrl: 'https://elm.example/host' })).to.equal(true);
    expect(parse({ hostUrl: 'javascript:alert(1)' })).to.equal(false);
    expect(parse({ nouns: { one: 'project', many: 'projects' } })).to.equal(true);
    expect(parse({ nouns: { one: 'project', many: 'x'.repeat(41) } })).to.equal(false);
  });

  it('takes a logo from the web alone', () => {
    const parse = (logo: string) =>
      FeedAnswer.safeParse({
        items: [{ ...aSummary(), employer: { name: 'A', verified: false, logo } }],
        total: 1,
        facets: { department: [] },
      }).success;

    expect(parse('https://logos.example/a.png')).to.equal(true);
    expect(parse('javascript:alert(1)')).to.equal(false);
    expect(parse('data:image/svg+xml,<svg/>')).to.equal(false);
  });
});
