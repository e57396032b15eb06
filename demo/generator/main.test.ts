import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { prepareDataDir } from '../../test/kit/database.ts';
import { makeDataDir } from '../../test/kit/marketplace.ts';
import { runScript, startServerProcess } from '../../test/kit/process.ts';

for (const isServed of [true, false])
  describe(`npm run seed, while ${isServed ? 'a' : 'no'} server runs`, () => {
    const closing: (() => Promise<void>)[] = [];
    let environment: Record<string, string>;

    before(async () => {
      const { dataDir, remove } = await makeDataDir();
      closing.unshift(remove);
      environment = { DATA_DIR: dataDir };
      await prepareDataDir(dataDir);
      if (isServed) closing.unshift((await startServerProcess(environment)).stop);
    });
    after(async () => {
      for (const close of closing) await close();
    });

    const seed = (...parameters: string[]) => runScript('demo/generator/main.ts', parameters, environment);

    it('adds postings, and changes the same ones when it runs again', async () => {
      const first = await seed('--count', '4');
      const second = await seed('--count', '700', '--seed', '1');

      assert.deepEqual([first.code, first.stdout, first.stderr], [0, '4 added, 0 changed, 0 refused\n', '']);
      assert.deepEqual(
        [second.code, second.stdout, second.stderr],
        [0, '696 added, 4 changed, 0 refused\n', ''],
      );
    });

    it('does nothing where none are asked for', async () => {
      assert.equal((await seed('--count', '0')).stdout, '0 added, 0 changed, 0 refused\n');
    });

    for (const parameters of [
      [],
      ['--count', 'many'],
      ['--count', '-1'],
      ['--count', '1', '--seed', 'x'],
      ['--count', '1', '--now', 'x'],
      ['--size', '1'],
    ])
      it(`says how it is used: ${parameters.join(' ')}`, async () => {
        const { code, stdout, stderr } = await seed(...parameters);

        assert.deepEqual([code, stdout], [1, '']);
        assert.match(stderr, /^[^\n]*npm run seed -- --count N[^\n]*\n$/);
      });
  });
