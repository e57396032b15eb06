import { setTimeout } from 'node:timers/promises';
import type { Config } from './config.ts';
import { isServed } from './cli/socket.ts';
import { startError, StartError } from './start-error.ts';
import { DataDirError, DataDirInUseError } from './store/data-dir.ts';
import { openDatabase, type OpenDatabase } from './store/database.ts';
import { OtherVersionError } from './store/migrate.ts';

/** Commands are short, and a server starts or stops within seconds. */
const PATIENCE_MILLISECONDS = 10_000;
const RETRY_MILLISECONDS = 100;

type Where = Pick<Config, 'dataDir' | 'databaseUrl'>;

const openOrExplain = async (where: Where): Promise<OpenDatabase | DataDirInUseError> => {
  try {
    return await openDatabase(where);
  } catch (error) {
    if (error instanceof DataDirInUseError) return error;
    if (error instanceof OtherVersionError) {
      const setting = where.databaseUrl === undefined ? 'DATA_DIR' : 'DATABASE_URL';
      throw new StartError(`${setting}: ${error.message}`, { cause: error });
    }
    if (error instanceof DataDirError) throw new StartError(error.message, { cause: error });
    if (where.databaseUrl !== undefined)
      throw startError(error, 'DATABASE_URL', 'the database cannot be used');
    if (error instanceof Error && 'syscall' in error)
      throw startError(error, 'DATA_DIR', `${where.dataDir} cannot be used`);
    throw error;
  }
};

/**
 * Opens the database. While another process has the embedded one this waits for some seconds: for the database, or
 * until a server listens on the folder's socket. Then it is `undefined`, since that server is to be asked.
 */
export const openWhenFree = async (where: Where): Promise<OpenDatabase | undefined> => {
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    if (where.databaseUrl === undefined && (await isServed(where.dataDir))) return undefined;
    const opened = await openOrExplain(where);
    if (!(opened instanceof DataDirInUseError)) return opened;
    if (Date.now() > deadline) throw new StartError(opened.message, { cause: opened });
    await setTimeout(RETRY_MILLISECONDS);
  }
};
