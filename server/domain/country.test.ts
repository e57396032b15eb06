import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { countryName, isCountry } from './country.ts';

const UNIVERSITIES = new URL('../../../shared/data/universities.jsonl', import.meta.url);

const LETTERS = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));

describe('a country', () => {
  it('has a name in English', () => {
    for (const [code, name] of [
      ['US', 'United States'],
      ['CA', 'Canada'],
      ['GB', 'United Kingdom'],
      ['PR', 'Puerto Rico'],
      ['XK', 'Kosovo'],
    ] as const) {
      assert.equal(countryName(code), name);
      assert.ok(isCountry(code), code);
    }
  });

  it('is one that exists, by its code of ISO 3166-1', () => {
    for (const code of [
      'XX',
      'AA',
      'UK',
      'SU',
      'YU',
      'DD',
      'AN',
      'EU',
      'UN',
      'EZ',
      'QO',
      'XA',
      'ZZ',
      'IC',
      'AC',
    ]) {
      assert.equal(countryName(code), undefined, code);
      assert.ok(!isCountry(code), code);
    }
    for (const text of ['', 'us', 'USA', ' US', 'U', '840', 'United States', 'constructor']) {
      assert.ok(!isCountry(text), text);
    }
  });

  it('is one of the 249 of ISO 3166-1, or Kosovo', () => {
    const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(isCountry);

    assert.equal(codes.length, 250);
  });

  it(
    'is wherever there is a university',
    { skip: !existsSync(UNIVERSITIES) && 'the universities are not here' },
    () => {
      const lines = readFileSync(UNIVERSITIES, 'utf8').trim().split('\n');
      const codes = new Set(lines.map((line) => (JSON.parse(line) as { alpha2: string }).alpha2));

      assert.deepEqual(
        [...codes].filter((code) => !isCountry(code)),
        [],
      );
    },
  );
});
