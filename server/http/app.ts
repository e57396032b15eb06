import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { routePath } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import { ping } from '../store/database.ts';
import { calendarRoutes } from '../pages/calendar.ts';
import { feedRoutes } from '../pages/feeds.ts';
import { oEmbedRoutes } from '../pages/oembed.ts';
import { pageRoutes } from '../pages/pages.ts';
import { sitemapRoutes } from '../pages/sitemap.ts';
import { applicationRoutes } from './applications.ts';
import { finishBody } from './body.ts';
import { createIntake } from './intake.ts';
import { microInternshipRoutes } from './micro-internships.ts';
import { openApiDocument } from './openapi.ts';
import { answerProblem, ProblemError } from './problems.ts';
import { assertReady, readWarnings } from './readiness.ts';
import { reportRoutes } from './reports.ts';
import type { Services } from './services.ts';
import { PINNED, pinnedRoutes, staticRoutes } from './static.ts';
import { createUploads, uploadRoutes } from './uploads.ts';

const headers = secureHeaders({
  // Widgets on other sites load our script and read our answers.
  crossOriginResourcePolicy: 'cross-origin',
  // A tab that a sandboxed frame opens is in the sandbox as well, and browsers refuse it any page with such a policy.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: false,
  xFrameOptions: false,
  xDownloadOptions: false,
  xXssProtection: false,
});

/** A client's logo is a drawing that may hold scripts; opened by its own address it runs none. */
const POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** The policy of all that is no document of ours. */
const policy: MiddlewareHandler = async (context, next) => {
  await next();
  if (!context.res.headers.has('Content-Security-Policy')) context.header('Content-Security-Policy', POLICY);
};

/** There are no cookies, so an origin says nothing about who may read. */
const openToAll = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'POST'],
  allowHeaders: ['Content-Type', 'Idempotency-Key', 'If-None-Match'],
  exposeHeaders: ['ETag', 'Link', 'Retry-After'],
  maxAge: 86_400,
});

/** A 304 is subject to the same check as the answer it stands for. */
const entityTags = etag({
  retainedHeaders: [...RETAINED_304_HEADERS, 'Access-Control-Allow-Origin', 'Access-Control-Expose-Headers'],
});

/** Where an error comes from, without its message: that of a failed statement ends with its values, on lines of their own. */
const traceOf = (error: Error) => {
  const { name, message, stack = '', cause } = error;
  const { code } = (cause ?? error) as { code?: unknown };
  const start = stack.indexOf(message);
  return {
    name,
    code,
    stack:
      start === -1
        ? undefined
        : stack
            .slice(start + message.length)
            .split('\n')
            .slice(1),
  };
};

/** The marketplace's HTTP interface. */
export const createApp = (services: Services) => {
  const { database, log, isStopping } = services;
  const app = new Hono();

  app.use(async (context, next) => {
    const started = performance.now();
    await next();
    const milliseconds = Math.round(performance.now() - started);
    // The route, not the address: an address can hold what somebody typed.
    const route = routePath(context, -1);
    log.info({ method: context.req.method, route, status: context.res.status, milliseconds }, 'request');
  });
  app.use(finishBody, headers, policy, compress());
  const refuseMethod = methodNotAllowed({
    app,
    onMethodNotAllowed: (context, methods) =>
      answerProblem(
        context,
        new ProblemError('method-not-allowed', { headers: { Allow: methods.join(', ') } }),
      ),
  });
  app.use('/v1/*', openToAll, refuseMethod, entityTags);
  app.use(PINNED, openToAll, refuseMethod, entityTags);

  const intake = createIntake(services);
  const uploads = createUploads(services);
  app.route('/v1/micro-internships', microInternshipRoutes(services));
  app.route('/v1/applications', applicationRoutes(intake));
  app.route('/v1/uploads', uploadRoutes(uploads));
  app.route('/v1/reports', reportRoutes(services));
  app.get('/v1/openapi.json', (context) => context.json(openApiDocument()));
  app.route('/v1', staticRoutes(services));
  app.route('/', pinnedRoutes(services));

  app.route('/v1', feedRoutes(services));
  app.route('/v1', calendarRoutes(services));
  app.route('/', oEmbedRoutes(services));
  app.route('/', sitemapRoutes(services));
  app.route('/', pageRoutes(services, intake, uploads));

  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', async (context) => {
    if (isStopping()) throw new ProblemError('unavailable');
    await assertReady([{ name: 'database', check: () => ping(database) }, ...(services.readiness ?? [])]);
    const warnings = await readWarnings(services.warnings ?? []);
    return context.json({ status: 'ok', ...(warnings.length > 0 && { warnings }) });
  });

  app.notFound((context) => answerProblem(context, new ProblemError('not-found')));
  app.onError((error, context) => {
    if (error instanceof ProblemError) return answerProblem(context, error);
    log.error(traceOf(error), 'request failed');
    return answerProblem(context, new ProblemError('internal'));
  });
  return app;
};
