import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { problemType, type ProblemCode } from '../../src/contract/problem.ts';

/** Answers one request for the list in place of the marketplace; `body` is what the marketplace has said. */
export type Fault = (response: ServerResponse, body: string) => unknown;

/** The connection ends without an answer. */
export const breaksOff: Fault = (response) => response.destroy();

/** A problem as the marketplace answers it. */
export const refuses =
  (status: number, code: ProblemCode, headers: Record<string, string> = {}): Fault =>
  (response) =>
    response
      .writeHead(status, { 'Content-Type': 'application/problem+json', ...headers })
      .end(JSON.stringify({ type: problemType(code), title: code, status }));

/** A server between the page and the marketplace that can be told to misbehave when it is asked for one thing. */
export interface FaultyServer {
  url: string;
  /** Misbehaves for so many requests, or until told otherwise; `isLost` are those that reach no marketplace. */
  fail: (fault: Fault | undefined, times?: number, isLost?: boolean) => void;
  /** How often it has been asked for that. */
  asked: () => number;
  close: () => Promise<void>;
}

const forward = async (marketplaceUrl: string, incoming: IncomingMessage) => {
  const outgoing = ask(`${marketplaceUrl}${incoming.url}`, {
    method: incoming.method,
    headers: { ...incoming.headers, 'accept-encoding': 'identity', connection: 'close' },
  });
  incoming.pipe(outgoing);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { answer, body: await buffer(answer) };
};

const isList = ({ method, url }: IncomingMessage): boolean =>
  method === 'GET' && url?.startsWith('/v1/micro-internships?') === true;

/** Starts a server that passes everything on, until it is told to fail: for the list, unless it is for something else. */
export const startFaultyServer = async (
  marketplaceUrl: string,
  isMeant: (request: IncomingMessage) => boolean = isList,
): Promise<FaultyServer> => {
  let fault: Fault | undefined;
  let left = 0;
  let count = 0;
  let isUnheard = false;

  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const isFaulty = isMeant(incoming) && fault !== undefined && left > 0;
    if (isFaulty && isUnheard) {
      count += 1;
      left -= 1;
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
      fault?.(response, '');
      return;
    }
    const { answer, body } = await forward(marketplaceUrl, incoming);
    if (isMeant(incoming)) count += 1;
    if (isFaulty) {
      left -= 1;
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
      fault?.(response, body.toString());
      return;
    }
    response.writeHead(answer.statusCode ?? 500, answer.headers).end(body);
  };

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fail: (next, times = Infinity, isLost = false) => {
      fault = next;
      left = times;
      isUnheard = isLost;
      count = 0;
    },
    asked: () => count,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

/** A fault that keeps answers to what was sent back until they are let go. */
export const holdAnswers = (): { fault: Fault; letGo: () => void } => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const fault: Fault = async (response, body) => {
    await promise;
    response.writeHead(201, { 'Content-Type': 'application/json' }).end(body);
  };
  return { fault, letGo: () => resolve(undefined) };
};
