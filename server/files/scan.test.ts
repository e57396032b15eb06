import assert from 'node:assert/strict';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { EICAR, startClamd, type TestClamd } from '../../test/kit/clamd.ts';
import { aPdf } from '../../test/kit/files.ts';
import { makeDataDir } from '../../test/kit/marketplace.ts';
import { createScanner } from './scan.ts';

let clamd: TestClamd;
beforeEach(async () => {
  clamd = await startClamd();
});
afterEach(() => clamd.stop());

describe('a scanner', () => {
  it('tells a file that holds malware from one that does not', async () => {
    const { scan } = createScanner(clamd.url);

    assert.equal(await scan(aPdf(EICAR)), 'infected');
    assert.equal(await scan(aPdf('harmless')), 'clean');
  });

  it('sends the file as it is, however long, and nothing beside it', async () => {
    const large = Buffer.alloc(5 * 1024 * 1024, 'five megabytes ');
    const part = new Uint8Array(large).subarray(1, -1);

    assert.equal(await createScanner(clamd.url).scan(part), 'clean');

    assert.deepEqual(clamd.scanned.at(-1), large.subarray(1, -1));
  });

  it('finds clamd by a socket in the file system, and again where it was away', async () => {
    const { dataDir, remove } = await makeDataDir();
    const local = await startClamd(join(dataDir, 'clamd.ctl'));
    try {
      const { scan } = createScanner(local.url);

      assert.equal(await scan(aPdf(EICAR)), 'infected');
      assert.equal(await scan(aPdf()), 'clean');
      await local.stop();
      await assert.rejects(scan(aPdf()), { code: 'ENOENT' });
      await local.start();
      assert.equal(await scan(aPdf()), 'clean');
    } finally {
      await local.stop();
      await remove();
    }
  });

  it('rejects where nobody listens', async () => {
    const { scan } = createScanner(clamd.url);
    await clamd.stop();

    await assert.rejects(scan(aPdf()), { code: 'ECONNREFUSED' });
  });

  for (const answer of ['INSTREAM size limit exceeded. ERROR\0', 'COMMAND READ TIMED OUT\0', 'HELLO\0', ''])
    it(`rejects where clamd says ${JSON.stringify(answer)}`, async () => {
      clamd.fail(answer);

      await assert.rejects(createScanner(clamd.url).scan(aPdf()));
    });

  it('rejects where clamd says nothing in time', async () => {
    clamd.fail();

    await assert.rejects(createScanner(clamd.url, { deadline: 50 }).scan(aPdf()), /no answer/);
  });
});
