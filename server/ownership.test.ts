import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { prepareDataDir } from '../test/kit/database.ts';
import { eventually, makeDataDir } from '../test/kit/marketplace.ts';
import { runScript, startScript, startServerProcess, type RunningScript } from '../test/kit/process.ts';
import { aPosting, savePostings } from '../test/kit/postings.ts';
import { openDatabase } from './store/database.ts';
import { campuses } from './store/schema.ts';

const isFull = process.env.TEST_FULL === '1';
const ROUNDS = isFull ? 50 : 3;
const OPENERS = 8;
const KILLED = 3;
const LONGEST_LIFE = 4000;

const skip = process.env.DATABASE_URL ? 'the embedded database alone belongs to one process' : false;
const RECORDER = fileURLToPath(new URL('../test/kit/record-use.ts', import.meta.url));

const closing: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closing) await close();
});

const aDataDir = async (): Promise<string> => {
  const { dataDir, remove } = await makeDataDir();
  closing.push(remove);
  return dataDir;
};

const aCampus = (slug: string) => ({
  slug,
  name: 'Hilltop College',
  currency: 'USD',
  timeZone: 'America/Denver',
  frameAncestors: [],
});

const hasEnded = ({ child }: RunningScript): boolean => child.exitCode !== null || child.signalCode !== null;

interface Use {
  pid: string;
  first: bigint;
  last: bigint;
}

/** From when to when each process has used the files of the database, in the order of their beginnings. */
const readUses = async (folder: string): Promise<Use[]> => {
  const uses = await Promise.all(
    (await readdir(folder)).map(async (pid) => {
      const bytes = await readFile(join(folder, pid));
      return { pid, first: bytes.readBigInt64LE(0), last: bytes.readBigInt64LE(8) };
    }),
  );
  return uses.toSorted((one, other) => (one.first < other.first ? -1 : 1));
};

const assertOneAtATime = (uses: Use[]): void => {
  for (const [index, use] of uses.entries()) {
    const next = uses[index + 1];
    assert.ok(!next || use.last < next.first, `${use.pid} and ${next?.pid} had the database open at once`);
  }
};

const savedCampuses = async (dataDir: string): Promise<string[]> => {
  const { database, close } = await openDatabase({ dataDir });
  try {
    return (await database.select({ slug: campuses.slug }).from(campuses)).map(({ slug }) => slug);
  } finally {
    await close();
  }
};

const REFUSALS =
  /^(?:DATA_DIR: \S+ is in use by \S+ \(process \d+ on \S+, since [\dTZ:.-]+\), and the embedded database|DATA_DIR: \S+ is in use by another process, and the embedded database|DATA_DIR: a server already runs on|The server has stopped meanwhile|The server stopped before it answered)[^\n]*\n$/;

/** Starts eight openers at once, kills some, and gives what those have saved who said so. */
const playRound = async (dataDir: string, uses: string, round: number): Promise<string[]> => {
  const environment = {
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'silent',
    NODE_OPTIONS: `--import=${RECORDER}`,
    RECORD_FOLDER: dataDir,
    RECORD_TO: uses,
  };
  const startCommand = async (slug: string) => {
    const file = join(uses, '..', `${slug}.json`);
    await writeFile(file, JSON.stringify([aCampus(slug)]));
    return { slug, ...startScript('server/commands/campuses.ts', [file], environment) };
  };
  const openers = await Promise.all(
    Array.from({ length: OPENERS }, (_, index) =>
      (index + round) % 2 === 0
        ? { slug: undefined, ...startScript('server/main.ts', [], environment) }
        : startCommand(`campus-${round}-${index}`),
    ),
  );
  const victims = openers.toSorted(() => Math.random() - 0.5).slice(0, KILLED);
  await Promise.all(
    victims.map(async ({ child }) => {
      await setTimeout(Math.random() * LONGEST_LIFE);
      child.kill('SIGKILL');
    }),
  );
  await Promise.all(openers.filter(({ slug }) => slug !== undefined).map(({ ended }) => ended));
  const survivors = openers.filter((opener) => !hasEnded(opener));
  for (const { child } of survivors) child.kill('SIGTERM');
  await Promise.all(openers.map(({ ended }) => ended));

  for (const { slug, child, written } of openers) {
    assert.ok(child.exitCode === null || child.exitCode <= 1);
    if (child.exitCode === 1) assert.match(written.stderr, REFUSALS);
    else if (child.exitCode === 0 && slug !== undefined) assert.equal(written.stderr, '');
  }
  return openers.flatMap(({ slug, child }) => (slug !== undefined && child.exitCode === 0 ? [slug] : []));
};

