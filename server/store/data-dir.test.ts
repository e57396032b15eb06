import assert from 'node:assert/strict';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeDataDir } from '../../test/kit/marketplace.ts';
import { DataDirInUseError, lockDataDir } from './data-dir.ts';

const module = fileURLToPath(new URL('./data-dir.ts', import.meta.url));
const PROGRAM = `import { lockDataDir } from ${JSON.stringify(module)};
lockDataDir(process.env.FOLDER);
process.stdout.write('locked');
setInterval(() => undefined, 1000);`;

const lockElsewhere = async (folder: string) => {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', PROGRAM], {
    env: { FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
};

const withFolder = async (run: (folder: string) => Promise<void>): Promise<void> => {
  const { dataDir, remove } = await makeDataDir();
  try {
    await run(dataDir);
  } finally {
    await remove();
  }
};

const refusal = (folder: string): string => {
  try {
    lockDataDir(folder)();
  } catch (error) {
    assert.ok(error instanceof DataDirInUseError);
    return error.message;
  }
  return assert.fail('the folder is not locked');
};

describe('a data folder that is locked', () => {
  it('is refused to the same process, which is named', () =>
    withFolder(async (folder) => {
      const release = lockDataDir(folder);

      assert.match(
        refusal(folder),
        new RegExp(
          `^DATA_DIR: ${folder} is in use by \\S*data-dir\\.test\\.ts \\(process ${process.pid} on \\S+, since 20`,
        ),
      );
      release();
    }));

  it('is refused to another process, and free once its owner is killed', () =>
    withFolder(async (folder) => {
      const child = await lockElsewhere(folder);
      const message = refusal(folder);
      child.kill('SIGKILL');
      await once(child, 'exit');

      assert.match(message, new RegExp(`\\(process ${child.pid} on `));
      lockDataDir(folder)();
    }));

  it('names nobody where the name is of one that was killed', () =>
    withFolder(async (folder) => {
      const child = await lockElsewhere(folder);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const stale = JSON.stringify({
        pid: child.pid,
        host: (await import('node:os')).hostname(),
        script: 'x',
        since: '',
      });

      const release = lockDataDir(folder);
      await writeFile(join(folder, 'owner.json'), stale);

      assert.match(refusal(folder), /is in use by another process,/);
      release();
    }));

  it('leaves nothing that tells of an owner once it is released', () =>
    withFolder(async (folder) => {
      lockDataDir(folder)();

      assert.deepEqual(await readdir(folder), ['lock']);
    }));

  it('is told from one whose lock cannot be used', () =>
    withFolder(async (folder) => {
      await writeFile(join(folder, 'lock'), 'no database, and long enough to be looked at as one'.repeat(40));

      assert.throws(() => lockDataDir(folder), {
        name: 'DataDirError',
        message: /^DATA_DIR: .*lock cannot be locked/,
      });
    }));
});
