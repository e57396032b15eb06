import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Clock } from '../domain/clock.ts';
import type { FileStore } from '../adapters/files/file-store.ts';
import type { FreeSpace } from '../files/free-space.ts';
import type { Scanner } from '../files/scan.ts';
import type { Database } from '../store/database.ts';
import type { ReadQueue } from './reads.ts';
import type { ReadinessCheck } from './readiness.ts';

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
  /** The clients' logos, by the names that their addresses end in. */
  logos: Pick<FileStore, 'get'>;
  /** Where reports are sent. */
  operatorEmail: string;
  /** Addresses and subnets of proxies that are believed whom a request comes from; none where it is not said. */
  trustedProxies?: readonly string[];
  /** Tells the mail sender that there is something to send. */
  wakeMail: () => void;
  /** What the server needs, beside its database, before it takes requests. */
  readiness?: readonly ReadinessCheck[];
  /** Whether the server has been asked to stop. */
  isStopping: () => boolean;
}
