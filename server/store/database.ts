import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { Client, Pool, type PoolConfig } from 'pg';
import { SECOND } from '../domain/durations.ts';
import { lockDataDir, secureDataDir } from './data-dir.ts';
import { openEmbedded } from './embedded-files.ts';
import { migrate } from './migrate.ts';
import * as schema from './schema/index.ts';

/** The marketplace's tables, or a transaction on them, whichever engine is behind. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

/** An open database and the way to close it. */
export interface OpenDatabase {
  database: Database;
  /** The connections of a PostgreSQL; none of the embedded engine. */
  pool?: Pool;
  close: () => Promise<void>;
}

/** For a free connection of the pool, or a new one. */
const CONNECT_MILLISECONDS = 5 * SECOND;
/** For a row or a table that somebody else has locked. */
const LOCK_MILLISECONDS = 5 * SECOND;
const STATEMENT_MILLISECONDS = 30 * SECOND;
/** After which the server takes the database to be gone: it should have ended the statement itself by then. */
const QUERY_MILLISECONDS = STATEMENT_MILLISECONDS + 5 * SECOND;
const IDLE_IN_TRANSACTION_MILLISECONDS = 30 * SECOND;

const connection = (databaseUrl: string) =>
  ({
    connectionString: databaseUrl,
    application_name: 'micro-internships',
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30 * SECOND,
  }) satisfies PoolConfig;

/** As statements and not as parameters of the connection: a pooler such as PgBouncer refuses those. */
const TIMEOUTS = Object.entries({
  statement_timeout: STATEMENT_MILLISECONDS,
  lock_timeout: LOCK_MILLISECONDS,
  idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MILLISECONDS,
})
  .map(([name, milliseconds]) => `set ${name} = ${milliseconds}`)
  .join('; ');

/** On a connection of its own, which no time-out cuts. */
const migratePostgres = async (databaseUrl: string): Promise<void> => {
  const client = new Client(connection(databaseUrl));
  // A connection that breaks fails the statement under way; unheard, the event would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await migrate(drizzlePostgres({ client, schema }));
  } finally {
    await client.end();
  }
};

const openPostgres = async (databaseUrl: string): Promise<OpenDatabase> => {
  await migratePostgres(databaseUrl);
  const pool = new Pool({
    ...connection(databaseUrl),
    max: 10,
    query_timeout: QUERY_MILLISECONDS,
    // The pool waits for what this gives, whatever its type says.
    onConnect: (client): unknown => {
      // A connection can break between two statements of a transaction, where the pool does not listen.
      client.on('error', () => undefined);
      return client.query(TIMEOUTS);
    },
  });
  // An idle connection that the database drops is replaced by the pool; unheard, the event would end the process.
  pool.on('error', () => undefined);
  return { database: drizzlePostgres({ client: pool, schema }), pool, close: () => pool.end() };
};

const openInMemory = async (): Promise<OpenDatabase> => {
  const client = await PGlite.create();
  const database = drizzlePglite({ client, schema });
  await migrate(database);
  return { database, close: () => client.close() };
};

/** The folder of the embedded database in a data folder. */
export const embeddedFolder = (dataDir: string): string => join(dataDir, 'database');

const openInDataDir = async (dataDir: string): Promise<OpenDatabase> => {
  await secureDataDir(dataDir);
  const release = lockDataDir(dataDir);
  try {
    const client = await openEmbedded(embeddedFolder(dataDir));
    const database = drizzlePglite({ client, schema });
    await migrate(database);
    const close = async () => {
      await client.close();
      release();
    };
    return { database, close };
  } catch (error) {
    release();
    throw error;
  }
};

/**
 * Opens the database and brings its tables up to date: PostgreSQL where an address is given,
 * else the embedded engine in a folder, or in memory where there is no folder either.
 * Throws `DataDirInUseError` where another process has the folder open.
 */
export const openDatabase = ({
  databaseUrl,
  dataDir,
}: {
  databaseUrl?: string | undefined;
  dataDir?: string | undefined;
}): Promise<OpenDatabase> => {
  if (databaseUrl !== undefined) return openPostgres(databaseUrl);
  return dataDir === undefined ? openInMemory() : openInDataDir(dataDir);
};

const isEmbedded = (client: unknown): client is PGlite => client instanceof PGlite;

/** The embedded database as an archive of one moment; nothing where it is another engine. */
export const dumpEmbedded = async (database: Database): Promise<Uint8Array | undefined> => {
  const { $client: client } = database as unknown as { $client: unknown };
  if (!isEmbedded(client)) return undefined;
  await client.query('checkpoint');
  const archive = await client.dumpDataDir('gzip');
  return new Uint8Array(await archive.arrayBuffer());
};

/** Makes the embedded database of a data folder from such an archive. */
export const loadEmbedded = async (dataDir: string, archive: Uint8Array): Promise<void> => {
  const client = await PGlite.create({
    dataDir: join(dataDir, 'database'),
    loadDataDir: new Blob([new Uint8Array(archive)], { type: 'application/gzip' }),
  });
  await client.close();
};

/** Vacuums and analyzes; the embedded engine has no autovacuum. */
export const vacuum = async (database: Database): Promise<void> => {
  await database.execute(sql`vacuum (analyze)`);
};

/** Health check: throws if the database does not respond. */
export const ping = async (database: Database): Promise<void> => {
  await database.execute(sql`select 1`);
};
