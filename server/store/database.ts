import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';
import { sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { Pool } from 'pg';
import * as schema from './schema.ts';

/** The marketplace's tables, or a transaction on them, whichever engine is behind. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

/** An open database and the way to close it. */
export interface OpenDatabase {
  database: Database;
  close: () => Promise<void>;
}

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Any number, the same in every server: one server migrates while the others wait. */
const MIGRATION_LOCK = 7_305_001;

const openPostgres = async (databaseUrl: string): Promise<OpenDatabase> => {
  const pool = new Pool({ connectionString: databaseUrl, max: 10 });
  // An idle connection that the database drops is replaced by the pool; unheard, the event would end the process.
  pool.on('error', () => undefined);
  try {
    const client = await pool.connect();
    try {
      await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await migratePostgres(drizzlePostgres({ client, schema }), { migrationsFolder });
      await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { database: drizzlePostgres({ client: pool, schema }), close: () => pool.end() };
};

const openPglite = async (dataDir: string | undefined): Promise<OpenDatabase> => {
  if (dataDir !== undefined) await mkdir(dataDir, { recursive: true });
  const client = await PGlite.create(dataDir === undefined ? {} : { dataDir: join(dataDir, 'database') });
  const database = drizzlePglite({ client, schema });
  await migratePglite(database, { migrationsFolder });
  return { database, close: () => client.close() };
};

/**
 * Opens the database and brings its tables up to date: PostgreSQL where an address is given,
 * else the embedded engine in a folder, or in memory where there is no folder either.
 */
export const openDatabase = ({
  databaseUrl,
  dataDir,
}: {
  databaseUrl?: string | undefined;
  dataDir?: string | undefined;
}): Promise<OpenDatabase> => (databaseUrl === undefined ? openPglite(dataDir) : openPostgres(databaseUrl));

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

/** Gives the room of deleted rows back and counts what is there; the embedded engine does neither by itself. */
export const vacuum = async (database: Database): Promise<void> => {
  await database.execute(sql`vacuum (analyze)`);
};

/** Whether the database answers. */
export const ping = async (database: Database): Promise<void> => {
  await database.execute(sql`select 1`);
};
