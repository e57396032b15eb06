import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { prepareDataDir } from '../test/kit/database.ts';
import { makeDataDir } from '../test/kit/marketplace.ts';
import { runScript, startScript, startServerProcess } from '../test/kit/process.ts';
import { aPosting, savePostings } from '../test/kit/postings.ts';
import { openDatabase } from './store/database.ts';

const skip = process.env.DATABASE_URL ? 'the embedded database alone lies in the data folder' : false;

const isFull = process.env.TEST_FULL === '1';
/** The commands that write the most: a database, rows, files and mail. */
const SAMPLE = /\/(?:campuses|import|backup|restore|access-log)\.ts$/;

const closing: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closing) await close();
});

const aDataDir = async (): Promise<string> => {
  const { dataDir, remove } = await makeDataDir();
  closing.push(remove);
  return dataDir;
};

describe('a data folder', { skip }, () => {
  const openFiles = async (folder: string): Promise<string[]> => {
    const names = ['', ...(await readdir(folder, { recursive: true }))];
    const modes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mode));
    return names.filter((_, index) => ((modes[index] ?? 0) & 0o077) !== 0);
  };
  /** The umask of a process is its parent's: this one lets everybody read and write. */
  const withoutUmask = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    const umask = process.umask(0);
    try {
      return await run();
    } finally {
      process.umask(umask);
    }
  };

  interface Opener {
    /** Its data folder, if it is another one. */
    data?: string;
    /** How it refuses what the database of this test does not hold. */
    refusal?: RegExp;
  }

  /** In such an order that each has what it works on. */
  const OPENERS_OF_DATABASE: [script: string, parameters: string[], opener?: Opener][] = [
    ['server/cli/applications.ts', ['none']],
    ['server/cli/campuses.ts', ['FILE']],
    ['server/cli/import.ts', ['FILE', '--mapping', 'contract']],
    ['server/cli/import-questions.ts', ['FILE', '--mapping', 'contract', '--sample']],
    ['demo/generator/main.ts', ['--count', '1']],
    ['server/cli/mails.ts', ['--failed']],
    ['server/cli/person.ts', ['nobody@elmwood.example']],
    ['server/cli/reports.ts', []],
    ['server/cli/sweep.ts', []],
    ['server/cli/deletions.ts', ['EMPTY']],
    ['server/cli/backup.ts', ['BACKUP']],
    ['server/cli/restore.ts', ['BACKUP'], { data: 'restored' }],
    ['server/cli/rotate-keys.ts', []],
    ['server/cli/access-log.ts', ['none'], { refusal: /none/ }],
    ['server/cli/employer.ts', ['nobody'], { refusal: /nobody/ }],
  ];

  it('is tried with every command there is', async () => {
    const folders = ['cli'];
    const names = await Promise.all(
      folders.map(async (folder) =>
        (await readdir(new URL(folder, import.meta.url))).map((name) => `${folder}/${name}`),
      ),
    );
    const commands = names.flat().filter((name) => !name.endsWith('.test.ts'));
    const tried = new Set(OPENERS_OF_DATABASE.map(([script]) => script));

    const opening = await Promise.all(
      commands.map(async (name) => {
        const source = await readFile(new URL(name, import.meta.url), 'utf8');
        return /^startProgram\(\);$/m.test(source) ? [`server/${name}`] : [];
      }),
    );

    assert.deepEqual(
      opening.flat().filter((script) => !tried.has(script)),
      [],
    );
  });

  it("is its owner's alone after every one of them", async () => {
    const folder = await aDataDir();
    const places: Record<string, string> = {
      FILE: join(folder, 'file.json'),
      EMPTY: join(folder, 'empty.log'),
      BACKUP: join(folder, 'backup'),
    };
    const given = [places.FILE ?? '', places.EMPTY ?? ''];
    await Promise.all(given.map((path, index) => writeFile(path, ['[]', ''][index] ?? '', { mode: 0o600 })));

    const tried = OPENERS_OF_DATABASE.filter(([script]) => isFull || SAMPLE.test(script));
    for (const [script, parameters, { data = 'data', refusal } = {}] of tried) {
      const words = parameters.map((parameter) => places[parameter] ?? parameter);
      const { code, stderr } = await withoutUmask(() =>
        runScript(script, words, { DATA_DIR: join(folder, data) }),
      );

      assert.deepEqual([script, code], [script, refusal ? 1 : 0], stderr);
      assert.match(stderr, refusal ?? /^$/, script);
      assert.deepEqual(await openFiles(folder), [], script);
    }
  });

  for (const [script, started] of [
    ['server/main.ts', 'listening'],
    ['demo/start.ts', 'campus page'],
  ] as const)
    it(`is closed by ${script} to those who could enter it, which says so`, async () => {
      const dataDir = await aDataDir();
      await chmod(dataDir, 0o755);

      const server = await withoutUmask(async () =>
        startScript(script, [], { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'info' }),
      );
      while (!server.written.stdout.includes(`"msg":"${started}"`))
        await Promise.race([once(server.child.stdout!, 'data'), server.ended.then(() => assert.fail())]);
      const found = await openFiles(dataDir);
      server.child.kill('SIGTERM');
      await server.ended;

      assert.deepEqual(found, []);
      assert.match(
        server.written.stdout,
        /is open to other users of this machine \(mode 0755\); its mode is now 0700/,
      );
    });

  it('whose path is too long for a socket is reached all the same', async () => {
    const dataDir = join(await aDataDir(), 'long'.repeat(30));
    await mkdir(dataDir, { mode: 0o700 });
    await prepareDataDir(dataDir);
    const { database, close } = await openDatabase({ dataDir });
    await savePostings(database, aPosting({ slug: 'wanted' }));
    await close();

    const server = await startServerProcess({ DATA_DIR: dataDir });
    const answer = await runScript('server/cli/applications.ts', ['wanted'], { DATA_DIR: dataDir });
    const second = await runScript('server/main.ts', [], { DATA_DIR: dataDir, PORT: '0' });
    await server.stop();

    assert.deepEqual([answer.code, answer.stderr], [0, '']);
    assert.equal(second.code, 1);
    assert.match(second.stderr, /^DATA_DIR: a server already runs on /);
  });

  it('answers its socket to its owner alone', async () => {
    const dataDir = await aDataDir();
    await prepareDataDir(dataDir);

    const server = await withoutUmask(() => startServerProcess({ DATA_DIR: dataDir }));
    const { mode } = await stat(join(dataDir, 'operator.sock'));
    await server.stop();

    assert.equal(mode & 0o077, 0);
    await assert.rejects(
      new Promise((answer, fail) =>
        connect(join(dataDir, 'operator.sock')).on('connect', answer).on('error', fail),
      ),
      { code: 'ENOENT' },
    );
  });

  it('that cannot be made is told by its name, and so is a database that cannot be reached', async () => {
    const file = join(await aDataDir(), 'file');
    await writeFile(file, '');
    const inFile = { DATA_DIR: join(file, 'data'), PORT: '0' };

    for (const [script, parameters] of [
      ['server/main.ts', []],
      ['server/cli/applications.ts', ['none']],
    ] as [string, string[]][]) {
      const { code, stderr } = await runScript(script, parameters, inFile);
      assert.deepEqual([code, stderr], [1, `DATA_DIR: ${inFile.DATA_DIR} cannot be used (ENOTDIR)\n`]);
    }
    const { code, stderr } = await runScript('server/cli/applications.ts', ['none'], {
      DATABASE_URL: 'postgres://127.0.0.1:1/none',
    });
    assert.deepEqual([code, stderr], [1, 'DATABASE_URL: the database cannot be used (ECONNREFUSED)\n']);
  });
});
