import { once } from 'node:events';
import { createServer, request, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request that came by, whole. */
export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
}

/**
 * The fate of a request: `hold` lets it neither through nor answers it, `mute` lets it through and keeps the answer back,
 * `drop` ends the connection, `cut` does so amid the answer.
 */
export type Fate = 'pass' | 'hold' | 'mute' | 'drop' | 'cut' | 503;

/** A way to an S3 server on which things go wrong as told. */
export interface TestProxy {
  url: string;
  /** The requests so far; one that is muted once it has been answered. */
  seen: SeenRequest[];
  /** Decides from now on about every request; each of them has been received whole. */
  decide: (fate: (request: SeenRequest) => Fate) => void;
  stop: () => Promise<void>;
}

const pass = (
  target: string,
  seen: SeenRequest,
  body: Buffer,
  response: ServerResponse,
  fate: 'pass' | 'mute' | 'cut',
  answered: () => void,
) => {
  // The host stays as it was signed.
  const forward = request(new URL(seen.path, target), { method: seen.method, headers: seen.headers });
  forward.on('error', () => response.destroy());
  forward.on('response', (answer) => {
    answered();
    if (fate === 'mute') {
      answer.resume();
      return;
    }
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    if (fate === 'pass') {
      answer.pipe(response);
      return;
    }
    answer.once('data', (piece) => {
      response.write(piece);
      answer.destroy();
      // Once the piece is on its way.
      setImmediate(() => response.destroy());
    });
  });
  forward.end(body);
};

/** Starts a proxy before an S3 server. A request that breaks off never arrives there, as no S3 server would take it. */
export const startProxy = async (target: string): Promise<TestProxy> => {
  let fateOf: (request: SeenRequest) => Fate = () => 'pass';
  const seen: SeenRequest[] = [];
  const server = createServer((incoming, response) => {
    void (async () => {
      const body = await buffer(incoming);
      const found = { method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers };
      const fate = fateOf(found);
      if (fate !== 'mute') seen.push(found);
      if (fate === 'hold') return;
      if (fate === 'drop') response.destroy();
      else if (fate === 503) response.writeHead(503).end();
      else pass(target, found, body, response, fate, () => fate === 'mute' && seen.push(found));
    })().catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    decide: (fate) => {
      fateOf = fate;
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
