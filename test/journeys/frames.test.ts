import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import { snippetsOf } from '../../server/web/public/snippets/snippets.ts';
import { findCampus, saveCampus } from '../../server/store/campuses.ts';
import { pageMessages } from '../../server/web/layout/page-messages.ts';
import { startFrameSite, type FrameSite } from '../hosts/frames/site.ts';
import {
  applicationsTo,
  applyFromList,
  complainAloud,
  fitOf,
  fits,
  liveFrame,
  openForm,
  openPosting,
  ourFrame,
  placeInWindow,
  send,
} from '../hosts/frames/visit.ts';
import { fillIn, ours, reads, showsRows } from '../hosts/visit.ts';
import { longJourneyEngines, type JourneyEngine } from '../kit/browsers.ts';
import { EDITORS, keep } from '../kit/editors.ts';
import {
  assertAccessible,
  readPosting,
  startJourney,
  type Journey,
  type OpenOptions,
} from '../kit/journey.ts';
import { MESSAGES } from '../kit/messages.ts';
import { eventually } from '../kit/marketplace.ts';
import { findBrowser } from '../run/browser.js';
import { findFirefox } from '../run/firefox.js';
import { ASKS_FOR_CODE } from '../kit/mailed-code.ts';

const SLUG = 'market-research-on-alcohol-free-beer-for-a-regional-brewery';

/** Gives the platform all the time it needs: a widget waits one second for its settings, which a busy machine may miss. */
const waitForPlatform = (): void => {
  const wait = window.setTimeout;
  Object.assign(window, {
    setTimeout: (work: () => void, time?: number) => (time === 1000 ? 0 : wait(work, time)),
  });
};

/** Messages that the page of a learning platform has received. */
type Heard = { data: { subject?: string; height?: number }; at: number }[];

const heardBy = (page: Page): Promise<Heard> =>
  page.evaluate(() => (globalThis as unknown as { heard: Heard }).heard);

const heightsHeardBy = async (page: Page) =>
  (await heardBy(page)).filter(({ data }) => data.subject === 'lti.frameResize');

const hasContrast = (frame: Frame): Promise<boolean> =>
  frame.evaluate(() => document.documentElement.classList.contains('more-contrast'));

/** In the pages of `hosts/frames/hostile.html`. */
declare const shoot: (
  target: Window | undefined,
  how: { count: number; seed: number; forges: boolean },
) => void;

/** The widgets in all the documents of a page that can be looked into. */
const widgetsIn = async (page: Page): Promise<string[]> => {
  const found = await Promise.all(
    page
      .frames()
      .map((frame) =>
        frame
          .$$eval('micro-internship-feed', (elements) => elements.map(({ localName }) => localName))
          .catch(() => []),
      ),
  );
  return found.flat();
};

/** Waits for a document in a frame, at a path, that shows something; nothing that waits for itself runs there. */
const shownAt = async (page: Page, path: string, selector: string): Promise<Frame> => {
  const find = async () => {
    const frame = page.frames().find((candidate) => new URL(candidate.url()).pathname === path);
    const isShown = await frame
      ?.evaluate(
        (wanted) =>
          [...document.querySelectorAll('micro-internship-feed, micro-internship-apply')].some((widget) =>
            widget.shadowRoot?.querySelector(wanted),
          ),
        selector,
      )
      .catch(() => false);
    return isShown === true ? frame : undefined;
  };
  return (await eventually(find, (frame) => frame !== undefined)) as Frame;
};

/** Presses what a document in a frame shows where no script of its own runs. */
const pressWithoutScript = async (page: Page, path: string, selector: string): Promise<void> => {
  const frame = await shownAt(page, path, selector);
  await frame.evaluate((wanted) => {
    for (const widget of document.querySelectorAll('micro-internship-feed, micro-internship-apply'))
      widget.shadowRoot?.querySelector<HTMLElement>(wanted)?.click();
  }, selector);
};

/** How a browser is told to let nobody but a page itself keep anything; Chromium knows everybody or nobody. */
const LAUNCH_WITHOUT_STORAGE = {
  chromium: async (profile: string): Promise<Browser> => {
    await mkdir(join(profile, 'Default'));
    const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
    await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
    return puppeteer.launch({ ...(await findBrowser()), userDataDir: profile });
  },
  firefox: async (): Promise<Browser> => {
    const found = findFirefox();
    if (!found) throw new Error('There is no Firefox.');
    const extraPrefsFirefox = { ...found.extraPrefsFirefox, 'network.cookie.cookieBehavior': 1 };
    return puppeteer.launch({ ...found, extraPrefsFirefox });
  },
};

