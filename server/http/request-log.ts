import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import proxyAddress from 'proxy-addr';
import type { Logger } from 'pino';
import type { TrustedProxies } from './networks.ts';

/** Security events, by the stable names that monitoring finds in the log. */
export const SECURITY_EVENTS = ['token-refused', 'rate-limited', 'body-refused', 'file-downloaded'] as const;
export type SecurityEvent = (typeof SECURITY_EVENTS)[number];

const events = new WeakMap<Context, SecurityEvent>();

/** Names what happened in a request; its line in the log will say so. */
export const noteSecurityEvent = (context: Context, event: SecurityEvent): void => {
  events.set(context, event);
};

const eventOf = (context: Context): SecurityEvent | undefined => {
  const noted = events.get(context);
  if (noted) return noted;
  const { status } = context.res;
  if (status === 429) return 'rate-limited';
  return status === 413 || status === 415 ? 'body-refused' : undefined;
};

const requests = new AsyncLocalStorage<string>();

/** Puts the id of the request under way into every line of the log. */
export const requestIdInLog = (): { requestId?: string } => {
  const requestId = requests.getStore();
  return requestId === undefined ? {} : { requestId };
};

const REQUEST_ID = /^[\w.:-]{8,64}$/;

/** Reads the id that a trusted proxy gave a request; a stranger's could be anybody else's, or anything at all. */
const createIdReader = ({ trustedProxies = [] }: TrustedProxies) => {
  const isTrusted = proxyAddress.compile([...trustedProxies]);
  return (context: Context): string => {
    const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
    const given = context.req.header('X-Request-Id') ?? '';
    const isFromProxy = isTrusted(incoming?.socket.remoteAddress ?? '', 0);
    return isFromProxy && REQUEST_ID.test(given) ? given : randomUUID();
  };
};

/** Writes a line for each request, and answers with the id by which its lines are found. */
export const logRequests = (services: TrustedProxies & { log: Logger }): MiddlewareHandler => {
  const readId = createIdReader(services);
  return (context, next) => {
    const requestId = readId(context);
    return requests.run(requestId, async () => {
      const started = performance.now();
      await next();
      context.header('X-Request-Id', requestId);
      const milliseconds = Math.round(performance.now() - started);
      const event = eventOf(context);
      // The route, not the URL: a URL can hold what a visitor typed.
      const route = routePath(context, -1);
      const line = { method: context.req.method, route, status: context.res.status, milliseconds };
      services.log.info({ ...line, ...(event && { event }) }, 'request');
    });
  };
};
