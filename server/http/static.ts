import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import { isFileKey, type FileStore } from '../adapters/files/file-store.ts';
import { ProblemError } from './problems.ts';
import { respondFile } from './stored-file.ts';

const FOR_A_WHILE = 'public, max-age=300, stale-while-revalidate=86400';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The files of one release, which never change: `/v1.0.0/micro-internships.js`. */
export const PINNED = '/:version{v\\d+\\.\\d+\\.\\d+}/:file{[\\w-]+\\.(?:js|json)}';

/** Says of a file that is found for how long anyone may keep it. */
const kept =
  (howLong: (path: string) => string): MiddlewareHandler =>
  async (context, next) => {
    await next();
    if (context.res.ok) context.header('Cache-Control', howLong(context.req.path));
  };

/** A part would bear a tag of its own, and a download taken up again after a new build would join two scripts. */
const whole: MiddlewareHandler = async (context, next) => {
  const { url, method, headers } = context.req.raw;
  const wanted = new Headers(headers);
  wanted.delete('Range');
  context.req.raw = new Request(url, { method, headers: wanted });
  await next();
};

/** Also said of the form that is not compressed, so that a cache does not take that for the only one there is. */
const inForms: MiddlewareHandler = async (context, next) => {
  await next();
  if (context.res.ok) context.header('Vary', 'Accept-Encoding');
};

interface StaticFiles {
  /** Folder of the built widgets. */
  widgetsDir: string;
  /** Employers' logos by name. */
  logos: Pick<FileStore, 'get'>;
}

/** The built widgets under `/v1`, which move within the major version, and the employers' logos under `/v1/logos`. */
export const staticRoutes = ({ widgetsDir, logos }: StaticFiles) =>
  new Hono()
    .get(
      '/logos/:name',
      kept(() => FOR_A_WHILE),
      async (context) => {
        const name = context.req.param('name');
        const logo = isFileKey(name) ? await logos.get(name) : undefined;
        if (!logo) throw new ProblemError('not-found');
        return respondFile(context, logo, {
          'Content-Type': getMimeType(name) ?? 'application/octet-stream',
        });
      },
    )
    .get(
      '/:file{.+\\.js}',
      kept((path) => (path.includes('/chunks/') ? FOR_EVER : FOR_A_WHILE)),
      whole,
      inForms,
      serveStatic({
        root: widgetsDir,
        precompressed: true,
        rewriteRequestPath: (path) => path.replace('/v1', ''),
      }),
    );

/** Every release that lies in the folder of the widgets, at the root: pages pin it by its hash. */
export const pinnedRoutes = ({ widgetsDir }: Pick<StaticFiles, 'widgetsDir'>) =>
  new Hono().get(
    PINNED,
    kept(() => FOR_EVER),
    whole,
    inForms,
    serveStatic({ root: widgetsDir, precompressed: true }),
  );
