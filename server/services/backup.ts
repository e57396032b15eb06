import { createHash } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import * as z from 'zod/mini';
import type { FileStore } from '../adapters/files/file-store.ts';
import { writeDurably } from '../adapters/files/write-durably.ts';
import { dumpEmbedded, type Database } from '../store/database.ts';

const Piece = z.object({
  name: z.string().check(z.regex(/^[\w.-]+$/)),
  bytes: z.number(),
  sha256: z.string(),
});

/** The list of all that a backup holds; it is written last, so a backup without one is not whole. */
export const BackupManifest = z.object({
  version: z.literal(1),
  /** When the database was read: what was stored before is in the backup. */
  takenAt: z.iso.datetime(),
  database: Piece,
  files: z.array(Piece),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

/** The names in a backup's folder. */
export const BACKUP = {
  manifest: 'manifest.json',
  database: 'database.tar.gz',
  files: 'files',
  logos: 'logos',
} as const;

/** A backup that cannot be taken or read; the message says why. */
export class BackupError extends Error {
  override name = 'BackupError';
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const write = async (folder: string, name: string, bytes: Uint8Array) => {
  await writeDurably(folder, name, bytes);
  return { name, bytes: bytes.length, sha256: sha256(bytes) };
};

const copyFiles = async (files: FileStore, folder: string) => {
  await mkdir(folder, { mode: 0o700 });
  const copied: BackupManifest['files'] = [];
  for await (const { key } of files.list()) {
    const file = await files.get(key);
    // Deleted meanwhile: the deletion log has it.
    if (file) copied.push(await write(folder, key, await buffer(file.stream)));
  }
  return copied;
};

const makeFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await readdir(folder)).length === 0) return;
  } catch (error) {
    throw new BackupError(`${folder}: cannot be used (${(error as NodeJS.ErrnoException).code})`);
  }
  throw new BackupError(`${folder}: is not empty; name a new folder for each backup`);
};

/**
 * Writes the embedded database and all files into a folder while the server runs. The database first: a file is stored
 * before an application names it, so every file that the database knows is among those that are copied after it, but
 * for those that were deleted meanwhile.
 */
export const backUp = async (
  { database, files, logos }: { database: Database; files: FileStore; logos: FileStore },
  folder: string,
  now: Date,
): Promise<BackupManifest> => {
  await makeFolder(folder);
  const dump = await dumpEmbedded(database);
  if (!dump)
    throw new BackupError(
      'DATABASE_URL: a PostgreSQL database is backed up by pg_dump, see docs/operations.md',
    );
  const manifest: BackupManifest = {
    version: 1,
    takenAt: now.toISOString(),
    database: await write(folder, BACKUP.database, dump),
    files: await copyFiles(files, join(folder, BACKUP.files)),
  };
  await copyFiles(logos, join(folder, BACKUP.logos));
  await write(folder, BACKUP.manifest, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  return manifest;
};
