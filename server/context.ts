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

/** What the routes work with. */
export interface Services {
  database: Database;
  /** The connections of the PostgreSQL that several servers may share; none where the engine is embedded. */
  pool?: Pool | undefined;
  /** Where the files that are handed in lie. */
  files: FileStore;
  /** The space that is left for them; none where the store has no limit that we know of. */
  freeSpace?: FreeSpace | undefined;
  /** Looks through them for malware; without one they are taken as they come. */
  scanner?: Scanner | undefined;
  /** Where expensive reads wait for their turn; without one they all run at once. */
  reads?: ReadQueue | undefined;
  clock: Clock;
  log: Logger;
  /** Origin under which visitors reach the server, without a slash at its end. */
  publicUrl: () => string;
  /** Folder of the built widgets. */
  widgetsDir: string;
  /** The employers' logos, by the names that their addresses end in. */
  logos: Pick<FileStore, 'get'>;
  /** Where reports are sent. */
  operatorEmail: string;
  /** Addresses and subnets of proxies that are believed whom a request comes from; none where it is not said. */
  trustedProxies?: readonly string[];
  /** Deletes applications for good. */
  erasure: Erasure;
  /** Tells the mail sender that there is something to send. */
  wakeMail: () => void;
  /** What the server needs, beside its database, before it takes requests. */
  readiness?: readonly ReadinessCheck[];
  /** What does not keep the server from taking requests, and that the operator has to look at. */
  warnings?: readonly ReadinessWarning[];
  /** Whether the server has been asked to stop. */
  isStopping: () => boolean;
}
