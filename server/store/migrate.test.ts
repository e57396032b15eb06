import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { createDatabase } from '../../test/kit/database.ts';
import { eventually } from '../../test/kit/marketplace.ts';
import { freePort } from '../../test/kit/postgres.ts';
import { openDatabase } from './database.ts';

const run = promisify(execFile);
const serverUrl = process.env.DATABASE_URL ?? '';
const closing: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closing) await close();
});

const STARTERS = 4;

const aDatabase = async (): Promise<string> => {
  const { databaseUrl, drop } = await createDatabase(serverUrl);
  closing.unshift(drop);
  return databaseUrl;
};

const ask = async (databaseUrl: string, statement: string): Promise<unknown> => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return Object.values((await client.query<Record<string, unknown>>(statement)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
};

const startTogether = async (databaseUrl: string): Promise<void> => {
  const opened = await Promise.all(Array.from({ length: STARTERS }, () => openDatabase({ databaseUrl })));
  await Promise.all(opened.map(({ close }) => close()));
};

const assertMigratedOnce = async (databaseUrl: string): Promise<void> => {
  const repeated = 'select count(*) - count(distinct hash) from drizzle.__drizzle_migrations';
  assert.equal(await ask(databaseUrl, repeated), '0');
  assert.equal(await ask(databaseUrl, 'select count(*) > 0 from drizzle.__drizzle_migrations'), true);
  assert.equal(await ask(databaseUrl, "select count(*) from pg_locks where locktype = 'advisory'"), '0');
};

/** PgBouncer in transaction mode: each statement, or transaction, may come by another connection. */
const startPooler = async (databaseUrl: string): Promise<string> => {
  const { hostname, port, username, pathname } = new URL(databaseUrl);
  const folder = await mkdtemp(join(tmpdir(), 'pooler-'));
  await chmod(folder, 0o755);
  const own = await freePort();
  const users = join(folder, 'users.txt');
  const settings = join(folder, 'pgbouncer.ini');
  await writeFile(users, `"${username}" ""\n`);
  await writeFile(
    settings,
    [
      '[databases]',
      `* = host=${hostname} port=${port}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${own}`,
      'unix_socket_dir =',
      'auth_type = trust',
      `auth_file = ${users}`,
      'pool_mode = transaction',
      'default_pool_size = 3',
    ].join('\n'),
  );
  const command =
    process.getuid?.() === 0
      ? ['runuser', '-u', 'postgres', '--', 'pgbouncer', settings]
      : ['pgbouncer', settings];
  const pooler = spawn(command[0] ?? '', command.slice(1), { stdio: 'ignore' });
  const ended = once(pooler, 'exit');
  const url = `postgres://${username}@127.0.0.1:${own}${pathname}`;
  closing.unshift(async () => {
    pooler.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  });
  await eventually(
    () => ask(url, 'select 1').catch(() => undefined),
    (answer) => answer === 1,
  );
  return url;
};

const hasPooler = await run('pgbouncer', ['--version'])
  .then(() => true)
  .catch(() => false);

describe('migrations', { skip: serverUrl ? false : 'DATABASE_URL is not set' }, () => {
  it('are made once by servers that start together', async () => {
    const databaseUrl = await aDatabase();

    await startTogether(databaseUrl);

    await assertMigratedOnce(databaseUrl);
  });

  it(
    'are made once behind a pooler in transaction mode, which keeps no lock',
    {
      skip: hasPooler ? false : 'pgbouncer is not installed',
    },
    async () => {
      const databaseUrl = await aDatabase();
      const pooled = await startPooler(databaseUrl);

      await startTogether(pooled);
      await startTogether(pooled);

      await assertMigratedOnce(databaseUrl);
    },
  );

  it('wait for another server that migrates longer than a statement may take', async () => {
    const databaseUrl = await aDatabase();
    const name = new URL(databaseUrl).pathname.slice(1);
    await ask(databaseUrl, `alter database ${name} set statement_timeout = 200`);
    const other = new Client({ connectionString: databaseUrl });
    await other.connect();
    await other.query('set statement_timeout = 0; begin; select pg_advisory_xact_lock(7305001)');

    const opening = openDatabase({ databaseUrl });
    await other.query('select pg_sleep(0.6)');
    await other.query('commit');

    const { close } = await opening;
    await close();
    await other.end();
    await assertMigratedOnce(databaseUrl);
  });
});
