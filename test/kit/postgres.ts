import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';

const run = promisify(execFile);

const INSTALLED = '/usr/lib/postgresql';
const START_MILLISECONDS = 30_000;

/** A PostgreSQL that runs for the tests alone. */
export interface TestPostgres {
  url: string;
  stop: () => Promise<void>;
}

const findBinaries = async (): Promise<string | undefined> => {
  const versions = await readdir(INSTALLED).catch(() => []);
  const newest = versions.toSorted((a, b) => Number(a) - Number(b)).at(-1);
  return newest === undefined ? undefined : join(INSTALLED, newest, 'bin');
};

/** A port that nobody listens on. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const isRoot = process.getuid?.() === 0;

/** PostgreSQL refuses to run as root. */
const asOwner = (command: string, ...parameters: string[]): [string, string[]] =>
  isRoot ? ['runuser', ['-u', 'postgres', '--', command, ...parameters]] : [command, parameters];

const giveToOwner = async (folder: string): Promise<void> => {
  if (!isRoot) return;
  const [user, group] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, 'postgres'])));
  await chown(folder, Number(user?.stdout), Number(group?.stdout));
};

const answers = async (url: string): Promise<boolean> => {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** Starts a throw-away PostgreSQL from Debian's package on a free port; `undefined` where none is installed. */
export const startPostgres = async (): Promise<TestPostgres | undefined> => {
  const binaries = await findBinaries();
  if (binaries === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  await giveToOwner(folder);
  const data = join(folder, 'data');
  const initialise = [
    '--auth=trust',
    '--username=postgres',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '-D',
    data,
  ];
  await run(...asOwner(join(binaries, 'initdb'), ...initialise), { cwd: folder });

  const port = await freePort();
  const settings = [
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `unix_socket_directories=${folder}`,
    '-p',
    String(port),
  ];
  const [command, parameters] = asOwner(join(binaries, 'postgres'), '-D', data, ...settings);
  const server = spawn(command, parameters, { cwd: folder, stdio: 'ignore' });
  const ended = once(server, 'exit');

  const stop = async () => {
    // By pg_ctl and not by a signal: what we started as root is runuser, which stands between.
    if (server.exitCode === null)
      await run(...asOwner(join(binaries, 'pg_ctl'), 'stop', '-m', 'fast', '-D', data), { cwd: folder });
    await ended;
    await rm(folder, { recursive: true, force: true });
  };

  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const deadline = Date.now() + START_MILLISECONDS;
  while (!(await answers(url))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`PostgreSQL of ${binaries} did not start`);
    }
    await setTimeout(50);
  }
  return { url, stop };
};
