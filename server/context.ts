import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Clock } from './domain/clock.ts';
import type { FileStore } from './adapters/files/file-store.ts';
import type { FreeSpace } from './adapters/files/free-space.ts';
import type { Scanner } from './adapters/malware-scanner.ts';
import type { Database } from './store/database.ts';
import type { Erasure } from './services/erasure.ts';
import type { ReadQueue } from './http/read-queue.ts';
import type { ReadinessCheck, ReadinessWarning } from './http/readiness.ts';

/** All that routes and services share in one server; each takes the `Pick` that it needs. */
export interface Services {
  database: Database;
  /** The connections of the PostgreSQL that several servers may share; none where the engine is embedded. */
  pool?: Pool | undefined;
  /** Store of the uploads. */
  files: FileStore;
  /** Free space of their store; none where the store has no known limit. */
  freeSpace?: FreeSpace | undefined;
  /** Malware scanner of uploads; without one they are taken unscanned. */
  scanner?: Scanner | undefined;
  /** Queue of expensive reads; without one they all run at once. */
  reads?: ReadQueue | undefined;
  clock: Clock;
  log: Logger;
  /** Origin of the URLs that visitors see, without a slash at its end. */
  publicUrl: () => string;
  /** Folder of the built widgets. */
  widgetsDir: string;
  /** Employers' logos, by the file names of their URLs. */
  logos: Pick<FileStore, 'get'>;
  /** Recipient of reports. */
  operatorEmail: string;
  /** IPs and subnets of the proxies that are believed about the network of a request. */
  trustedProxies?: readonly string[];
  /** Deletes applications for good. */
  erasure: Erasure;
  /** Wakes the mail sender: a mail waits. */
  wakeMail: () => void;
  /** Readiness checks beside that of the database. */
  readiness?: readonly ReadinessCheck[];
  /** Warnings for the operator that leave the server ready. */
  warnings?: readonly ReadinessWarning[];
  /** `true` once the server is shutting down. */
  isStopping: () => boolean;
}
