import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { secureHeaders } from 'hono/secure-headers';
import { ping } from './store/database.ts';
import { calendarRoutes } from './syndication/icalendar.ts';
import { feedRoutes } from './syndication/feeds.ts';
import { oEmbedRoutes } from './syndication/oembed.ts';
import { pageRoutes } from './web/routes.ts';
import { sitemapRoutes } from './syndication/sitemap.ts';
import { applicationRoutes } from './api/applications.ts';
import { finishBody } from './http/body.ts';
import { confirmationRoutes } from './api/confirmations.ts';
import { createConfirmations } from './services/confirmations.ts';
import { createSubmissionLimits } from './services/submit-application.ts';
import { microInternshipRoutes } from './api/micro-internships.ts';
import { openApiDocument } from './api/openapi.ts';
import { respondProblem, ProblemError, problemOf } from './http/problems.ts';
import { assertReady, readWarnings } from './http/readiness.ts';
import { reportRoutes } from './api/reports.ts';
import { limitReads } from './http/read-queue.ts';
import { logRequests } from './http/request-log.ts';
import type { Services } from './context.ts';
import { PINNED, pinnedRoutes, staticRoutes } from './http/static.ts';
import { uploadRoutes } from './api/uploads.ts';
import { createUploadLimits } from './services/receive-upload.ts';

const headers = secureHeaders({
  // Widgets on other sites load our script and read our answers.
  crossOriginResourcePolicy: 'cross-origin',
  // A tab that a sandboxed frame opens is in the sandbox as well, and browsers refuse it any page with such a policy.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  referrerPolicy: 'no-referrer',
  // Only where PUBLIC_URL is https: see `transport`.
  strictTransportSecurity: false,
  xFrameOptions: false,
  xDownloadOptions: false,
  xXssProtection: false,
});

/** Two years, as the lists that browsers ship ask for. Other names below the domain are not ours to decide for. */
const HSTS = 'max-age=63072000';

/** Keeps browsers from coming back without TLS where visitors reach the server by it. */
const transport =
  ({ publicUrl }: Pick<Services, 'publicUrl'>): MiddlewareHandler =>
  async (context, next) => {
    await next();
    if (publicUrl().startsWith('https:')) context.header('Strict-Transport-Security', HSTS);
  };

/** Pages that one person alone may read share no browsing context with a page that opened them. */
const isolated: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Cross-Origin-Opener-Policy', 'same-origin');
};

/** An employer's logo is a drawing that may hold scripts; opened by its own URL it runs none. */
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
  allowHeaders: ['Content-Type', 'Idempotency-Key', 'If-None-Match', 'Upload-Token'],
  exposeHeaders: ['ETag', 'Link', 'Retry-After', 'X-Request-Id'],
  maxAge: 86_400,
});

/** A 304 is subject to the same check as the answer it stands for. */
const entityTags = etag({
  retainedHeaders: [...RETAINED_304_HEADERS, 'Access-Control-Allow-Origin', 'Access-Control-Expose-Headers'],
});

/** Stack trace of an error without its message: that of a failed statement ends with its values, on lines of their own. */
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

  app.use(logRequests(services));
  app.use(finishBody, headers, policy, transport(services), compress());
  for (const path of ['/applications/*', '/confirm/*', '/review/*']) app.use(path, isolated);
  const refuseMethod = methodNotAllowed({
    app,
    onMethodNotAllowed: (context, methods) =>
      respondProblem(
        context,
        new ProblemError('method-not-allowed', { headers: { Allow: methods.join(', ') } }),
      ),
  });
  app.use('/v1/*', openToAll, refuseMethod, entityTags);
  const reads = limitReads(services);
  app.use('/v1/*', reads);
  app.use('/oembed', reads);
  app.use(PINNED, openToAll, refuseMethod, entityTags);

  const confirmations = createConfirmations(services);
  const shared = {
    ...services,
    confirmations,
    submissionLimits: createSubmissionLimits(services),
    uploadLimits: createUploadLimits(services),
  };
  app.route('/v1/micro-internships', microInternshipRoutes(services));
  app.route('/v1/applications', applicationRoutes(shared));
  app.route('/v1/confirmations', confirmationRoutes(services, confirmations));
  app.route('/v1/uploads', uploadRoutes(shared));
  app.route('/v1/reports', reportRoutes(services));
  app.get('/v1/openapi.json', (context) => context.json(openApiDocument()));
  app.route('/v1', staticRoutes(services));
  app.route('/', pinnedRoutes(services));

  app.route('/v1', feedRoutes(services));
  app.route('/v1', calendarRoutes(services));
  app.route('/', oEmbedRoutes(services));
  app.route('/', sitemapRoutes(services));
  app.route('/', pageRoutes(shared, reads));

  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', async (context) => {
    if (isStopping()) throw new ProblemError('unavailable');
    await assertReady([{ name: 'database', check: () => ping(database) }, ...(services.readiness ?? [])]);
    const warnings = await readWarnings(services.warnings ?? []);
    return context.json({ status: 'ok', ...(warnings.length > 0 && { warnings }) });
  });

  app.notFound((context) => respondProblem(context, new ProblemError('not-found')));
  app.onError((error, context) => {
    const problem = problemOf(error, log);
    if (problem) return respondProblem(context, problem);
    log.error(traceOf(error), 'request failed');
    return respondProblem(context, new ProblemError('internal'));
  });
  return app;
};
