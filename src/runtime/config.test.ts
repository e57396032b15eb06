import { expect } from '@open-wc/testing';
import { takeWarnings } from '../../test/kit/unit-console.ts';
import { DEPARTMENTS } from '../contract/primitives.ts';
import { OPTIONS, parseConfig, type OptionName } from './config.ts';

const TAG = 'micro-internship-feed';

const GOOD: Record<OptionName, [string, unknown][]> = {
  api: [
    ['https://api.example', 'https://api.example'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['https://api.example/market//', 'https://api.example/market'],
  ],
  campus: [['lakeshore-state', 'lakeshore-state']],
  department: [
    ['marketing', ['marketing']],
    ['  marketing\n data ', ['marketing', 'data']],
    [DEPARTMENTS.join(' '), [...DEPARTMENTS]],
  ],
  filters: [['hours fee', ['hours', 'fee']]],
  sort: [['closing', 'closing']],
  layout: [['compact', 'compact']],
  'page-size': [
    ['1', 1],
    ['100', 100],
  ],
  'heading-level': [
    ['1', 1],
    ['4', 4],
  ],
  'micro-internship': [['name-the-breads', 'name-the-breads']],
};

const BAD: Record<OptionName, string[]> = {
  api: ['api.example', 'javascript:alert(1)', 'ftp://api.example', 'httpx://api.example'],
  campus: ['Lake Shore', 'lake--shore', '../x'],
  department: ['magic', 'marketing magic', 'marketing,data'],
  filters: ['colour', 'hours colour'],
  sort: ['random'],
  layout: ['table'],
  'page-size': ['0', '101', '2.5', 'many'],
  'heading-level': ['0', '5', '2.5', 'h2'],
  'micro-internship': ['Name The Breads', 'a/b'],
};

describe('config', () => {
  for (const name of Object.keys(OPTIONS) as OptionName[]) {
    it(`reads the attribute ${name}`, () => {
      for (const [value, read] of GOOD[name])
        expect(parseConfig(TAG, { [name]: value }), value).to.deep.equal({ [name]: read });
    });

    it(`leaves out what the attribute ${name} does not accept and says once what it does`, () => {
      for (const value of BAD[name]) {
        expect(parseConfig(TAG, { [name]: value }), value).to.deep.equal({});
        parseConfig(TAG, { [name]: value });

        const warnings = takeWarnings();
        expect(warnings, value).to.have.lengthOf(1);
        expect(warnings[0]).to.include(`<${TAG} ${name}="${value}">`);
        expect(warnings[0]).to.include(`accepted: ${OPTIONS[name].accepted}`);
      }
    });

    it(`reads the attribute ${name} without a value as not given`, () => {
      expect(parseConfig(TAG, { [name]: '' })).to.deep.equal({});
      expect(parseConfig(TAG, { [name]: undefined })).to.deep.equal({});
      expect(parseConfig(TAG, { [name]: null as never })).to.deep.equal({});
    });
  }

  it('keeps what is right beside what is wrong', () => {
    const config = parseConfig(TAG, { campus: 'lakeshore', sort: 'upwards' });

    expect(config).to.deep.equal({ campus: 'lakeshore' });
    expect(takeWarnings()).to.have.lengthOf(1);
  });

  it('names every department that is accepted', () => {
    parseConfig(TAG, { department: 'alchemy' });

    const [warning] = takeWarnings();
    for (const department of DEPARTMENTS) expect(warning).to.include(department);
  });
});
