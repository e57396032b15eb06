import { canInstall, install } from './debian.js';
import { findProgram } from './program.js';

const NAMES = ['firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** A tested browser asks nobody for anything but the pages it is given, and its language is known. */
const PREFERENCES = {
  'app.normandy.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'intl.accept_languages': 'en-US, en',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
};

/**
 * How to launch Firefox: `FIREFOX_PATH`, an installed one, or Debian's. Gives what `puppeteer.launch` takes, which
 * then speaks WebDriver BiDi; undefined where there is none and none can be installed.
 */
export const findFirefox = () => {
  const executablePath =
    process.env.FIREFOX_PATH ||
    findProgram(...NAMES) ||
    (canInstall() && install('firefox-esr', 'fonts-liberation') ? findProgram(...NAMES) : undefined);
  return (
    executablePath && { browser: 'firefox', executablePath, headless: true, extraPrefsFirefox: PREFERENCES }
  );
};
