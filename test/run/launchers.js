import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { WebdriverLauncher } from '@web/test-runner-webdriver';
import { ENGINES } from './engines.js';
import { startWebKit } from './webkit.js';

const named = (launcher, engine) => Object.assign(launcher, { name: ENGINES[engine] });

/** Starts the driver with the first file and ends it after the last. */
class WebKitLauncher extends WebdriverLauncher {
  #programs;
  #webKit;

  constructor(programs) {
    super({ capabilities: {} });
    this.#programs = programs;
  }

  async initialize(config) {
    await super.initialize(config);
    named(this, 'webkit');
  }

  async startSession(id, url) {
    this.#webKit ??= startWebKit(this.#programs);
    Object.assign(this.options, (await this.#webKit).options);
    await super.startSession(id, url);
  }

  async stop() {
    await super.stop();
    const webKit = await this.#webKit?.catch(() => undefined);
    await webKit?.stop();
  }
}

const CREATE = {
  chromium: (launchOptions) => chromeLauncher({ launchOptions }),
  firefox: (launchOptions) => puppeteerLauncher({ launchOptions }),
  webkit: (programs) => new WebKitLauncher(programs),
};

/** The launchers of @web/test-runner for the engines that were found. */
export const launchers = (found) =>
  Object.entries(found).map(([engine, launch]) => named(CREATE[engine](launch), engine));

/** Ends the browsers at once. Puppeteer does so as the process exits, but forgets every second one. */
export const endBrowsers = (all) => {
  for (const { browser } of all) browser?.process()?.kill('SIGKILL');
};
