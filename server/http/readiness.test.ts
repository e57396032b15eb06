import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertReady, cached } from './readiness.ts';

describe('a readiness check that is cached', () => {
  it('runs once, however often and at once it is asked for', async () => {
    let runs = 0;
    const check = cached(() => {
      runs += 1;
      return Promise.resolve();
    });

    await Promise.all([check(), check()]);
    await check();

    assert.equal(runs, 1);
  });

  it('keeps failing as long, and runs again after that', async () => {
    let runs = 0;
    const fail = () => {
      runs += 1;
      return Promise.reject(new Error('away'));
    };
    const [kept, brief] = [cached(fail), cached(fail, -1)];

    await assert.rejects(kept(), /away/);
    await assert.rejects(kept(), /away/);
    assert.equal(runs, 1);
    await assert.rejects(brief(), /away/);
    await assert.rejects(brief(), /away/);
    assert.equal(runs, 3);
  });
});

describe('a server that is not ready', () => {
  it('names each check that fails, and none that does not', async () => {
    const check = () => Promise.reject(new Error('the bucket of applicant@example.com is away'));

    await assert.rejects(
      assertReady([
        { name: 'database', check: () => Promise.resolve() },
        { name: 'files', check },
        { name: 'mail', check },
      ]),
      { code: 'unavailable', detail: 'Not ready: files, mail.' },
    );
  });
});
