import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Services } from './services.ts';

const HOUR = 'public, max-age=300, stale-while-revalidate=86400';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The built widgets under `/v1`, the clients' logos under `/v1/logos`. */
export const staticRoutes = ({ widgetsDir, logosDir }: Services) =>
  new Hono()
    .use('/logos/*', async (context, next) => {
      await next();
      if (context.res.ok) context.header('Cache-Control', HOUR);
    })
    .get(
      '/logos/*',
      serveStatic({ root: logosDir, rewriteRequestPath: (path) => path.replace('/v1/logos', '') }),
    )
    .get('/:file{.+\\.js}', async (context, next) => {
      await next();
      if (context.res.ok) {
        context.header('Cache-Control', context.req.path.includes('/chunks/') ? FOR_EVER : HOUR);
      }
    })
    .get(
      '/:file{.+\\.js}',
      serveStatic({ root: widgetsDir, rewriteRequestPath: (path) => path.replace('/v1', '') }),
    );
