import { expect } from '@open-wc/testing';
import { TAGS } from './format.ts';
import { LOCALES } from './locales.ts';
import { createCounter } from './plural.ts';

const NUMBERS = [
  -1234.5, -1, 0.1234, 2.5, 0, 1, 9, 10, 100, 999, 1000, 4000, 9999, 10_000, 123_456, 1_234_567,
  98_765_432_109,
];

describe('a counter', () => {
  for (const locale of LOCALES.map((language) => TAGS[language] ?? language))
    it(`writes numbers and parts as the platform does (${locale})`, () => {
      const { number, percent } = createCounter(locale);

      expect(NUMBERS.map(number)).to.deep.equal(
        NUMBERS.map((value) => new Intl.NumberFormat(locale).format(value)),
      );
      expect(percent(0.42)).to.equal(new Intl.NumberFormat(locale, { style: 'percent' }).format(0.42));
    });

  it('writes a number with the noun that goes with it', () => {
    const { counted } = createCounter('en');

    expect(counted(1, { one: '# day', other: '# days' })).to.equal('1 day');
    expect(counted(1000, { one: '# day', other: '# days' })).to.equal('1,000 days');
  });

  it('writes a day with its year', () => {
    expect(createCounter('en').day('2026-02-03')).to.equal('February 3, 2026');
  });
});
