import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';

/** A data folder that cannot be used; the message says why and what to do. */
export class DataDirError extends Error {
  override name = 'DataDirError';
}

/** A data folder that another process has open. */
export class DataDirInUseError extends DataDirError {
  override name = 'DataDirInUseError';
}

/** Tells the operator something that is no error. */
export type Warn = (message: string) => void;

const warnOnStderr: Warn = (message) => process.stderr.write(`${message}\n`);

const PRIVATE = 0o700;
const OTHERS = 0o077;
/** Set on folders that all users share, such as `/tmp`. */
const STICKY = 0o1000;

/** By which a folder is known to be the marketplace's. */
const CONTENTS = ['database', 'lock', 'logos', 'outbox', 'files'];

/** A folder with other things in it, such as `/srv`, may be meant to be open. */
const isOurs = async (dataDir: string, mode: number): Promise<boolean> => {
  if (mode & STICKY) return false;
  const names = (await readdir(dataDir)).filter((name) => name !== 'lost+found');
  return names.length === 0 || names.some((name) => CONTENTS.includes(name));
};

const octal = (mode: number): string => (mode & 0o777).toString(8).padStart(4, '0');

/**
 * Makes a data folder that its owner alone may enter, and closes one that is open to others: it holds applications,
 * files and the secrets by which links are signed.
 */
export const secureDataDir = async (dataDir: string, warn: Warn = warnOnStderr): Promise<void> => {
  await mkdir(dataDir, { recursive: true, mode: PRIVATE });
  const { mode } = await stat(dataDir);
  if ((mode & OTHERS) === 0) return;
  const found = `DATA_DIR: ${dataDir} is open to other users of this machine (mode ${octal(mode)})`;
  if (!(await isOurs(dataDir, mode)))
    throw new DataDirError(`${found} and is not the marketplace's own; name a folder inside it`);
  try {
    await chmod(dataDir, PRIVATE);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new DataDirError(`${found} and cannot be closed to them (${code}); name a folder inside it`);
  }
  warn(`${found}; its mode is now ${octal(PRIVATE)}`);
};

/** Process that has a data folder open. */
interface Owner {
  pid: number;
  host: string;
  /** The script that runs, without its parameters. */
  script: string;
  since: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

const scriptName = (): string => {
  const script = process.argv[1] ?? process.execPath;
  const path = relative(root, script);
  return path.startsWith('..') ? basename(script) : path;
};

const ownerFile = (dataDir: string): string => join(dataDir, 'owner.json');

const writeOwner = (dataDir: string): void => {
  const owner: Owner = {
    pid: process.pid,
    host: hostname(),
    script: scriptName(),
    since: new Date().toISOString(),
  };
  const draft = `${ownerFile(dataDir)}.draft`;
  writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
  renameSync(draft, ownerFile(dataDir));
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The owner who has written its name; `undefined` for one that was killed and left it behind. */
const readOwner = (dataDir: string): Owner | undefined => {
  try {
    const owner = JSON.parse(readFileSync(ownerFile(dataDir), 'utf8')) as Owner;
    return owner.host !== hostname() || isAlive(owner.pid) ? owner : undefined;
  } catch {
    return undefined;
  }
};

const describeOwner = (dataDir: string): string => {
  const owner = readOwner(dataDir);
  if (!owner) return 'another process';
  return `${owner.script} (process ${owner.pid} on ${owner.host}, since ${owner.since})`;
};

const SQLITE_BUSY = 5;

/**
 * Takes a data folder for this process alone and gives the way to release it. The kernel releases it too when the
 * process ends, however it ends. Throws `DataDirInUseError` where another process has it.
 *
 * Node has no `flock`; SQLite, which it has, locks a file by `fcntl`. Nothing else here may open that file: the kernel
 * drops such a lock as soon as its process closes any descriptor of the file.
 */
export const lockDataDir = (dataDir: string): (() => void) => {
  const file = join(dataDir, 'lock');
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(file, { timeout: 0 });
    // Without a journal in a file: nothing is ever written here.
    lock.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    lock?.close();
    const { errcode, message } = error as { errcode?: number; message: string };
    if (errcode !== SQLITE_BUSY)
      throw new DataDirError(`DATA_DIR: ${file} cannot be locked (${message}); check who owns ${dataDir}`);
    throw new DataDirInUseError(
      `DATA_DIR: ${dataDir} is in use by ${describeOwner(dataDir)}, and the embedded database belongs to one process at a time; wait until it has ended, or use another folder`,
    );
  }
  writeOwner(dataDir);
  const held = lock;
  return () => {
    rmSync(ownerFile(dataDir), { force: true });
    held.close();
  };
};
