import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import puppeteer, { type BrowserContext, type Page } from 'puppeteer-core';
import { AXE_RULES_OFF, AXE_TAGS } from '../../stories/kit/axe.ts';
import { findBrowser } from '../run/browser.js';
import { WAIT_LIMIT } from '../kit/wait-limit.ts';

const WINDOWS = 2;

/** The rules that see colours; the others say the same in both schemes. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

/** Console messages of stories that are about failures. */
const EXPECTED = /^Failed to load resource|^\[micro-internships\]/;

const root = fileURLToPath(new URL('../../', import.meta.url));
const { resolve } = createRequire(import.meta.url);
const axeSource = await readFile(resolve('axe-core/axe.min.js'), 'utf8');

interface Story {
  id: string;
  title: string;
  name: string;
  /** `complains`: the story provokes what the browser and the widget complain of, at once or later. */
  tags: string[];
}

/** Builds the Storybook into a folder that the caller removes. */
const build = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'stories-'));
  const program = join(root, 'node_modules/storybook/dist/bin/dispatcher.js');
  const words = ['build', '--output-dir', folder, '--disable-telemetry', '--quiet'];
  await promisify(execFile)(process.execPath, [program, ...words], { cwd: root });
  return folder;
};

/** The stories of a built Storybook, those of one title together. */
const readStories = async (folder: string): Promise<[title: string, stories: Story[]][]> => {
  const { entries } = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as {
    entries: Record<string, Story & { type: 'story' | 'docs' }>;
  };
  const stories = Object.values(entries).filter(({ type }) => type === 'story');
  return [...Map.groupBy(stories, ({ title }) => title)];
};

const startServer = (folder: string): Promise<{ url: string; close: () => void }> =>
  new Promise((done) => {
    const app = new Hono()
      .get('/favicon.ico', (context) => context.body(null, 204))
      .get('*', serveStatic({ root: folder }));
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      done({ url: `http://127.0.0.1:${port}`, close: () => server.close() }),
    );
  });

const folder = await build();
const titles = await readStories(folder);
const server = await startServer(folder);
const browser = await puppeteer.launch(await findBrowser());

after(async () => {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** A page of the stories and everything wrong that it says. */
interface Stage {
  page: Page;
  found: string[];
}

const openStage = async (window: BrowserContext, expected = /^$/): Promise<Stage> => {
  const page = await window.newPage();
  const found: string[] = [];
  const complain = (text: string) => expected.test(text) || found.push(text);
  page.on('pageerror', (error) => complain(String(error)));
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) complain(message.text());
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== server.url) found.push(`asks ${origin}`);
  });
  await page.setViewport({ width: 1280, height: 900 });
  return { page, found };
};

const setScheme = (page: Page, value: 'light' | 'dark'): Promise<void> =>
  page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);

interface Channel {
  emit: (event: string, payload: unknown) => void;
  last: (event: string) => [{ storyId?: string; message?: string } | undefined] | undefined;
}

/** Shows a story: by its address first, then, as Storybook does, in the page that is already there. */
const show = async ({ page }: Stage, { id }: Story): Promise<void> => {
  if (page.url().startsWith(server.url)) {
    await page.evaluate((storyId) => {
      const { __STORYBOOK_ADDONS_CHANNEL__: channel } = globalThis as unknown as {
        __STORYBOOK_ADDONS_CHANNEL__: Channel;
      };
      channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
    }, id);
  } else {
    // Storybook would run axe as well.
    await page.goto(`${server.url}/iframe.html?id=${id}&viewMode=story&globals=a11y.manual:!true`);
    await page.evaluate(axeSource);
  }
};

/** Waits until a story and its play function are done; gives why they could not be, if so. */
const finish = async ({ page }: Stage, { id }: Story): Promise<string | undefined> => {
  const handle = await page.waitForFunction(
    (storyId, failures) => {
      const { __STORYBOOK_ADDONS_CHANNEL__: channel } = globalThis as unknown as {
        __STORYBOOK_ADDONS_CHANNEL__?: Channel;
      };
      for (const failure of failures) {
        const said = channel?.last(failure);
        if (said) return `${failure}: ${said[0]?.message ?? ''}`;
      }
      return channel?.last('storyFinished')?.[0]?.storyId === storyId ? 'finished' : false;
    },
    { timeout: WAIT_LIMIT },
    id,
    ['storyThrewException', 'playFunctionThrewException', 'storyErrored', 'storyMissing'],
  );
  const outcome = await handle.jsonValue();
  return outcome === 'finished' ? undefined : String(outcome);
};

/** Findings of axe in the story on show. */
const violations = (page: Page, runOnly: { type: 'tag' | 'rule'; values: string[] }): Promise<string[]> =>
  page.evaluate(
    async (only, off) => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const result = await axe.run(
        { exclude: ['.sb-wrapper', '#storybook-docs'] },
        {
          runOnly: only,
          rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
          resultTypes: ['violations'],
        },
      );
      return result.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
      );
    },
    runOnly,
    runOnly.type === 'tag' ? Object.keys(AXE_RULES_OFF) : [],
  );

/** Everything that is wrong with a story. */
const judge = async (stage: Stage, story: Story): Promise<string[]> => {
  const { page, found } = stage;
  await setScheme(page, 'light');
  await show(stage, story);
  const problem = await finish(stage, story);
  if (problem !== undefined) return [...found, problem];
  found.push(...(await violations(page, { type: 'tag', values: AXE_TAGS })));
  await setScheme(page, 'dark');
  const dark = await violations(page, { type: 'rule', values: COLOR_RULES });
  return [...found, ...dark.map((violation) => `dark: ${violation}`)];
};

describe('the stories', { concurrency: WINDOWS }, () => {
  for (const [title, stories] of titles) {
    describe(title, { concurrency: 1 }, () => {
      let window: BrowserContext;
      let shared: Stage | undefined;

      before(async () => {
        // A window of its own: a page behind another renders seldom.
        window = await browser.createBrowserContext();
      });

      after(() => window.close());

      for (const story of stories) {
        it(story.name, async () => {
          // What a story provokes may be said late, and no other story shall be blamed for it.
          const isAlone = story.tags.includes('complains');
          const stage = isAlone ? await openStage(window, EXPECTED) : (shared ??= await openStage(window));

          const found = await judge(stage, story);

          if (isAlone || found.length > 0) await stage.page.close();
          if (!isAlone && found.length > 0) shared = undefined;
          assert.deepEqual(found, []);
        });
      }
    });
  }
});
