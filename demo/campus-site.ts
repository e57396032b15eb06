import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { outboxPage } from './outbox-page.ts';

const MEDIA_TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

const folder = new URL('./campus/', import.meta.url);

const readPage = async (name: string, api: string): Promise<string> =>
  (await readFile(fileURLToPath(new URL(name, folder)), 'utf8')).replaceAll('{{api}}', api);

interface CampusSite {
  api: string;
  host: string;
  port: number;
  /** Folder of the mails that the demo shows on a page of its own. */
  outbox?: string;
}

/** A career center's own site: other pages, another origin, and in one of them the lines its webmaster pasted. */
export const startCampusSite = async ({ api, host, port, outbox }: CampusSite) => {
  const app = new Hono()
    .get('/', (context) => context.redirect('/index.html'))
    .get('/:name{[a-z]+\\.(?:html|css|svg)}', async (context) => {
      const name = context.req.param('name');
      try {
        const page = await readPage(name, api);
        return context.body(page, 200, {
          'Content-Type': MEDIA_TYPES[name.split('.')[1] ?? ''] ?? 'text/plain',
        });
      } catch {
        return context.notFound();
      }
    });
  if (outbox !== undefined) app.get('/mail', async (context) => context.html(await outboxPage(outbox)));
  const server = serve({ fetch: app.fetch, hostname: host, port });
  await new Promise<void>((done, fail) => {
    server.once('listening', done);
    server.once('error', fail);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${actual}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
};
