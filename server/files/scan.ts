import { Readable } from 'node:stream';
import NodeClam from 'clamscan';

/** Looks through files for malware. */
export interface Scanner {
  /** What a file is. Rejects where that cannot be found out now. */
  scan: (bytes: Uint8Array) => Promise<'clean' | 'infected'>;
}

/** A visitor waits for it, and five megabytes take far less. */
const DEADLINE_MILLISECONDS = 10_000;

const addressOf = (url: string) => {
  const { protocol, hostname, port, pathname } = new URL(url);
  return protocol === 'unix:'
    ? { socket: decodeURIComponent(pathname) }
    : { host: hostname.replaceAll(/[[\]]/g, ''), port: Number(port) };
};

/** A scanner that takes no program of this machine in the place of the service, and asks for it when it is needed. */
const connect = (url: string, timeout: number): Promise<NodeClam> =>
  new NodeClam().init({
    clamscan: { active: false, path: '' },
    clamdscan: { ...addressOf(url), path: '', timeout, localFallback: false, bypassTest: true },
  });

/** The service itself can fall silent with the connection open. */
const within = async <Value>(milliseconds: number, work: Promise<Value>): Promise<Value> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('clamd gives no answer')), milliseconds);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
};

/** Scans by the clamd at an address, `tcp://HOST:PORT` or `unix:///PATH`. */
export const createScanner = (
  url: string,
  { deadline = DEADLINE_MILLISECONDS }: { deadline?: number } = {},
): Scanner => {
  const connected = connect(url, deadline);
  return {
    scan: async (bytes) => {
      const clamd = await connected;
      const file = Readable.from(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      const { isInfected } = await within(deadline, clamd.scanStream(file));
      // It takes an answer that it does not know for neither.
      if (typeof isInfected !== 'boolean') throw new Error('clamd gives an answer that is none');
      return isInfected ? 'infected' : 'clean';
    },
  };
};
