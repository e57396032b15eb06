import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** A database that another version of the marketplace has made, of which this one does not know every migration. */
export class OtherVersionError extends Error {
  override name = 'OtherVersionError';
  override message =
    'the database was made by another version of the marketplace, which this one cannot take over; use that version, or an empty database or data folder';
}

/** Any number, the same in every server: one server migrates while the others wait. */
const MIGRATION_LOCK = 7_305_001;

/**
 * Brings the tables up to date in one transaction. The lock is the transaction's and not the session's, as drizzle's own
 * `migrate` would need it: behind a pooler in transaction mode a session's lock stays with a connection that nobody has.
 * The journal is drizzle's.
 */
export const migrate = <Schema extends Record<string, unknown>>(
  database: PgDatabase<PgQueryResultHKT, Schema>,
): Promise<void> =>
  database.transaction(async (transaction) => {
    // Building an index, and waiting for another server that does, may take as long as they need.
    await transaction.execute(sql`set local statement_timeout = 0`);
    await transaction.execute(sql`set local lock_timeout = 0`);
    await transaction.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await transaction.execute(sql`create schema if not exists drizzle`);
    await transaction.execute(sql`create table if not exists drizzle.__drizzle_migrations
      (id serial primary key, hash text not null, created_at bigint)`);
    const journal = await transaction.execute(sql`select hash from drizzle.__drizzle_migrations`);
    const { rows } = journal as { rows: { hash: string }[] };
    const applied = new Set(rows.map(({ hash }) => hash));
    const migrations = readMigrationFiles({ migrationsFolder });
    if (rows.some(({ hash }) => migrations.every((migration) => migration.hash !== hash)))
      throw new OtherVersionError();
    for (const { sql: statements, hash, folderMillis } of migrations) {
      if (applied.has(hash)) continue;
      for (const statement of statements) await transaction.execute(sql.raw(statement));
      await transaction.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`,
      );
    }
  });
