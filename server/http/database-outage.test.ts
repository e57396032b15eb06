import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { isOutage, outageCode } from './database-outage.ts';

const withCode = (code: string, more: object = {}): Error =>
  Object.assign(new Error('it failed'), { code, ...more });
const inStatement = (cause: Error): Error => new DrizzleQueryError('select 1', [], cause);

describe('an outage of the database', () => {
  for (const code of [
    ...[
      '57014',
      '55P03',
      '25P03',
      '53300',
      '53100',
      '57P01',
      '57P03',
      '08006',
      '08P01',
      '40001',
      '40P01',
      '58030',
    ],
    ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'EPIPE'],
  ])
    it(`is ${code}, as it is and as the cause of a statement that failed`, () => {
      assert.ok(isOutage(withCode(code)));
      assert.equal(outageCode(inStatement(withCode(code))), code);
    });

  for (const message of [
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
  ])
    it(`is what the driver says in words: ${message}`, () => {
      assert.ok(isOutage(inStatement(new Error(message))));
    });

  it('is one of several addresses that cannot be reached', () => {
    assert.ok(isOutage(new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')])));
  });

  it('is a socket that is missing', () => {
    assert.ok(isOutage(withCode('ENOENT', { syscall: 'connect' })));
  });

  for (const [what, error] of [
    ['a unique violation', withCode('23505')],
    ['a mistake in a statement', withCode('42601')],
    ['a value out of range', withCode('22008')],
    ['a file that is missing', withCode('ENOENT', { syscall: 'open' })],
    ['a full disk, where a file is written', withCode('ENOSPC')],
    ['a code of Node that looks like a class', withCode('ERR_53')],
    ['an error of ours', new Error('Query read timeouts are odd'.slice(6))],
    ['no error', 'Query read timeout'],
    ['nothing', undefined],
  ] as const)
    it(`is not ${what}`, () => {
      assert.equal(isOutage(error), false);
      if (error instanceof Error) assert.equal(isOutage(inStatement(error)), false);
    });
});
