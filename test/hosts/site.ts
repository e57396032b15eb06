import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { VERSION } from '../../src/base/version.ts';

const OLDER = '0.0.1';
const SLOWLY = 400;

const folder = new URL('./', import.meta.url);
const dist = new URL('../../dist/', import.meta.url);

const read = (name: string, from = folder) => readFile(new URL(name, from), 'utf8');

/** Pages of other people, each with something that a script on it has to bear. */
export interface HostSite {
  url: string;
  /** Serves what a test has made: a script, a page or, where the path ends with a slash, that page at all paths below it. */
  serve: (path: string, body: string) => string;
  /** Reports that browsers have sent to `/reports` since the last call. */
  takeReports: () => unknown[];
  close: () => Promise<void>;
}

/** Headers of a page by its name. */
export type HostHeaders = (name: string, url: string) => Record<string, string>;

/** Serves the pages of this folder on an origin of their own. `?plain` leaves our script out. */
export const startHostSite = async (api: string, headers: HostHeaders = () => ({})): Promise<HostSite> => {
  let reports: unknown[] = [];
  let url = '';
  const made = new Map<string, string>();

  const findMade = (pathname: string) =>
    made.get(pathname) ?? [...made].find(([path]) => path.endsWith('/') && pathname.startsWith(path))?.[1];

  const sendPage = async (name: string, isPlain: boolean, response: ServerResponse) => {
    const script = isPlain ? `${url}/nothing.js` : `${api}/v1/micro-internships.js`;
    const page = (await read(name))
      .replace('{{own}}', await read('own.htm'))
      .replaceAll('{{script}}', script)
      .replaceAll('{{api}}', api);
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers(name, url) });
    const [start = '', ...rest] = page.split('{{wait}}');
    response.write(start);
    for (const part of rest) {
      await setTimeout(SLOWLY);
      response.write(part);
    }
    response.end();
  };

  const sendScript = async (path: string, response: ServerResponse) => {
    const source = path === '/nothing.js' ? '' : await read(path.replace('/older/', ''), dist);
    response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' });
    response.end(source.replaceAll(`"${VERSION}"`, `"${OLDER}"`));
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host');
    const found = findMade(pathname);
    if (found !== undefined) {
      const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
      response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(found);
    } else if (pathname === '/reports') {
      reports.push(await json(request));
      response.writeHead(204).end();
    } else if (/^\/[a-z-]+\.html$/.test(pathname)) {
      await sendPage(pathname.slice(1), searchParams.has('plain'), response);
    } else if (/^\/(?:nothing|older\/[\w/-]+)\.js$/.test(pathname)) {
      await sendScript(pathname, response);
    } else {
      response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
    }
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    serve: (path, body) => {
      made.set(path, body);
      return url + path;
    },
    takeReports: () => {
      const taken = reports;
      reports = [];
      return taken;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
