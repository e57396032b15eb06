import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

/**
 * Loaded before a program by `--import`: writes down from when to when it reads, writes or syncs files of the embedded
 * database, up to the last one before it is killed. `RECORD_FOLDER` is the data folder, `RECORD_TO` where it is written.
 */
const { RECORD_FOLDER = '', RECORD_TO = '' } = process.env;
const databases = [join(RECORD_FOLDER, 'database'), join(RECORD_FOLDER, 'database.draft')];
const isOfDatabase = (path: unknown): boolean =>
  typeof path === 'string' && databases.some((folder) => path === folder || path.startsWith(`${folder}/`));

const descriptors = new Set<number>();
const { openSync, closeSync, readSync, writeSync, fsyncSync } = fs;
const times = new BigInt64Array(2);
let record: number | undefined;

const note = (): void => {
  const now = process.hrtime.bigint();
  if (record === undefined) {
    record = openSync(join(RECORD_TO, String(process.pid)), 'w');
    times[0] = now;
  }
  times[1] = now;
  writeSync(record, Buffer.from(times.buffer), 0, 16, 0);
};

const noting =
  <Parameters extends [number, ...unknown[]], Result>(original: (...parameters: Parameters) => Result) =>
  (...parameters: Parameters): Result => {
    if (!descriptors.has(parameters[0])) return original(...parameters);
    note();
    const result = original(...parameters);
    note();
    return result;
  };

Object.assign(fs, {
  openSync: (...parameters: Parameters<typeof openSync>): number => {
    const isNoted = isOfDatabase(parameters[0]);
    if (isNoted) note();
    const descriptor = openSync(...parameters);
    if (isNoted) descriptors.add(descriptor);
    return descriptor;
  },
  closeSync: (descriptor: number): void => {
    descriptors.delete(descriptor);
    closeSync(descriptor);
  },
  readSync: noting(readSync as (...parameters: [number, ...unknown[]]) => number),
  writeSync: noting(writeSync as (...parameters: [number, ...unknown[]]) => number),
  fsyncSync: noting(fsyncSync),
});
syncBuiltinESMExports();
