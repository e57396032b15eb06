import { Readable } from 'node:stream';
import NodeClam from 'clamscan';

/** Looks through files for malware. */
export interface Scanner {
  /** Scans a file; a stream is read to its end or destroyed. Rejects where the scanner cannot tell now. */
  scan: (content: Uint8Array | Readable) => Promise<'clean' | 'infected'>;
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

const asStream = (content: Uint8Array | Readable): Readable =>
  content instanceof Readable
    ? content
    : Readable.from(Buffer.from(content.buffer, content.byteOffset, content.byteLength));

/** Rejects where a stream breaks off. Listened for at once: an error that nobody listens for ends the process. */
const breakOf = (stream: Readable): Promise<never> =>
  new Promise((_, fail) => {
    stream.once('error', fail);
  });

/** Scans by the clamd at an address, `tcp://HOST:PORT` or `unix:///PATH`. */
export const createScanner = (
  url: string,
  { deadline = DEADLINE_MILLISECONDS }: { deadline?: number } = {},
): Scanner => {
  const connected = connect(url, deadline);
  return {
    scan: async (content) => {
      const stream = asStream(content);
      const broken = breakOf(stream);
      try {
        const scanned = connected.then((clamd) => clamd.scanStream(stream));
        const { isInfected } = await within(deadline, Promise.race([scanned, broken]));
        // It takes an answer that it does not know for neither.
        if (typeof isInfected !== 'boolean') throw new Error('clamd gives an answer that is none');
        return isInfected ? 'infected' : 'clean';
      } finally {
        stream.on('error', () => undefined).destroy();
      }
    },
  };
};
