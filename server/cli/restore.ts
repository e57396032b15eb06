import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { exitWith, startProgram } from './process.ts';
import { BackupError } from '../services/backup.ts';
import { restore } from '../services/restore.ts';
import { readDeletionLogs } from './deletion-logs.ts';

startProgram();

const USAGE = 'npm run restore -- FOLDER [--apply-deletions FILE ...]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'apply-deletions': { type: 'string', multiple: true } },
});
const [folder] = positionals;
const config = readConfig(process.env);
if (folder === undefined) exitWith(`From which folder? ${USAGE}`);
if (positionals.length > 1)
  exitWith(
    `FOLDER: ${positionals.length} were named, accepted: one. Name --apply-deletions before each log. ${USAGE}`,
  );
if (config.databaseUrl !== undefined)
  exitWith('DATABASE_URL: a PostgreSQL database is restored by pg_restore, see docs/operations.md');

const logs = await readDeletionLogs(values['apply-deletions'] ?? [], config.deletionLog);
try {
  const { takenAt, files, deletions } = await restore(config, folder ?? '', logs.records);
  process.stdout.write(`restored as of ${takenAt}, with ${files} files\n`);
  process.stdout.write(
    `deleted again: ${deletions.applications} applications, ${deletions.files} files, by ${deletions.records} records\n`,
  );
} catch (error) {
  if (!(error instanceof BackupError)) throw error;
  exitWith(error.message);
}
