import type { ServerType } from '@hono/node-server';

/** For the requests under way when a server stops. */
const DRAIN_MILLISECONDS = 10_000;

/** Resolves once a server listens. */
export const listening = (server: ServerType): Promise<void> =>
  new Promise((done, fail) => {
    if (server.listening) {
      done();
      return;
    }
    server.once('listening', done);
    server.once('error', fail);
  });

/** Takes no more connections, and ends when the requests under way are answered. */
export const closeServer = (server: ServerType): Promise<void> =>
  new Promise((done) => {
    const force = setTimeout(
      () => 'closeAllConnections' in server && server.closeAllConnections(),
      DRAIN_MILLISECONDS,
    );
    server.close(() => {
      clearTimeout(force);
      done();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
