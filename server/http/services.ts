import type { Logger } from 'pino';
import type { Clock } from '../domain/clock.ts';
import type { FileStore } from '../adapters/files/file-store.ts';
import type { Scanner } from '../files/scan.ts';
import type { Database } from '../store/database.ts';
import type { ReadinessCheck } from './readiness.ts';

/** What the routes work with. */
export interface Services {
  database: Database;
  /** Where the files that are handed in lie. */
  files: FileStore;
  /** Looks through them for malware; without one they are taken as they come. */
  scanner?: Scanner | undefined;
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
