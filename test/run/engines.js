import { findBrowser } from './browser.js';
import { findFirefox } from './firefox.js';
import { findWebKit } from './webkit.js';

const FIND = { chromium: findBrowser, firefox: findFirefox, webkit: findWebKit };

/** The engines of browsers that the tests run in, and how they are called. */
export const ENGINES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK' };

/** The engines that `TEST_ENGINES` names; all of them where it is not set. */
export const wantedEngines = () => {
  const wanted = (process.env.TEST_ENGINES ?? '').split(/[\s,]+/).filter(Boolean);
  const unknown = wanted.filter((engine) => !(engine in ENGINES));
  if (unknown.length > 0) {
    throw new Error(
      `TEST_ENGINES names ${unknown.join(', ')}; there are ${Object.keys(ENGINES).join(', ')}.`,
    );
  }
  return Object.keys(ENGINES).filter((engine) => wanted.length === 0 || wanted.includes(engine));
};

/** Start options of each wanted engine, installed if possible; engines that cannot be installed are left out. */
export const findEngines = async () => {
  const found = {};
  for (const engine of wantedEngines()) {
    const launch = await FIND[engine]();
    if (launch) found[engine] = launch;
  }
  return found;
};
