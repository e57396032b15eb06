import puppeteer, { Frame, type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../run/browser.js';
import { ENGINES, wantedEngines } from '../run/engines.js';
import { findFirefox } from '../run/firefox.js';
import { WAIT_LIMIT } from './wait-limit.ts';

/**
 * Puppeteer looks again when the page's own nodes change. What comes into a shadow root changes none of them, so it looks
 * at every frame here.
 */
const { waitForSelector } = Frame.prototype;
Frame.prototype.waitForSelector = function (this: Frame, selector: string, options?: object) {
  const everyFrame: object = { polling: 'raf', ...options };
  return waitForSelector.call(this, selector, everyFrame);
} as typeof waitForSelector;

/** The engines that puppeteer drives. */
export type JourneyEngine = 'chromium' | 'firefox';

/** Preferences of the visitor's system. */
export type Scheme = 'light' | 'dark';

/** Settings of the visitor. */
export interface Settings {
  scheme: Scheme;
  javaScript: boolean;
  /** The system's few colours in place of the page's. */
  forcedColors: boolean;
  reducedMotion: boolean;
  /** The pixels of `font-size: medium`. */
  textSize: number;
}

/** Defaults of a visitor who has set nothing. */
export const DEFAULT_SETTINGS: Settings = {
  scheme: 'light',
  javaScript: true,
  forcedColors: false,
  reducedMotion: false,
  textSize: 16,
};

interface Browsers {
  newPage: (settings: Settings) => Promise<Page>;
  close: () => Promise<void>;
}

/** The engines that each journey is made in, and what they are called in its name. */
export const journeyEngines: [JourneyEngine, string][] = (['chromium', 'firefox'] as const)
  .filter((engine) => wantedEngines().includes(engine))
  .map((engine) => [engine, ENGINES[engine]]);

/** The same for journeys that take long: all engines in `npm run test:full`, otherwise Chromium alone. */
export const longJourneyEngines = journeyEngines.filter(
  ([engine]) => engine === 'chromium' || process.env.TEST_FULL === '1',
);

const tellChromium = async (page: Page, settings: Settings): Promise<void> => {
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: settings.scheme },
      { name: 'forced-colors', value: settings.forcedColors ? 'active' : 'none' },
      { name: 'prefers-reduced-motion', value: settings.reducedMotion ? 'reduce' : 'no-preference' },
    ],
  });
  await session.send('Page.setFontSizes', { fontSizes: { standard: settings.textSize } });
  await page.setJavaScriptEnabled(settings.javaScript);
};

/** The one browser of Chromium is told for each page what the visitor has set. */
const chromium = (): Browsers => {
  let browser: Promise<Browser> | undefined;
  return {
    newPage: async (settings) => {
      browser ??= findBrowser().then((launch) => puppeteer.launch(launch));
      const page = await (await browser).newPage();
      await tellChromium(page, settings);
      return page;
    },
    close: async () => (await browser)?.close(),
  };
};

const CONTENT_OVERRIDE: Record<Scheme, number> = { dark: 0, light: 1 };
const COLOR_USE = { forced: 2, page: 0 };

const firefoxPreferences = (settings: Settings) => ({
  'layout.css.prefers-color-scheme.content-override': CONTENT_OVERRIDE[settings.scheme],
  'javascript.enabled': settings.javaScript,
  'browser.display.document_color_use': settings.forcedColors ? COLOR_USE.forced : COLOR_USE.page,
  'ui.prefersReducedMotion': settings.reducedMotion ? 1 : 0,
  'font.size.variable.x-western': settings.textSize,
});

/** Firefox cannot be told by WebDriver BiDi, so there is one for each of the settings that a journey needs. */
const firefox = (): Browsers => {
  const browsers = new Map<string, Promise<Browser>>();
  const launch = async (settings: Settings): Promise<Browser> => {
    const options = findFirefox();
    if (!options) throw new Error('There is no Firefox.');
    return puppeteer.launch({
      ...options,
      extraPrefsFirefox: { ...options.extraPrefsFirefox, ...firefoxPreferences(settings) },
    });
  };
  return {
    newPage: async (settings) => {
      const key = JSON.stringify(settings);
      const browser = browsers.get(key) ?? launch(settings);
      browsers.set(key, browser);
      return (await browser).newPage();
    },
    close: async () => {
      for (const browser of browsers.values()) await (await browser).close();
    },
  };
};

const CREATE = { chromium, firefox };

/** The browsers of one engine, started when they are needed. */
export const createBrowsers = (engine: JourneyEngine): Browsers => {
  const { newPage, close } = CREATE[engine]();
  return {
    newPage: async (settings) => {
      const page = await newPage(settings);
      page.setDefaultTimeout(WAIT_LIMIT);
      return page;
    },
    close,
  };
};