/** Opens a page in a browser of its own that denies storage to the frames of others. */
const openWithoutStorage = async (engine: JourneyEngine, address: string) => {
  const profile = await mkdtemp(join(tmpdir(), 'no-storage-'));
  const opened = await LAUNCH_WITHOUT_STORAGE[engine](profile);
  const page = await opened.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.evaluateOnNewDocument(complainAloud);
  await page.goto(address);
  const close = async () => {
    await opened.close();
    await rm(profile, { recursive: true, force: true });
  };
  return { page, close };
};

/** Makes each of these throw, as a browser does that keeps nothing of a stranger's. */
const denyStorage = (): void => {
  const deny = (target: object, name: string) =>
    Object.defineProperty(target, name, {
      get: () => {
        throw new DOMException('Denied.', 'SecurityError');
      },
    });
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'])
    deny(window, name);
  deny(Document.prototype, 'cookie');
  deny(Navigator.prototype, 'clipboard');
  for (const name of ['pushState', 'replaceState', 'state']) deny(History.prototype, name);
};

for (const [browser, engine] of longJourneyEngines) {
  describe(`a visitor in an iframe in ${engine}`, () => {
    let journey: Journey;
    let site: FrameSite;
    before(async () => {
      journey = await startJourney({ browser });
      site = await startFrameSite(journey.marketplace.url);
      const lakeshore = await findCampus(journey.marketplace.database, 'lakeshore');
      assert.ok(lakeshore);
      const frameAncestors = ['http://localhost:*', 'http://127.0.0.1:*', 'http://*.school.localhost:*'];
      await saveCampus(journey.marketplace.database, { ...lakeshore, frameAncestors });
      await saveCampus(journey.marketplace.database, { ...lakeshore, slug: 'unframed', frameAncestors: [] });
    });
    after(async () => {
      await site.close();
      await journey.close();
    });

    /** Opens a page around a frame, all of whose documents complain aloud. */
    const open = async (
      name: string,
      { prepare, ...options }: OpenOptions & { prepare?: () => void } = {},
      words: Parameters<FrameSite['address']>[1] = {},
    ): Promise<Page> => {
      const page = await journey.open('about:blank', options);
      await page.evaluateOnNewDocument(complainAloud);
      if (prepare) await page.evaluateOnNewDocument(prepare);
      await page.goto(site.address(name, words));
      return page;
    };

    const embed = (path: string) => ({ frame: journey.marketplace.url + path });

    /** Snippets that the marketplace offers to a webmaster, by kind. */
    const linesToPaste = async () => {
      const campus = await findCampus(journey.marketplace.database, 'lakeshore');
      assert.ok(campus);
      const snippets = snippetsOf(campus, journey.marketplace.url, undefined, pageMessages('en'));
      const find = (part: string) => snippets.find(({ code }) => code.includes(part))?.code ?? '';
      return {
        frame: find('<iframe'),
        element: find('<micro-internship-feed'),
        placeholder: find('data-micro-internship-feed'),
      };
    };

    it('sees the full height in Canvas without a second scrollbar or layout shift', async () => {
      const page = await open('canvas');
      const frame = await ourFrame(page, journey.marketplace);

      await fits(page, frame);
      for (const padding of ['1px', '2px', '3px', '0.5px', '']) {
        await frame.$eval('main', (main, width) => (main.style.paddingBottom = width), padding);
        await setTimeout(100);
        await fits(page, frame);
      }
      await openPosting(frame, SLUG);
      await fits(page, frame);
      await openForm(frame);
      await fits(page, frame);
      await send(frame, journey, SLUG);
      await fits(page, frame);

      const before = (await heightsHeardBy(page)).length;
      await setTimeout(5000);
      assert.equal((await heightsHeardBy(page)).length, before, 'the frame has come to rest');
      await page.close();
    });

    it('posts at most one height per animation frame to Canvas', async () => {
      const page = await open('canvas');
      const frame = await ourFrame(page, journey.marketplace);
      await fits(page, frame);

      const before = (await heightsHeardBy(page)).length;
      const drawn = await frame.evaluate(async () => {
        const main = document.querySelector('main')!;
        let frames = 0;
        let isOver = false;
        const draw = () => {
          frames += 1;
          if (!isOver) requestAnimationFrame(draw);
        };
        requestAnimationFrame(draw);
        for (let change = 0; change < 200; change += 1) {
          main.style.paddingBottom = `${(change * 37) % 500}px`;
          await new Promise((done) => window.setTimeout(done, 3));
        }
        isOver = true;
        main.style.paddingBottom = '';
        return frames;
      });
      await fits(page, frame);

      const told = (await heightsHeardBy(page)).length - before;
      assert.ok(told > 5 && told <= drawn + 2, `${told} messages in ${drawn} frames`);
      await page.close();
    });

    it('uses the time zone and contrast of Canvas', async () => {
      const page = await open('canvas', { prepare: waitForPlatform });
      const frame = await ourFrame(page, journey.marketplace);
      await eventually(() => hasContrast(frame), Boolean);

      await openPosting(frame, SLUG);
      const { applicationDeadline } = await readPosting(journey, SLUG);
      const inDenver = new Intl.DateTimeFormat('en', {
        ...{ month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
        timeZone: 'America/Denver',
      }).format(new Date(applicationDeadline?.at ?? ''));

      await reads(frame, `${inDenver} your time`);
      await page.close();
    });

    it('uses the language of Canvas unless the URL sets one', async () => {
      const languageOf = (frame: Frame) =>
        frame.evaluate(() => document.documentElement.lang).catch(() => '');
      for (const [address, spoken] of [
        ['/embed/lakeshore', 'es'],
        ['/embed/lakeshore?lang=ar', 'ar'],
      ] as const) {
        const page = await open(
          'canvas',
          { prepare: waitForPlatform },
          { locale: 'es-MX', frame: journey.marketplace.url + address },
        );
        await eventually(
          async () => languageOf(await ourFrame(page, journey.marketplace)),
          (lang) => lang === spoken,
        );
        const frame = await ourFrame(page, journey.marketplace);
        await reads(frame, MESSAGES[spoken].search);
        await setTimeout(1200);
        assert.equal(await languageOf(frame), spoken);
        await page.close();
      }
    });

    for (const [reply, what] of [
      ['none', 'that says nothing'],
      ['malformed', 'that says what cannot be read'],
      ['elsewhere', 'for which another frame speaks'],
    ] as const) {
      it(`uses the browser's zone and default colors on a platform ${what}`, async () => {
        const page = await open('canvas', {}, { reply });
        const frame = await ourFrame(page, journey.marketplace);
        await fits(page, frame);
        await setTimeout(1200);

        await openPosting(frame, SLUG);
        const text = await frame.$eval(ours('[part="facts"]'), ({ textContent }) => textContent);
        assert.doesNotMatch(text, /Denver/);
        assert.equal(await hasContrast(frame), false);
        await page.close();
      });
    }

    it('scrolls to an opened posting and back in an iframe taller than the window', async () => {
      const page = await open('canvas', { width: 800 }, embed('/embed/lakeshore?layout=list'));
      await page.setViewport({ width: 800, height: 800 });
      const frame = await ourFrame(page, journey.marketplace);
      await showsRows(frame, 20);
      await fits(page, frame);
      assert.ok((await fitOf(page, frame)).frame > 3000);
      const slugs = await frame.$$eval(ours('[part="card-title"]'), (titles) =>
        titles.map((title) => title.getAttribute('data-slug') ?? ''),
      );
      const last = slugs.at(-1) ?? '';
      const isSeen = async (selector: string) => {
        await eventually(
          () => placeInWindow(page, frame, selector),
          ({ top, bottom, hasFocus }) => hasFocus && top > -1 && bottom < 801,
        ).catch(async () =>
          assert.fail(`${selector} ${JSON.stringify(await placeInWindow(page, frame, selector))}`),
        );
        await setTimeout(300);
        const { top, bottom } = await placeInWindow(page, frame, selector);
        assert.ok(top > -1 && bottom < 801, `${selector} stays in sight`);
      };

      await openPosting(frame, last);
      await isSeen(ours('.screen:not([hidden]) .title'));
      await frame.locator(ours('[part="back"]')).click();
      await isSeen(ours(`[data-slug="${last}"]`));
      await openPosting(frame, last);
      await frame.locator(ours('.similar')).wait();
      await fits(page, frame);
      await (await frame.$$(ours('[part="apply"]'))).at(-1)!.asLocator().click();
      await isSeen(ours('.title'));
      await frame.locator(ours('[part="send"]')).click();
      await isSeen(ours('[part="error-summary"]'));
      await page.close();
    });

    it('sees no sticky elements in any view', async () => {
      const page = await open('canvas');
      const frame = await ourFrame(page, journey.marketplace);
      const sticking = () =>
        frame.$$eval(`body, body *, ${ours('*')}`, (elements) => {
          const sheets = [...document.styleSheets];
          for (const { shadowRoot } of elements) {
            if (shadowRoot) sheets.push(...shadowRoot.styleSheets, ...shadowRoot.adoptedStyleSheets);
          }
          const rules = sheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
          return [
            ...elements
              .filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position))
              .map(({ localName }) => localName),
            ...rules.filter((rule) => /\d[sdl]?v(?:h|b|max|min)\b|position:\s*fixed/.test(rule)),
          ];
        });

      await showsRows(frame, 20);
      assert.deepEqual(await sticking(), []);
      await openPosting(frame, SLUG);
      assert.deepEqual(await sticking(), []);
      await openForm(frame);
      assert.deepEqual(await sticking(), []);
      await page.close();
    });

    it('scrolls and applies in Moodle without a height listener', async () => {
      const page = await open('plain');
      const frame = await ourFrame(page, journey.marketplace);

      await applyFromList(frame, journey, SLUG);
      assert.equal((await fitOf(page, frame)).frame, 600);
      await frame.locator(ours('[part="back"]')).click();
      const box = await (await page.$('iframe'))!.boundingBox();
      await page.mouse.move(box!.x + 200, box!.y + 300);
      const before = await frame.evaluate(() => scrollY);
      await page.mouse.wheel({ deltaY: before > 500 ? -400 : 400 });
      await eventually(
        () => frame.evaluate(() => scrollY),
        (now) => Math.abs(now - before) > 100,
      );
      await page.close();
    });

    it('searches, opens and applies by keyboard in a scripts-only sandbox', async () => {
      const page = await open('plain', {}, { attributes: 'sandbox="allow-scripts"' });
      const frame = await ourFrame(page, journey.marketplace);
      assert.equal(await frame.evaluate(() => self.origin), 'null');

      await showsRows(frame, 20);
      await frame.locator(ours('#q')).fill('beer');
      await page.keyboard.press('Enter');
      await showsRows(frame, 2);
      await openPosting(frame, SLUG);
      const { url } = await readPosting(journey, SLUG);
      const address = await frame.waitForSelector(ours('#address'));
      const shown = await address?.evaluate((field) => (field as HTMLInputElement).value);
      assert.equal(shown, `${url}?campus=lakeshore`);
      await openForm(frame);
      await frame.locator(ours('#person-name')).click();
      await page.keyboard.press('Enter');
      await reads(frame, 'There is a problem');

      await fillIn(frame, journey, SLUG);
      const before = await applicationsTo(journey.marketplace, SLUG);
      await frame.locator(ours('#person-email')).click();
      await page.keyboard.press('Enter');
      await reads(frame, ASKS_FOR_CODE);
      assert.equal(await applicationsTo(journey.marketplace, SLUG), before + 1);
      await page.close();
    });

    for (const [what, sandbox, prepare] of [
      ['scripts and forms', 'allow-scripts allow-forms', undefined],
      ['nothing to be kept', 'allow-scripts allow-forms allow-same-origin', denyStorage],
      ['nothing but scripts, and nothing to be kept', 'allow-scripts', denyStorage],
    ] as const) {
      it(`applies in a sandbox that allows ${what}`, async () => {
        const page = await open('plain', prepare && { prepare }, { attributes: `sandbox="${sandbox}"` });
        const frame = await ourFrame(page, journey.marketplace);

        await applyFromList(frame, journey, SLUG);
        await page.close();
      });
    }

    it('applies in a sandboxed iframe of one posting or its form', async () => {
      for (const path of [`/embed/lakeshore/${SLUG}`, `/embed/lakeshore/${SLUG}/apply`]) {
        const page = await open('plain', {}, { ...embed(path), attributes: 'sandbox="allow-scripts"' });
        const frame = await ourFrame(page, journey.marketplace);

        if (!path.endsWith('/apply')) await openForm(frame);
        await send(frame, journey, SLUG);
        await page.close();
      }
    });

    it('applies in a course inside a portal', async () => {
      const course = site.address('plain', { host: 'course.school.localhost' });
      const page = await open('nested', {}, { host: 'portal.school.localhost', frame: course });
      const frame = await ourFrame(page, journey.marketplace);

      await applyFromList(frame, journey, SLUG);
      await page.close();
    });

    it("browses in a WordPress post and is sent to the posting's page to apply", async () => {
      const page = await open('wordpress');
      const frame = await ourFrame(page, journey.marketplace);
      await showsRows(frame, 20);
      await eventually(
        () => page.$eval('iframe', ({ height }) => height),
        (height) => height === '1000',
      );
      assert.equal(await page.$eval('blockquote', (quote) => getComputedStyle(quote).display), 'none');

      await openPosting(frame, SLUG);
      await Promise.all([page.waitForNavigation(), frame.locator(ours('[part="apply"]')).click()]);
      const { url } = await readPosting(journey, SLUG);
      assert.equal(page.url(), `${url}?campus=lakeshore`);
      await page.locator(ours('[part="apply"]')).click();
      await send(page, journey, SLUG);
      await page.close();
    });

    it('follows the link below a WordPress embed to the hosted page', async () => {
      const page = await open('wordpress');
      const frame = await ourFrame(page, journey.marketplace);
      await showsRows(frame, 20);

      await Promise.all([page.waitForNavigation(), frame.locator('.page-foot a').click()]);
      assert.equal(page.url(), `${journey.marketplace.url}/c/lakeshore`);
      await page.close();
    });

    it('reaches a WordPress post whose listener loads late', async () => {
      const page = await open('wordpress', {}, { late: 'yes' });
      const frame = await ourFrame(page, journey.marketplace);
      await showsRows(frame, 20);
      await setTimeout(500);

      await page.evaluate(() => (globalThis as unknown as { listen: () => void }).listen());
      await eventually(
        () => page.$eval('iframe', ({ height }) => height),
        (height) => height === '1000',
      );
      await page.close();
    });

    it("keeps WordPress's link until the list works", async () => {
      const page = await journey.open('about:blank', { expected: /./ });
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        void (request.url().endsWith('/hosted.js') ? request.abort() : request.continue());
      });
      await page.goto(site.address('wordpress'));
      const frame = await page.waitForFrame((candidate) => candidate.url().includes('/embed/'));
      await showsRows(frame, 20);
      await setTimeout(500);

      assert.deepEqual(await heardBy(page), []);
      assert.equal(await page.$eval('blockquote', (quote) => getComputedStyle(quote).display), 'block');
      await page.close();
    });

    it('applies without JavaScript and keeps all settings', async () => {
      const setup = 'department=research&page-size=5&layout=list';
      // Chromium cannot be told to run no script in a frame that is of another site.
      const words = { host: '127.0.0.1', ...embed(`/embed/lakeshore?${setup}`) };
      const page = await open('plain', { javaScript: false }, words);
      const before = await applicationsTo(journey.marketplace, SLUG);

      await pressWithoutScript(page, '/embed/lakeshore', `[data-slug="${SLUG}"]`);
      await pressWithoutScript(page, `/embed/lakeshore/${SLUG}`, '[part="apply"]');
      const form = await shownAt(page, `/embed/lakeshore/${SLUG}/apply`, '[part="send"]');
      await form.evaluate(() => {
        const root = document.querySelector('micro-internship-apply')?.shadowRoot;
        for (const control of root?.querySelectorAll<HTMLInputElement>('input, textarea') ?? []) {
          if (['checkbox', 'radio'].includes(control.type)) control.checked = true;
          else if (control.type !== 'hidden')
            control.value = control.type === 'email' ? 'ada@example.edu' : 'An answer';
        }
      });
      await pressWithoutScript(page, `/embed/lakeshore/${SLUG}/apply`, '[part="send"]');
      await shownAt(page, `/embed/lakeshore/${SLUG}/apply`, '[part="receipt"]');
      assert.equal(await applicationsTo(journey.marketplace, SLUG), before + 1);
      await pressWithoutScript(page, `/embed/lakeshore/${SLUG}/apply`, '[part="back"]');

      const list = await shownAt(page, '/embed/lakeshore', '[part="card-title"]');
      const kept = [...new URL(list.url()).searchParams].toSorted().join(' ');
      assert.equal(kept, 'department,research layout,list page-size,5');
      await page.close();
    });

    for (const [what, isShown, address] of [
      ['that the campus lists', true, () => site.address('plain')],
      ['of which the campus lists all', true, () => site.address('plain', { host: 'a.school.localhost' })],
      ['that the campus does not list', false, () => site.address('plain', { host: 'other.localhost' })],
      ['that ends like a listed one', false, () => site.address('plain', { host: 'badschool.localhost' })],
      [
        'in a page that the campus does not list',
        false,
        () => site.address('nested', { host: 'other.localhost', frame: site.address('plain') }),
      ],
      [
        'of whatever origin where the campus lists none',
        false,
        () => site.address('plain', embed('/embed/unframed')),
      ],
    ] as const) {
      it(`sees ${isShown ? 'the list' : 'no list'} on a page ${what}`, async () => {
        const page = await journey.open('about:blank', isShown ? {} : { expected: /frame/i });
        await page.goto(address());
        if (isShown) await showsRows(await ourFrame(page, journey.marketplace), 20);
        else assert.deepEqual(await widgetsIn(page), []);
        await page.close();
      });
    }

    for (const late of ['', 'yes']) {
      it(`fits the content's height in two iframes with our listener${late && ' loaded late'}`, async () => {
        const second = `${journey.marketplace.url}/embed/lakeshore?department=research`;
        const page = await open('listener', {}, { second, late });
        const frames = await Promise.all(
          ['/embed/lakeshore', '/embed/lakeshore?department=research'].map((path) =>
            liveFrame(page, (frame) => frame.url() === journey.marketplace.url + path),
          ),
        );
        if (late) {
          await setTimeout(500);
          await page.evaluate(() => (globalThis as unknown as { addListener: () => void }).addListener());
        }

        await fits(page, frames[0]!, '#first');
        await fits(page, frames[1]!, '#second');
        const heights = await page.$$eval('iframe', (all) => all.map(({ height }) => Number(height)));
        assert.ok(heights[0]! > heights[1]! + 500, heights.join(' '));
        await page.close();
      });
    }

    it('ignores thirty thousand foreign messages', async () => {
      const page = await open(
        'hostile',
        {
          prepare: waitForPlatform,
        },
        { role: 'parent', sibling: site.address('hostile') },
      );
      const frame = await ourFrame(page, journey.marketplace);
      const sibling = await page.waitForFrame((candidate) => candidate.url() === site.address('hostile'));
      const source = await sibling.$eval('script', ({ textContent }) => textContent);
      const shown = () =>
        frame.evaluate(() => [
          document.querySelector('micro-internship-feed')?.shadowRoot?.textContent,
          document.documentElement.className,
          document.documentElement.scrollHeight,
          location.href,
          Object.keys(Object.prototype),
        ]);
      await showsRows(frame, 20);
      const before = await shown();

      await page.evaluate(() => shoot(frames[0], { count: 10_000, seed: 1, forges: false }));
      await sibling.evaluate(() => shoot(parent.frames[0], { count: 10_000, seed: 2, forges: true }));
      await frame.evaluate(`${source}; shoot(window, { count: 10_000, seed: 3, forges: true });`);
      await setTimeout(500);
      assert.deepEqual(await shown(), before);

      await page.evaluate(
        (target) =>
          frames[0]?.postMessage(
            { subject: 'lti.getPageSettings.response', pageSettings: { use_high_contrast: true } },
            target,
          ),
        journey.marketplace.url,
      );
      await eventually(() => hasContrast(frame), Boolean);
      await page.close();
    });

    it('gets no height from our listener when the iframe shows another page', async () => {
      const page = await open('listener', {}, embed('/embed/lakeshore?layout=compact'));
      await ourFrame(page, journey.marketplace);
      await setTimeout(500);
      const before = await page.evaluate(() => document.body.innerHTML);
      const hostile = site.address('hostile', { host: 'other.localhost' });
      await page.evaluate((address) => {
        frames[0]!.location.href = address;
      }, hostile);
      const frame = await page.waitForFrame((candidate) => candidate.url() === hostile);
      await frame.waitForSelector('h1');

      await frame.evaluate(() => shoot(parent, { count: 10_000, seed: 4, forges: true }));
      await setTimeout(500);
      assert.equal(await page.evaluate(() => document.body.innerHTML), before);
      await page.close();
    });

    it('applies in the demo course on a phone', async () => {
      const page = await journey.open('/lms.html', { width: 360 });
      const frame = await ourFrame(page, journey.marketplace);

      await fits(page, frame);
      await applyFromList(frame, journey, SLUG);
      await fits(page, frame);
      await page.close();
    });

    it('sees the list after Canvas sanitized the iframe code', async () => {
      const kept = keep((await linesToPaste()).frame, EDITORS.canvas);
      const page = await open('snippet', {}, { snippet: kept });
      const frame = await ourFrame(page, journey.marketplace);

      assert.match(kept, /<iframe src="[^"]+" title="[^"]+" width="100%" height="800">/);
      await applyFromList(frame, journey, SLUG);
      await page.close();
    });

    it('sees the list after WordPress sanitized our oEmbed', async () => {
      const { url } = journey.marketplace;
      const answer = await fetch(`${url}/oembed?${new URLSearchParams({ url: `${url}/c/lakeshore` })}`);
      const { html } = (await answer.json()) as { html: string };
      const kept = keep(html, EDITORS['wordpress-oembed']).replace(
        '<iframe',
        '<iframe sandbox="allow-scripts" security="restricted"',
      );
      const page = await open('snippet', {}, { snippet: kept });

      await applyFromList(await ourFrame(page, journey.marketplace), journey, SLUG);
      await page.close();
    });

    it("sees the list in Google Sites' nested iframes", async () => {
      const sandbox = [
        ...[
          'allow-scripts',
          'allow-popups',
          'allow-forms',
          'allow-same-origin',
          'allow-downloads',
          'allow-modals',
        ],
        'allow-popups-to-escape-sandbox',
      ].join(' ');
      const inner = site.address('plain', {
        host: 'user-content.school.localhost',
        attributes: `sandbox="${sandbox}"`,
      });
      const page = await open('nested', {}, { host: 'sites.school.localhost', frame: inner });

      await applyFromList(await ourFrame(page, journey.marketplace), journey, SLUG);
      await page.close();
    });

    it("finds a link to the list after any editor's sanitizing", async () => {
      const { url } = journey.marketplace;
      for (const [editor, list] of Object.entries(EDITORS)) {
        if (editor === 'wordpress-oembed') continue;
        for (const [name, code] of Object.entries(await linesToPaste())) {
          const kept = keep(code, list);
          assert.match(
            kept,
            new RegExp(`<a href="${url}/c/lakeshore">[^<]+</a>`),
            `${name} in ${editor}: ${kept}`,
          );
          assert.doesNotMatch(kept, /<script|<micro-/);
        }
      }
      const kept = keep((await linesToPaste()).frame, EDITORS['drupal-filter-html']);
      const page = await open('snippet', {}, { snippet: kept });
      await Promise.all([page.waitForNavigation(), page.locator('a').click()]);
      await showsRows(page, 20);
      await page.close();
    });

    it('applies when third-party storage is denied', async (test) => {
      const { page, close } = await openWithoutStorage(browser, site.address('plain'));
      test.after(close);
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      const frame = await ourFrame(page, journey.marketplace);
      const isDenied = await frame.evaluate(() => {
        try {
          return localStorage.length < 0;
        } catch {
          return true;
        }
      });
      assert.ok(isDenied);

      await applyFromList(frame, journey, SLUG);
      assert.deepEqual(complaints, []);
    });

    it('scrolls in one direction on a phone, and axe reports nothing', async () => {
      const page = await open('canvas', { width: 320 });
      const frame = await ourFrame(page, journey.marketplace);
      const isWhole = async (state: string) => {
        await fits(page, frame);
        const [wide, window] = await frame.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(wide! <= window!, `${state}: ${wide} of ${window} px`);
        await assertAccessible(frame, state);
      };

      await isWhole('list');
      await openPosting(frame, SLUG);
      await isWhole('posting');
      await openForm(frame);
      await isWhole('form');
      await frame.locator(ours('[part="send"]')).click();
      await reads(frame, 'There is a problem');
      await isWhole('form with errors');
      await page.close();
    });
  });
}
