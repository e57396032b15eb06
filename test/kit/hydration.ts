import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Page } from 'puppeteer-core';
import { eventually } from './marketplace.ts';

/** Widgets of a hosted page that the server renders and the script hydrates. */
export const WIDGETS = 'micro-internship-feed, micro-internship-apply';

/** A server between the page and the marketplace that keeps the script back and changes what the page brings. */
export const startBetween = async (marketplaceUrl: string) => {
  const asked: string[] = [];
  let gate = Promise.resolve();
  let release: () => void = () => undefined;
  let change = (html: string) => html;

  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', url = '/' } = incoming;
    asked.push(`${method} ${url}`);
    if (url.endsWith('/hosted.js')) await gate;
    const headers = { ...(incoming.headers as Record<string, string>), 'accept-encoding': 'identity' };
    const hasBody = method === 'POST';
    const answer = await fetch(`${marketplaceUrl}${url}`, {
      method,
      headers: Object.fromEntries(
        Object.entries(headers).filter(([name]) => !/^(?:host|connection|content-length)$/.test(name)),
      ),
      ...(hasBody && { body: await buffer(incoming) }),
    });
    const isPage = answer.headers.get('Content-Type')?.startsWith('text/html') ?? false;
    const body = isPage ? change(await answer.text()) : Buffer.from(await answer.arrayBuffer());
    const kept = [...answer.headers].filter(
      ([name]) => !/^(?:connection|keep-alive|content-length|transfer-encoding)$/.test(name),
    );
    // What is in the browser's cache is not asked for, and could not be kept back.
    response.writeHead(answer.status, { ...Object.fromEntries(kept), 'cache-control': 'no-store' }).end(body);
  };

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Requests to the API since the last call. */
    askedOfApi: () => asked.splice(0).filter((line) => /\/v1\/(?:micro-internships|applications)/.test(line)),
    hold: () => {
      gate = new Promise((done) => {
        release = done;
      });
    },
    release: () => release(),
    change: (next: (html: string) => string) => {
      change = next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
export type Between = Awaited<ReturnType<typeof startBetween>>;

export interface Watched {
  shifts: number[];
  violations: string[];
}

/** Writes down what moves and what the policy refuses. */
export const watch = (page: Page) =>
  page.evaluateOnNewDocument(() => {
    const watched: Watched = { shifts: [], violations: [] };
    Object.assign(globalThis, { watched });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      watched.violations.push(`${violatedDirective} ${blockedURI}`),
    );
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[]) {
        if (!entry.hadRecentInput) watched.shifts.push(entry.value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

export const watchedOn = (page: Page): Promise<Watched> =>
  page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);

export const isTakenOver = (page: Page): Promise<boolean> =>
  page.evaluate(
    (widgets) => (document.querySelector(widgets) as { hasUpdated?: boolean } | null)?.hasUpdated ?? false,
    WIDGETS,
  );

/** Waits until the script has taken the page over. */
export const takenOver = async (page: Page): Promise<void> => {
  await eventually(() => isTakenOver(page).catch(() => false), Boolean);
};

/** Marks everything in the widget, so that it is known again. */
export const mark = (page: Page) =>
  page.evaluate((widgets) => {
    const all = document.querySelector(widgets)?.shadowRoot?.querySelectorAll('*') ?? [];
    all.forEach((element, index) => Object.assign(element, { mark: index }));
    return all.length;
  }, WIDGETS);

/** How many elements there are, how many of them are marked, and whether something stands there twice. */
export const census = (page: Page) =>
  page.evaluate((widgets) => {
    const root = document.querySelector(widgets)?.shadowRoot;
    const all = [...(root?.querySelectorAll('*') ?? [])];
    return {
      elements: all.length,
      marked: all.filter((element) => 'mark' in element).length,
      roots: root?.querySelectorAll('section.root').length,
      headings: root?.querySelectorAll('h1').length,
      forms: root?.querySelectorAll('form').length,
      cards: root?.querySelectorAll('[part="card"]').length,
    };
  }, WIDGETS);
