import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { seed } from '../../demo/seed.ts';
import type { FileStore } from '../../server/adapters/files/file-store.ts';
import { readConfig } from '../../server/config.ts';
import type { Clock } from '../../server/domain/clock.ts';
import { startServer } from '../../server/server.ts';
import type { Database } from '../../server/store/database.ts';
import { createDatabase, prepareDataDir } from './database.ts';
import { WAIT_LIMIT } from './wait-limit.ts';

/** A mail as it lies in the outbox folder. */
export interface OutboxMail extends Email {
  file: string;
  raw: string;
}

/** A running server with a data folder and a database of its own. */
export interface TestMarketplace {
  url: string;
  database: Database;
  dataDir: string;
  /** The mails sent so far. */
  outbox: () => Promise<OutboxMail[]>;
  /** The mails to one address, as soon as there are as many as expected. */
  mailsTo: (address: string, expected?: number) => Promise<OutboxMail[]>;
  close: () => Promise<void>;
}

/** The mails in a data folder's outbox. */
export const readOutbox = async (dataDir: string): Promise<OutboxMail[]> => {
  const folder = join(dataDir, 'outbox');
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names
      .filter((name) => name.endsWith('.eml') && !name.startsWith('.'))
      .map(async (file) => {
        const raw = await readFile(join(folder, file), 'utf8');
        return { ...(await PostalMime.parse(raw)), file, raw };
      }),
  );
};

/** Asks again until the answer fits, for {@link WAIT_LIMIT} at the most. */
export const eventually = async <Value>(
  ask: () => Promise<Value>,
  fits: (value: Value) => boolean,
): Promise<Value> => {
  const deadline = Date.now() + WAIT_LIMIT;
  for (;;) {
    const value = await ask();
    if (fits(value)) return value;
    if (Date.now() > deadline) throw new Error(`still not so after ${WAIT_LIMIT / 1000} seconds`);
    await setTimeout(25);
  }
};

/** Makes a folder that goes with the test. */
export const makeDataDir = async (): Promise<{ dataDir: string; remove: () => Promise<void> }> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'marketplace-'));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
};

/**
 * Starts the real server in this process on a free port: on the embedded database in a temporary folder,
 * or on a database of its own where `DATABASE_URL` names a PostgreSQL.
 */
export const startTestMarketplace = async ({
  clock = () => new Date(),
  seedDemo = false,
  databaseUrl = process.env.DATABASE_URL,
  clamdUrl,
  filesUrl,
  logLevel = 'silent',
  trustedProxies = '',
}: {
  clock?: Clock;
  seedDemo?: boolean;
  /** The PostgreSQL on which a database is made. */
  databaseUrl?: string | undefined;
  /** The clamd that scans files. */
  clamdUrl?: string | undefined;
  /** Location of the files, if not in the data folder. */
  filesUrl?: string | undefined;
  logLevel?: string;
  trustedProxies?: string;
} = {}): Promise<TestMarketplace> => {
  const { dataDir, remove } = await makeDataDir();
  const own = databaseUrl ? await createDatabase(databaseUrl) : undefined;
  if (!own) await prepareDataDir(dataDir);
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: logLevel,
    TRUSTED_PROXIES: trustedProxies,
    DATABASE_URL: own?.databaseUrl,
    FILES_URL: filesUrl,
    FILES_SHARED: own && 'yes',
    DRAIN_SECONDS: '0',
    CLAMD_URL: clamdUrl,
  });
  const marketplace = await startServer(config, {
    clock,
    ...(seedDemo && { prepare: (database: Database, logos: FileStore) => seed(database, logos, clock()) }),
  });

  const outbox = () => readOutbox(dataDir);
  return {
    url: marketplace.url,
    database: marketplace.database,
    dataDir,
    outbox,
    mailsTo: (address, expected = 1) =>
      eventually(
        async () =>
          (await outbox()).filter(({ to }) => to?.some((recipient) => recipient.address === address)),
        (mails) => mails.length >= expected,
      ),
    close: async () => {
      await marketplace.close();
      await own?.drop();
      await remove();
    },
  };
};
