import type { OpenedFile } from '../adapters/files/file-store.ts';
import type { Services } from '../context.ts';
import { heldBack } from '../domain/quarantine.ts';
import { ProblemError } from '../http/problems.ts';
import { findFile } from '../store/review.ts';
import type { UploadRow } from '../store/uploads.ts';
import { fileUnavailable, orUnavailable } from './unavailable.ts';

/** An applicant's file that is open for reading. */
export interface OpenedUpload extends OpenedFile, Pick<UploadRow, 'name' | 'type'> {}

/**
 * Opens the file of an upload. Throws `not-found` for one that held malware or is gone, and `unavailable` for one that
 * waits for the scanner.
 */
export const openUpload = async (
  { files, scanner, log }: Pick<Services, 'files' | 'scanner' | 'log'>,
  { key, name, type, ...scan }: Pick<UploadRow, 'key' | 'name' | 'type' | 'scannedAt' | 'infected'>,
): Promise<OpenedUpload> => {
  const reason = heldBack(scan, scanner !== undefined);
  if (reason === 'waiting') throw fileUnavailable();
  const file = reason === 'infected' ? undefined : await orUnavailable(files.get(key), log);
  if (!file) throw new ProblemError('not-found');
  return { ...file, name, type };
};

/** Opens the file that answers a question of an application for a posting. Throws as {@link openUpload} does. */
export const openFile = async (
  services: Pick<Services, 'database' | 'clock' | 'files' | 'scanner' | 'log'>,
  of: { slug: string; application: string; question: string },
): Promise<OpenedUpload & { id: string }> => {
  const row = await findFile(services.database, { ...of, now: services.clock() });
  if (!row) throw new ProblemError('not-found');
  return { ...(await openUpload(services, row)), id: row.id };
};
