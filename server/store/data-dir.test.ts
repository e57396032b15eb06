import assert from 'node:assert/strict';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeDataDir } from '../../test/kit/marketplace.ts';
import { DataDirInUseError, lockDataDir, secureDataDir } from './data-dir.ts';

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

describe('a data folder that others may enter', () => {
  const secure = async (folder: string): Promise<string[]> => {
    const warnings: string[] = [];
    await secureDataDir(folder, (message) => warnings.push(message));
    return warnings;
  };
  const modeOf = async (folder: string): Promise<number> => (await stat(folder)).mode & 0o7777;

  for (const [mode, contents] of [
    [0o755, []],
    [0o777, ['lost+found']],
    [0o750, ['database', 'notes']],
    [0o2770, ['outbox']],
    [0o711, ['files']],
  ] as const)
    it(`is closed to them where its mode is ${mode.toString(8)} and it holds ${contents.join(', ') || 'nothing'}`, () =>
      withFolder(async (folder) => {
        for (const name of contents) await mkdir(join(folder, name));
        await chmod(folder, mode);

        const warnings = await secure(folder);

        assert.equal((await modeOf(folder)) & 0o777, 0o700);
        const found = `mode 0${(mode & 0o777).toString(8)}`;
        assert.deepEqual(warnings, [
          `DATA_DIR: ${folder} is open to other users of this machine (${found}); its mode is now 0700`,
        ]);
      }));

  for (const [what, mode, contents] of [
    ['that all share', 0o1777, []],
    ['with other things in it', 0o755, ['www', 'ftp']],
  ] as const)
    it(`${what} is left as it is and refused`, () =>
      withFolder(async (folder) => {
        for (const name of contents) await mkdir(join(folder, name));
        await chmod(folder, mode);

        await assert.rejects(secure(folder), {
          name: 'DataDirError',
          message:
            /^DATA_DIR: \S+ is open to other users .* is not the marketplace's own; name a folder inside it$/,
        });
        assert.equal(await modeOf(folder), mode);
      }));

  it('is left alone where nobody else may enter it', () =>
    withFolder(async (folder) => {
      assert.deepEqual(await secure(folder), []);
    }));

  it('is made for its owner alone, and its parents too', () =>
    withFolder(async (folder) => {
      const dataDir = join(folder, 'one', 'two');

      assert.deepEqual(await secure(dataDir), []);
      assert.deepEqual([await modeOf(dataDir), await modeOf(join(folder, 'one'))], [0o700, 0o700]);
    }));
});
