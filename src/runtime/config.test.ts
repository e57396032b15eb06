import { expect } from '@open-wc/testing';
import { warningsSoon } from '../../test/kit/unit-console.ts';
import { DEPARTMENTS } from '../contract/primitives.ts';
import { parseConfig } from './config.ts';
import { OPTION_NAMES, PRESET_KEYS, type OptionName } from './options.ts';
import { acceptedFor } from './config-errors.lazy.ts';

const TAG = 'micro-internship-feed';

type Own = Exclude<OptionName, `default-${string}`>;

const SWITCH: [string, unknown][] = [
  ['', true],
  ['true', true],
  ['false', false],
];
const HOURS: [string, unknown][] = [
  ['0', 0],
  ['1000', 1000],
];
const DAY: [string, unknown][] = [['2028-02-29', '2028-02-29']];
const COUNT: [string, unknown][] = [
  ['1', 1],
  ['100', 100],
];

const GOOD: Record<Own, [string, unknown][]> = {
  api: [
    ['https://api.example', 'https://api.example'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['https://api.example/market//', 'https://api.example/market'],
  ],
  campus: [['lakeshore-state', 'lakeshore-state']],
  q: [['  spread sheets ', 'spread sheets']],
  department: [
    ['marketing', ['marketing']],
    ['  marketing\n data ', ['marketing', 'data']],
    [DEPARTMENTS.join(' '), [...DEPARTMENTS]],
  ],
  'min-hours': HOURS,
  'max-hours': HOURS,
  'min-fee': [['200', 200]],
  arrangement: [['remote on-site', ['remote', 'on-site']]],
  skill: [['sql google-sheets', ['sql', 'google-sheets']]],
  'due-by': DAY,
  from: DAY,
  until: DAY,
  funded: SWITCH,
  exclusive: SWITCH,
  short: SWITCH,
  'closing-soon': SWITCH,
  language: [['en pt-BR', ['en', 'pt-BR']]],
  sort: [['closing', 'closing']],
  'page-size': COUNT,
  limit: COUNT,
  'no-search': SWITCH,
  filters: [
    ['hours fee', ['hours', 'fee']],
    ['none', ['none']],
  ],
  layout: [['compact', 'compact']],
  theme: [['dark', 'dark']],
  density: [['compact', 'compact']],
  accent: [['#0B5cad', '#0B5cad']],
  'url-prefix': [
    ['off', 'off'],
    ['jobs', 'jobs'],
  ],
  'heading-level': [
    ['1', 1],
    ['4', 4],
  ],
  'micro-internship': [['name-the-breads', 'name-the-breads']],
};

const NO_SWITCH = ['yes', '1'];
const NO_COUNT = ['0', '101', '2.5', 'many'];
const NO_DAY = ['30.11.2026', '2026-02-30', 'soon'];

const BAD: Record<Own, string[]> = {
  api: ['api.example', 'javascript:alert(1)', 'ftp://api.example', 'httpx://api.example'],
  campus: ['Lake Shore', 'lake--shore', '../x'],
  q: ['x'.repeat(201)],
  department: ['magic', 'marketing magic', 'marketing,data'],
  'min-hours': ['-1', '1001', '2.5', 'few'],
  'max-hours': ['-1', '1001'],
  'min-fee': ['-1', '$200'],
  arrangement: ['anywhere'],
  skill: ['Google Sheets'],
  'due-by': NO_DAY,
  from: NO_DAY,
  until: NO_DAY,
  funded: NO_SWITCH,
  exclusive: NO_SWITCH,
  short: NO_SWITCH,
  'closing-soon': NO_SWITCH,
  language: ['English'],
  sort: ['random'],
  'page-size': NO_COUNT,
  limit: NO_COUNT,
  'no-search': NO_SWITCH,
  filters: ['colour', 'hours colour'],
  layout: ['table'],
  theme: ['sepia'],
  density: ['tight'],
  accent: ['blue', '#00f', '#0b5cad80'],
  'url-prefix': ['Jobs!', 'a b'],
  'heading-level': ['0', '5', '2.5', 'h2'],
  'micro-internship': ['Name The Breads', 'a/b'],
};

describe('config', () => {
  it('knows nothing but what is tried here', () => {
    const own = OPTION_NAMES.filter((name) => !name.startsWith('default-'));

    expect(own).to.have.members(Object.keys(GOOD));
  });

  for (const key of PRESET_KEYS) {
    it(`reads the attribute default-${key} as what the list begins with`, async () => {
      for (const [value, read] of GOOD[key])
        expect(parseConfig(TAG, { [`default-${key}`]: value })).to.deep.equal({ defaults: { [key]: read } });
      for (const value of BAD[key]) {
        expect(parseConfig(TAG, { [`default-${key}`]: value })).to.deep.equal({});
        expect((await warningsSoon())[0]).to.include(`default-${key}="${value}"`);
      }
    });
  }

  for (const name of Object.keys(GOOD) as Own[]) {
    it(`reads the attribute ${name}`, () => {
      for (const [value, read] of GOOD[name])
        expect(parseConfig(TAG, { [name]: value }), value).to.deep.equal({ [name]: read });
    });

    it(`leaves out what the attribute ${name} does not accept and says once what it does`, async () => {
      for (const value of BAD[name]) {
        expect(parseConfig(TAG, { [name]: value }), value).to.deep.equal({});
        parseConfig(TAG, { [name]: value });

        const warnings = await warningsSoon();
        expect(warnings, value).to.have.lengthOf(1);
        expect(warnings[0]).to.include(`<${TAG} ${name}="${value}">`);
        expect(warnings[0]).to.include(`accepted: ${acceptedFor(name)}`);
      }
    });

    it(`reads the attribute ${name} without a value as ${GOOD[name] === SWITCH ? 'yes' : 'not given'}`, () => {
      expect(parseConfig(TAG, { [name]: '' })).to.deep.equal(GOOD[name] === SWITCH ? { [name]: true } : {});
      expect(parseConfig(TAG, { [name]: undefined })).to.deep.equal({});
      expect(parseConfig(TAG, { [name]: null as never })).to.deep.equal({});
    });
  }

  it('keeps what is right beside what is wrong', async () => {
    const config = parseConfig(TAG, { campus: 'lakeshore', sort: 'upwards' });

    expect(config).to.deep.equal({ campus: 'lakeshore' });
    expect(await warningsSoon()).to.have.lengthOf(1);
  });

  it('names every department that is accepted', async () => {
    parseConfig(TAG, { department: 'alchemy' });

    const [warning] = await warningsSoon();
    for (const department of DEPARTMENTS) expect(warning).to.include(department);
  });
});
