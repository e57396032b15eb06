import { readFolder } from '../adapters/files/read-folder.ts';
import { DAY } from '../domain/durations.ts';
import { UNATTACHED_MILLISECONDS } from '../domain/upload.ts';
import type { FileStore } from '../adapters/files/file-store.ts';
import { deleteOutboxFiles, pruneOutbox } from '../mail/outbox.ts';
import { deleteAccessLog } from '../store/access-log.ts';
import type { Database } from '../store/database.ts';
import { deleteMailsBefore, deleteReportsBefore, findKnownKeys, findMailIds } from '../store/erasure.ts';
import { deleteOrphan, findOrphans } from '../store/uploads.ts';

/** How long things are kept that belong to no application. */
export const KEPT_FOR = {
  /** Files that no application has named. */
  uploads: UNATTACHED_MILLISECONDS,
  reports: 365 * DAY,
  /** Entries of the access log. */
  accessLog: 365 * DAY,
  /** Mails about no application: renewals, deletion notices, reports. */
  mails: 90 * DAY,
  /** Mails in the outbox folder. */
  outbox: 30 * DAY,
  /** Files in the file store that no row knows. */
  strayFiles: DAY,
} as const;

const before = (now: Date, what: keyof typeof KEPT_FOR): Date => new Date(now.getTime() - KEPT_FOR[what]);

/** Deletes the files that have waited too long for an application that names them; gives back how many those were. */
export const eraseOrphans = async ({ database }: { database: Database }, now: Date): Promise<number> => {
  let deleted = 0;
  for (const id of await findOrphans(database, before(now, 'uploads')))
    if (await deleteOrphan(database, id, now)) deleted += 1;
  return deleted;
};

interface Parts {
  database: Database;
  outboxDir: string;
}

/** Deletes old reports with their mails; gives back how many those were. */
export const eraseReports = async ({ database, outboxDir }: Parts, now: Date): Promise<number> => {
  const { reports, mails } = await deleteReportsBefore(database, before(now, 'reports'));
  await deleteOutboxFiles(outboxDir, mails);
  return reports;
};

/** Deletes old entries of the access log; gives back how many those were. */
export const eraseAccessLog = ({ database }: { database: Database }, now: Date): Promise<number> =>
  deleteAccessLog(database, before(now, 'accessLog'));

/** Deletes old mails that belong to no application; gives back how many those were. */
export const eraseMails = async ({ database, outboxDir }: Parts, now: Date): Promise<number> => {
  const mails = await deleteMailsBefore(database, before(now, 'mails'));
  await deleteOutboxFiles(outboxDir, mails);
  return mails.length;
};

/** The ids of the mails in the outbox folder, also of those that a crash has left half written. */
const listOutbox = async (folder: string): Promise<string[]> => {
  const ids = (await readFolder(folder)).map((name) => name.replace(/^\.|\.eml$/g, ''));
  return [...new Set(ids)].filter((id) => UUID.test(id));
};

/** Removes old mails from the outbox folder, and those whose row is gone; gives back how many those were. */
export const eraseOutbox = async ({ database, outboxDir }: Parts, now: Date): Promise<number> => {
  const listed = await listOutbox(outboxDir);
  const known = await findMailIds(database, listed);
  const unknown = listed.filter((id) => !known.has(id));
  await deleteOutboxFiles(outboxDir, unknown);
  return unknown.length + (await pruneOutbox(outboxDir, before(now, 'outbox')));
};

/** Names that we give; others are nobody's business. */
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const PAGE = 1000;

/**
 * So many files without a row are a crash's; more are those of another database or of a backup that lacks them, and
 * wait until the operator asks for it.
 */
export const MOST_STRAY_FILES = 100;

const findStrayFiles = async (
  { database, files }: { database: Database; files: Pick<FileStore, 'list'> },
  now: Date,
): Promise<string[]> => {
  const limit = before(now, 'strayFiles');
  const stray: string[] = [];
  let page: string[] = [];
  const look = async () => {
    const known = await findKnownKeys(database, page);
    stray.push(...page.filter((key) => !known.has(key)));
    page = [];
  };
  for await (const { key, modifiedAt } of files.list()) {
    if (modifiedAt < limit && UUID.test(key)) page.push(key);
    if (page.length === PAGE) await look();
  }
  await look();
  return stray;
};

/** Removes the files that no row knows. Throws where there are more than `most`. */
export const eraseStrayFiles = async (
  { database, files }: { database: Database; files: Pick<FileStore, 'list' | 'delete'> },
  now: Date,
  most = MOST_STRAY_FILES,
): Promise<number> => {
  const stray = await findStrayFiles({ database, files }, now);
  if (stray.length > most) throw new StrayFilesError(stray.length);
  for (const key of stray) await files.delete(key);
  return stray.length;
};

/** More files without a row than are removed unasked. */
export class StrayFilesError extends Error {
  override name = 'StrayFilesError';
  code = 'STRAY_FILES';

  constructor(count: number) {
    super(
      `${count} files belong to no row of this database; if it is the right one, run npm run sweep -- --delete-stray-files`,
    );
  }
}