describe('eight processes that open one data folder at once', { skip }, () => {
  it(
    `have it one after another, lose nothing and are told why, ${ROUNDS} times`,
    { timeout: 3_600_000 },
    async () => {
      const dataDir = await aDataDir();
      const records = await aDataDir();
      const saved = new Set<string>();
      await prepareDataDir(dataDir);

      for (let round = 0; round < ROUNDS; round += 1) {
        const uses = join(records, `round-${round}`);
        await mkdir(uses);
        for (const slug of await playRound(dataDir, uses, round)) saved.add(slug);
        assertOneAtATime(await readUses(uses));
        const found = new Set(await savedCampuses(dataDir));
        assert.deepEqual([...saved.difference(found)], [], `lost in round ${round}`);
      }
      assert.ok(saved.size > 0);
    },
  );
});

describe('a first start that is killed', { skip }, () => {
  for (const wait of isFull ? [200, 600, 1200, 2400] : [1200])
    it(`leaves a folder in which the next one starts, ${wait} ms later`, async () => {
      const dataDir = await aDataDir();
      const command = startScript('server/commands/applications.ts', ['none'], { DATA_DIR: dataDir });
      await eventually(
        async () => (await readdir(dataDir)).includes('owner.json') || hasEnded(command),
        (isOpen) => isOpen,
      );
      await setTimeout(wait);
      command.child.kill('SIGKILL');
      await command.ended;

      assert.deepEqual(await savedCampuses(dataDir), []);
    });
});

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

  const OPENERS_OF_DATABASE: [string, string[]][] = [
    ['server/commands/applications.ts', ['none']],
    ['server/commands/campuses.ts', ['FILE']],
    ['server/commands/import.ts', ['FILE', '--mapping', 'contract']],
    ['server/commands/import-questions.ts', ['FILE', '--mapping', 'contract', '--sample']],
    ['demo/generator/main.ts', ['--count', '1']],
  ];

  it('is tried with every command there is', async () => {
    const commands = await readdir(new URL('./commands', import.meta.url));
    const tried = new Set(OPENERS_OF_DATABASE.map(([script]) => script));

    const opening = await Promise.all(
      commands.map(async (name) => {
        const source = await readFile(new URL(`./commands/${name}`, import.meta.url), 'utf8');
        return /process\.argv|parseArgs/.test(source) ? [`server/commands/${name}`] : [];
      }),
    );

    assert.deepEqual(
      opening.flat().filter((script) => !tried.has(script)),
      [],
    );
  });

  it("is its owner's alone after every one of them", async () => {
    const folder = await aDataDir();
    const dataDir = join(folder, 'data');
    const file = join(folder, 'file.json');
    await writeFile(file, '[]');

    for (const [script, parameters] of OPENERS_OF_DATABASE) {
      const given = parameters.map((parameter) => (parameter === 'FILE' ? file : parameter));
      const { code, stderr } = await withoutUmask(() => runScript(script, given, { DATA_DIR: dataDir }));

      assert.deepEqual([script, code, stderr], [script, 0, '']);
      assert.deepEqual(await openFiles(dataDir), [], script);
    }
  });

  it('is closed by a server to those who could enter it, who says so', async () => {
    const dataDir = await aDataDir();
    await chmod(dataDir, 0o755);

    const server = await withoutUmask(() => startServerProcess({ DATA_DIR: dataDir }));
    const found = await openFiles(dataDir);
    await server.stop();

    assert.deepEqual(found, []);
    assert.match(
      server.output(),
      /is open to other users of this machine \(mode 0755\); its mode is now 0700/,
    );
  });

  it('that everybody shares is left as it is and refused', async () => {
    const dataDir = await aDataDir();
    await chmod(dataDir, 0o1777);

    const { code, stderr } = await runScript('server/main.ts', [], { DATA_DIR: dataDir, PORT: '0' });

    assert.equal(code, 1);
    assert.match(stderr, /^DATA_DIR: \S+ is open to other users .* name a folder inside it\n$/);
    assert.equal((await stat(dataDir)).mode & 0o7777, 0o1777);
  });

  it('whose path is too long for a socket is reached all the same', async () => {
    const dataDir = join(await aDataDir(), 'long'.repeat(30));
    await mkdir(dataDir, { mode: 0o700 });
    await prepareDataDir(dataDir);
    const { database, close } = await openDatabase({ dataDir });
    await savePostings(database, aPosting({ slug: 'wanted' }));
    await close();

    const server = await startServerProcess({ DATA_DIR: dataDir });
    const answer = await runScript('server/commands/applications.ts', ['wanted'], { DATA_DIR: dataDir });
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
});
