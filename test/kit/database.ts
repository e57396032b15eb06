import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { Client } from 'pg';
import { lockDataDir } from '../../server/store/data-dir.ts';
import { embeddedFolder, openDatabase, type OpenDatabase } from '../../server/store/database.ts';
import * as schema from '../../server/store/schema/index.ts';

/** A database of its own on a PostgreSQL, and the way to be rid of it. */
export interface TemporaryDatabase {
  databaseUrl: string;
  drop: () => Promise<void>;
}

const execute = async (databaseUrl: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** Creates an empty database on a PostgreSQL. */
export const createDatabase = async (serverUrl: string): Promise<TemporaryDatabase> => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    databaseUrl: url.href,
    drop: () => execute(serverUrl, `drop database ${name} with (force)`),
  };
};

const MIGRATIONS = fileURLToPath(new URL('../../server/store/migrations/', import.meta.url));
const LIBRARY = fileURLToPath(
  new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url),
);
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/micro-internships/', import.meta.url));

/** The file of the template: another one for other migrations, or another database. */
const templateFile = async (): Promise<string> => {
  const hash = createHash('sha256').update(await readFile(LIBRARY));
  for (const name of (await readdir(MIGRATIONS)).toSorted()) {
    if (name.endsWith('.sql')) hash.update(name).update(await readFile(join(MIGRATIONS, name)));
  }
  return join(CACHE, `${hash.digest('hex').slice(0, 16)}.tar`);
};

const makeTemplate = async (): Promise<Blob> => {
  const { database, close } = await openDatabase({});
  try {
    return await (database as unknown as { $client: PGlite }).$client.dumpDataDir('none');
  } finally {
    await close();
  }
};

/** The template that another test has made; else it is made, and left for the others in one step. */
const findTemplate = async (): Promise<Blob> => {
  const file = await templateFile();
  try {
    return new Blob([await readFile(file)]);
  } catch {
    const made = await makeTemplate();
    const own = `${file}.${process.pid}`;
    await mkdir(CACHE, { recursive: true });
    await writeFile(own, Buffer.from(await made.arrayBuffer()));
    await rename(own, file);
    return made;
  }
};

let template: Promise<Blob> | undefined;

/** A migrated, empty embedded database as a file; loading it takes a tenth of the time of making another. */
const loadDataDir = (): Promise<Blob> => (template ??= findTemplate());

/** Puts a migrated, empty embedded database where a server looks for it in its data folder. */
export const prepareDataDir = async (dataDir: string): Promise<void> => {
  const release = lockDataDir(dataDir);
  try {
    const client = await PGlite.create({
      dataDir: embeddedFolder(dataDir),
      loadDataDir: await loadDataDir(),
    });
    await client.close();
  } finally {
    release();
  }
};

/** A fresh, migrated, empty database: in memory, or on the PostgreSQL of `DATABASE_URL` where that is set. */
export const openTestDatabase = async (): Promise<OpenDatabase> => {
  const serverUrl = process.env.DATABASE_URL;
  if (serverUrl === undefined || serverUrl === '') {
    const client = await PGlite.create({ loadDataDir: await loadDataDir() });
    return { database: drizzle({ client, schema }), close: () => client.close() };
  }
  const { databaseUrl, drop } = await createDatabase(serverUrl);
  const { database, close } = await openDatabase({ databaseUrl });
  return {
    database,
    close: async () => {
      await close();
      await drop();
    },
  };
};
