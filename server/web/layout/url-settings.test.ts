import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readUrlSettings } from './url-settings.ts';

const read = (search: string, campus: string | undefined = 'lakeshore') =>
  readUrlSettings(campus, new URLSearchParams(search));

describe('the setup in an address', () => {
  it('is what the attributes of the list would be', () => {
    assert.deepEqual(
      read('department=data&department=research&sort=fee&layout=list&page-size=5&filters=hours+fee'),
      {
        attributes: {
          department: 'data research',
          filters: 'hours fee',
          sort: 'fee',
          layout: 'list',
          'page-size': '5',
        },
        persistentParams: [
          ['page-size', '5'],
          ['filters', 'hours fee'],
          ['layout', 'list'],
          ['department', 'data research'],
          ['sort', 'fee'],
        ],
        refused: [],
        query: { campus: 'lakeshore', department: ['data', 'research'], sort: 'fee', 'page-size': 5 },
      },
    );
  });

  it('is read the same once it has been written into a link', () => {
    const first = read('department=data&department=research&layout=compact&page-size=5');

    assert.deepEqual(read(new URLSearchParams(first.persistentParams).toString()), first);
  });

  it('is nothing where the address says nothing', () => {
    for (const search of [
      '',
      'department=&sort=',
      'department=%20&department=',
      'utm_source=mail&campus=northgate',
    ]) {
      assert.deepEqual(read(search), {
        attributes: {},
        persistentParams: [],
        refused: [],
        query: { campus: 'lakeshore' },
      });
    }
  });

  it('is locked: what a visitor chooses comes beside it', () => {
    const { query } = read(
      'department=data&mi-department=research&mi-q=beer&mi-campus=northgate&mi-page-size=1',
    );

    assert.deepEqual(query, { campus: 'lakeshore', department: ['data'], q: 'beer' });
  });

  it('begins with what its defaults say, until the visitor takes it back', () => {
    const begun = read('default-department=data&default-short&default-sort=fee');
    const changed = read('default-department=data&default-short&mi-department=&mi-short=&mi-sort=hours');

    assert.deepEqual(begun.query, { campus: 'lakeshore', department: ['data'], short: true, sort: 'fee' });
    assert.deepEqual(begun.attributes, {
      'default-department': 'data',
      'default-short': '',
      'default-sort': 'fee',
    });
    assert.deepEqual(changed.query, {
      campus: 'lakeshore',
      department: undefined,
      short: undefined,
      sort: 'hours',
    });
  });

  it('leaves out what is not accepted and says what is', () => {
    const { persistentParams, attributes, refused, query } = read(
      'department=data&department=magic&page-size=0&layout=list',
    );

    assert.deepEqual(persistentParams, [['layout', 'list']]);
    assert.deepEqual(attributes, { layout: 'list' });
    assert.deepEqual(query, { campus: 'lakeshore' });
    assert.equal(refused.length, 2);
    assert.match(
      refused[1] ?? '',
      /^<micro-internship-feed department="data magic"> is not used; accepted: .*research/,
    );
    assert.match(
      refused[0] ?? '',
      /^<micro-internship-feed page-size="0"> is not used; accepted: .* from 1 to 100\.$/,
    );
  });

  it('has nothing of what an element alone may have', () => {
    const { attributes, query } = read(
      'api=https://evil.example&heading-level=4&micro-internship=beer&campus=x',
    );

    assert.deepEqual([attributes, query], [{}, { campus: 'lakeshore' }]);
  });

  it('takes none where several are given of what is one', () => {
    const { persistentParams, refused } = read('sort=fee&sort=hours&page-size=5&page-size=6');

    assert.deepEqual(persistentParams, []);
    assert.equal(refused.length, 2);
  });

  it('has no campus where the page is nobody’s', () => {
    assert.deepEqual(readUrlSettings(undefined, new URLSearchParams()).query, { campus: undefined });
  });
});
