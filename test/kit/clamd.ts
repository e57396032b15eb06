import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** EICAR test file, which every scanner takes for malware; in parts, so that no scanner takes this file for it. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join(
  '',
);

const COMMAND = 'zINSTREAM\0';

/** The file in what was sent of a stream, once all of it is there: pieces, each behind its length, and an empty one. */
const fileIn = (sent: Buffer): Buffer | undefined => {
  const pieces: Buffer[] = [];
  let at = COMMAND.length;
  while (at + 4 <= sent.length) {
    const length = sent.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
};

const judge = (file: Buffer): string =>
  file.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0';

/** A clamd that knows one signature. */
export interface TestClamd {
  url: string;
  /** The files that it was sent. */
  scanned: Buffer[];
  /** Gives one answer to everything from now on, or says nothing any more. */
  fail: (answer?: string) => void;
  /** Goes away; `start` brings it back as it was at first, under the same address where that is a file's. */
  stop: () => Promise<void>;
  start: () => Promise<void>;
}

/** Starts a clamd on a free port of this machine, or on a socket in the file system. */
export const startClamd = async (path?: string): Promise<TestClamd> => {
  const scanned: Buffer[] = [];
  const open = new Set<Socket>();
  let answer: (file: Buffer) => string | undefined = judge;

  const serve = (socket: Socket): void => {
    open.add(socket);
    let sent = Buffer.alloc(0);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (piece) => {
      sent = Buffer.concat([sent, piece]);
      const file = sent.toString('latin1', 0, COMMAND.length) === COMMAND ? fileIn(sent) : undefined;
      if (!file) return;
      scanned.push(file);
      const said = answer(file);
      if (said !== undefined) socket.end(said);
    });
  };

  const server = createServer(serve);
  const start = async () => {
    answer = judge;
    server.listen(path === undefined ? { port: 0, host: '127.0.0.1' } : { path });
    await once(server, 'listening');
  };
  await start();
  return {
    url: path === undefined ? `tcp://127.0.0.1:${(server.address() as AddressInfo).port}` : `unix://${path}`,
    scanned,
    fail: (said) => {
      answer = () => said;
    },
    stop: async () => {
      if (!server.listening) return;
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
    start,
  };
};
