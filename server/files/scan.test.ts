import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Readable } from 'node:stream';
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

  it('sends a stream as it comes, and leaves none open', async () => {
    const large = Buffer.alloc(5 * 1024 * 1024, 'five megabytes ');
    const pieces = (content: Buffer) =>
      Array.from({ length: Math.ceil(content.length / 65_536) }, (_, at) =>
        content.subarray(at * 65_536, (at + 1) * 65_536),
      );
    const [clean, infected] = [large, aPdf(EICAR)].map((content) => Readable.from(pieces(content)));
    assert.ok(clean && infected);

    assert.equal(await createScanner(clamd.url).scan(clean), 'clean');
    assert.equal(await createScanner(clamd.url).scan(infected), 'infected');

    assert.deepEqual(clamd.scanned, [large, aPdf(EICAR)]);
    assert.deepEqual([clean.destroyed, infected.destroyed], [true, true]);
  });

  it('rejects where a stream breaks off, and never takes the part of it for the whole', async () => {
    for (const pieces of [0, 1, 3]) {
      const broken = Readable.from(
        (async function* () {
          for (let piece = 0; piece < pieces; piece += 1) yield await Promise.resolve(aPdf());
          throw new Error('the store breaks off');
        })(),
      );

      await assert.rejects(createScanner(clamd.url).scan(broken), /breaks off/);
    }
    assert.deepEqual(clamd.scanned, []);
  });

  it('rejects where a stream is broken before clamd is there', async () => {
    const broken = new Readable({ read: () => undefined });
    const scanned = createScanner(clamd.url).scan(broken);
    broken.destroy(new Error('the store breaks off'));

    await assert.rejects(scanned, /breaks off/);
  });

  it('leaves no stream open where clamd is away or says nothing', async () => {
    const [one, other] = [Readable.from([aPdf()]), Readable.from([aPdf()])];
    clamd.fail();
    await assert.rejects(createScanner(clamd.url, { deadline: 50 }).scan(one), /no answer/);
    await clamd.stop();
    await assert.rejects(createScanner(clamd.url).scan(other), { code: 'ECONNREFUSED' });

    assert.deepEqual([one.destroyed, other.destroyed], [true, true]);
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
