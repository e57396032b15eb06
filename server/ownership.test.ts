import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { prepareDataDir } from '../test/kit/database.ts';
import { eventually, makeDataDir } from '../test/kit/marketplace.ts';
import { runScript, startScript, type RunningScript } from '../test/kit/process.ts';
import { lockDataDir } from './store/data-dir.ts';
import { openDatabase } from './store/database.ts';
import { campuses } from './store/schema/index.ts';

const isFull = process.env.TEST_FULL === '1';
const ROUNDS = isFull ? 50 : 2;
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
    return { slug, ...startScript('server/cli/campuses.ts', [file], environment) };
  };
  const openers = await Promise.all(
    Array.from({ length: OPENERS }, async (_, index) =>
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
        assert.deepEqual(
          [...saved].filter((slug) => !found.has(slug)),
          [],
          `lost in round ${round}`,
        );
      }
      assert.ok(saved.size > 0);
    },
  );
});

describe('a data folder that another process does not give back', { skip }, () => {
  it('is refused to servers and commands after some seconds, with the name of who has it', async () => {
    const dataDir = await aDataDir();
    const environment = { DATA_DIR: dataDir, PORT: '0' };
    const release = lockDataDir(dataDir);

    const refused = await Promise.all([
      runScript('server/main.ts', [], environment),
      runScript('server/cli/applications.ts', ['none'], environment),
      runScript('demo/generator/main.ts', ['--count', '1'], environment),
    ]);

    release();
    for (const { code, stderr } of refused) {
      assert.equal(code, 1);
      assert.match(stderr, REFUSALS);
      assert.match(stderr, new RegExp(`ownership\\.test\\.ts \\(process ${process.pid} on `));
    }
  });
});

describe('a first start that is killed', { skip }, () => {
  for (const wait of isFull ? [200, 600, 1200, 2400] : [1200])
    it(`leaves a folder in which the next one starts, ${wait} ms later`, async () => {
      const dataDir = await aDataDir();
      const command = startScript('server/cli/applications.ts', ['none'], { DATA_DIR: dataDir });
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
