import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { closeServer, listening } from '../listen.ts';

/** Unix allows 104 to 108 bytes. */
const LONGEST_PATH = 100;
const LONGEST_TEMPORARY = 60;

const socketIn = (folder: string): string => join(folder, 'operator.sock');

/**
 * Runs something on the path of a data folder's socket. The socket always stands in the data folder, which is its
 * owner's alone; one whose path is too long for Unix is reached by a link that each process makes in a folder of its own.
 */
const withSocketPath = async <Result>(
  dataDir: string,
  use: (path: string) => Promise<Result>,
): Promise<Result> => {
  const folder = resolve(dataDir);
  if (Buffer.byteLength(socketIn(folder)) <= LONGEST_PATH) return use(socketIn(folder));
  const own = await mkdtemp(join(tmpdir().length > LONGEST_TEMPORARY ? '/tmp' : tmpdir(), 'operator-'));
  try {
    const link = join(own, 'data');
    await symlink(folder, link);
    return await use(socketIn(link));
  } finally {
    await rm(own, { recursive: true, force: true });
  }
};

/** Tells whether a server listens on a data folder's socket. */
export const isServed = (dataDir: string): Promise<boolean> =>
  withSocketPath(
    dataDir,
    (path) =>
      new Promise((answer) => {
        const socket = connect(path);
        socket.once('connect', () => {
          socket.end();
          answer(true);
        });
        socket.once('error', () => answer(false));
      }),
  );

/** A request of a command. */
export interface Operation {
  method: 'GET' | 'POST';
  path: string;
  body?: string;
}

/** The answer to it. */
export interface Outcome {
  ok: boolean;
  body: string;
}

/** Sends a request to the server of a data folder. */
export const askServer = (dataDir: string, { method, path, body }: Operation): Promise<Outcome> =>
  withSocketPath(
    dataDir,
    (socketPath) =>
      new Promise<Outcome>((answer, fail) => {
        const sent = request({ socketPath, method, path }, (response) => {
          text(response).then(
            (received) => answer({ ok: response.statusCode === 200, body: received }),
            fail,
          );
        });
        sent.once('error', fail);
        sent.end(body);
      }),
  );

type FetchCallback = (request: Request) => Response | Promise<Response>;

/** Listens on the socket of a data folder that this process has locked. */
export const listenOnSocket = async (
  dataDir: string,
  answer: FetchCallback,
): Promise<{ close: () => Promise<void> }> => {
  const file = socketIn(resolve(dataDir));
  // Left behind by a server that was killed: whoever has the lock is the only one to listen here.
  await rm(file, { force: true });
  const server: ServerType = createAdaptorServer({ fetch: answer });
  await withSocketPath(dataDir, async (path) => {
    server.listen(path);
    await listening(server);
  });
  return {
    close: async () => {
      await closeServer(server);
      await rm(file, { force: true });
    },
  };
};
