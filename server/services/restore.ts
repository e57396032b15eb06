import { chmod, cp, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { DeletionRecord } from '../adapters/deletion-log.ts';
import type { Config } from '../config.ts';
import { readFolder } from '../adapters/files/read-folder.ts';
import { writeDurably } from '../adapters/files/write-durably.ts';
import { openFiles } from '../adapters/files/open-files.ts';
import { openStorage } from '../storage.ts';
import { loadEmbedded, openDatabase } from '../store/database.ts';
import { applyDeletions, type AppliedDeletions } from './apply-deletions.ts';
import { BACKUP, BackupError, BackupManifest, sha256 } from './backup.ts';

const readManifest = async (folder: string): Promise<BackupManifest> => {
  const path = join(folder, BACKUP.manifest);
  try {
    return BackupManifest.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw new BackupError(
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? `${path}: is not there; the folder holds no whole backup`
        : `${path}: is no manifest of a backup`,
    );
  }
};

const readPiece = async (folder: string, piece: BackupManifest['database']): Promise<Uint8Array> => {
  const path = join(folder, piece.name);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new BackupError(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  });
  if (sha256(bytes) !== piece.sha256) throw new BackupError(`${path}: is not what was backed up`);
  return bytes;
};

/** A data folder takes a backup where there is nothing in it but the deletion log. */
const refuseUsed = async (dataDir: string, deletionLog: string): Promise<void> => {
  const own = dirname(resolve(deletionLog)) === dataDir ? basename(deletionLog) : undefined;
  const found = (await readFolder(dataDir)).filter((name) => name !== own);
  if (found.length > 0)
    throw new BackupError(
      `DATA_DIR: ${dataDir} is not empty (${found.slice(0, 3).join(', ')}); name a new folder`,
    );
};

/** Counts of the restored rows and files. */
export interface Restored {
  takenAt: string;
  files: number;
  deletions: AppliedDeletions;
}

/** Takes the modes of the backup and of its archive from all that was restored: it is its owner's alone. */
const closeToOthers = async (folder: string): Promise<void> => {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }))
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600);
};

const load = async (folder: string, dataDir: string, manifest: BackupManifest): Promise<void> => {
  const files = join(dataDir, BACKUP.files);
  await mkdir(files, { recursive: true, mode: 0o700 });
  for (const piece of manifest.files)
    await writeDurably(files, piece.name, await readPiece(join(folder, BACKUP.files), piece));
  const logos = join(folder, BACKUP.logos);
  if ((await readFolder(logos)).length > 0) await cp(logos, join(dataDir, BACKUP.logos), { recursive: true });
  await loadEmbedded(dataDir, await readPiece(folder, manifest.database));
  await closeToOthers(dataDir);
};

/**
 * Brings a backup of the embedded database and its files into an empty data folder, and deletes again what was deleted
 * since. Nothing is in its place before all of that is done.
 */
export const restore = async (
  { dataDir: given, deletionLog }: Pick<Config, 'dataDir' | 'deletionLog'>,
  folder: string,
  records: readonly DeletionRecord[],
): Promise<Restored> => {
  const dataDir = resolve(given);
  await refuseUsed(dataDir, deletionLog);
  const manifest = await readManifest(folder);
  const draft = join(dataDir, '.restoring');
  try {
    await load(folder, draft, manifest);
    const { database, close } = await openDatabase({ dataDir: draft });
    let deletions: AppliedDeletions;
    try {
      const { files, logos } = openFiles({ kind: 'folder', folder: draft });
      const { erasure } = openStorage(
        { dataDir: draft, deletionLog },
        { database, files, logos, log: { error: () => undefined } },
      );
      deletions = await applyDeletions({ database, erasure }, records);
    } finally {
      await close();
    }
    // The database last: without it a server does not take the folder for a marketplace.
    for (const name of ['logos', 'files', 'database']) {
      if ((await readFolder(draft)).includes(name)) await rename(join(draft, name), join(dataDir, name));
    }
    return { takenAt: manifest.takenAt, files: manifest.files.length, deletions };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
};
