import { pino } from 'pino';
import type { Services } from '../../server/context.ts';
import type { Database } from '../../server/store/database.ts';
import { anErasure } from './erasure.ts';
import { memoryFiles } from './files.ts';

/** The services of a server on a database, with files in memory and a silent log, unless told otherwise. */
export const testServices = (database: Database, overrides: Partial<Services> = {}): Services => ({
  database,
  files: memoryFiles(),
  logos: memoryFiles(),
  erasure: anErasure(database),
  clock: () => new Date(),
  log: pino({ level: 'silent' }),
  publicUrl: () => '',
  widgetsDir: '',
  operatorEmail: 'operator@projects.example',
  wakeMail: () => undefined,
  isStopping: () => false,
  ...overrides,
});
