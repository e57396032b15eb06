import assert from 'node:assert/strict';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { after, describe, it, mock } from 'node:test';
import { sql } from 'drizzle-orm';
import { Client } from 'pg';
import { createDatabase, prepareDataDir } from '../../test/kit/database.ts';
import { eventually, makeDataDir } from '../../test/kit/marketplace.ts';
import { openDatabase, ping, type Database } from './database.ts';
import { isOutage } from '../http/database-outage.ts';
import { campuses } from './schema/index.ts';

const serverUrl = process.env.DATABASE_URL ?? '';
const closing: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closing) await close();
});

const settingsOf = async (database: Database): Promise<Record<string, string>> => {
  const found = await database.execute(sql`select name, setting from pg_settings`);
  const { rows } = found as { rows: { name: string; setting: string }[] };
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
};

describe('the embedded database', { skip: serverUrl ? 'DATABASE_URL is set' : false }, () => {
  it('syncs a row to the disk before it is acknowledged', async () => {
    const { dataDir, remove } = await makeDataDir();
    closing.unshift(remove);
    await prepareDataDir(dataDir);
    const sync = mock.method(fs, 'fsyncSync');
    syncBuiltinESMExports();
    const { database, close } = await openDatabase({ dataDir });
    closing.unshift(close);
    const counts: number[] = [];

    for (const slug of ['one', 'two', 'three']) {
      const before = sync.mock.callCount();
      await database
        .insert(campuses)
        .values({ slug, name: slug, currency: 'USD', timeZone: 'America/Denver', frameAncestors: [] });
      counts.push(sync.mock.callCount() - before);
    }

    sync.mock.restore();
    syncBuiltinESMExports();
    assert.ok(
      counts.every((count) => count > 0),
      String(counts),
    );
    const { fsync, wal_sync_method: method, synchronous_commit: commit } = await settingsOf(database);
    assert.deepEqual([fsync, method, commit], ['on', 'fsync', 'on']);
  });
});

describe('PostgreSQL', { skip: serverUrl ? false : 'DATABASE_URL is not set' }, () => {
  const open = async () => {
    const { databaseUrl, drop } = await createDatabase(serverUrl);
    const opened = await openDatabase({ databaseUrl });
    const other = new Client({ connectionString: databaseUrl });
    await other.connect();
    closing.unshift(async () => {
      await other.end();
      await opened.close();
      await drop();
    });
    return { ...opened, databaseUrl, other };
  };

  it('bounds what a statement, a lock and an idle transaction may take', async () => {
    const { database } = await open();

    const settings = await settingsOf(database);

    assert.deepEqual(
      ['application_name', 'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'].map(
        (name) => settings[name],
      ),
      ['micro-internships', '30000', '5000', '30000'],
    );
  });

  it('says within seconds that a table is locked, and to those who wait for a connection too', async () => {
    const { database, other } = await open();
    await other.query('begin; lock table campuses in access exclusive mode');
    const started = Date.now();

    const results = await Promise.allSettled(
      Array.from({ length: 24 }, () => database.select().from(campuses)),
    );

    await other.query('rollback');
    assert.ok(Date.now() - started < 15_000);
    assert.ok(results.every((result) => result.status === 'rejected' && isOutage(result.reason)));
    await ping(database);
  });

  it('may end a connection in the middle of a transaction without the process ending', async () => {
    const { database, other } = await open();

    const transaction = database.transaction(async (inside) => {
      const found = await inside.execute(sql`select pg_backend_pid() as pid`);
      const { rows } = found as { rows: { pid: number }[] };
      const pid = rows[0]?.pid;
      await other.query('select pg_terminate_backend($1)', [pid]);
      await eventually(
        async () => (await other.query('select 1 from pg_stat_activity where pid = $1', [pid])).rowCount,
        (count) => count === 0,
      );
      await inside.execute(sql`select 1`);
    });

    await assert.rejects(transaction, isOutage);
    await ping(database);
  });

  it('that cannot be reached is told at once', async () => {
    await assert.rejects(openDatabase({ databaseUrl: 'postgres://127.0.0.1:1/none' }), isOutage);
  });
});
