import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const folder = new URL('./', import.meta.url);

/** Pages around our frames, on as many origins as a journey needs. */
export interface FrameSite {
  /**
   * The address of a page of this folder: on `localhost` or on another name under it. Every other word is put where
   * the page has its name in braces.
   */
  address: (page: string, words?: Record<string, string> & { host?: string }) => string;
  close: () => Promise<void>;
}

/** Serves the pages of this folder. What stands in a page's address is its journey's own and is put in as it is. */
export const startFrameSite = async (marketplace: string): Promise<FrameSite> => {
  const render = async (page: string, words: URLSearchParams): Promise<string> =>
    (await readFile(new URL(page, folder), 'utf8')).replaceAll(
      /\{\{(\w+)\}\}/g,
      (_, name: string) => (name === 'marketplace' ? marketplace : words.get(name)) ?? '',
    );

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host');
    if (!/^\/[a-z]+\.html$/.test(pathname)) {
      response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    render(pathname.slice(1), searchParams).then(
      (page) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page),
      (error: unknown) => response.destroy(error as Error),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    address: (page, { host = 'localhost', ...words } = {}) =>
      `http://${host}:${port}/${page}.html?${new URLSearchParams({ frame: `${marketplace}/embed/lakeshore`, ...words })}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
