import { canInstall, install } from './debian.js';
import { findProgram } from './program.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** A tested browser asks nobody for anything but the pages it is given. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--no-default-browser-check',
  '--no-first-run',
];

const installedBrowser = () => findProgram(...NAMES, MAC_CHROME);

const launch = (executablePath, args = []) => ({
  executablePath,
  args: [...new Set([...args, ...QUIET, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])])],
});

/**
 * How to launch the browser of the tests: `CHROME_PATH`, an installed one, Debian's, or the one that npm brings.
 * Gives what `puppeteer.launch` takes. `CHROME_ARGS` adds arguments, separated by spaces.
 */
export const findBrowser = async () => {
  const { CHROME_PATH, CHROME_ARGS = '' } = process.env;
  if (CHROME_PATH) return launch(CHROME_PATH, CHROME_ARGS.split(' ').filter(Boolean));

  const installed =
    installedBrowser() ??
    (canInstall() && install('chromium', 'fonts-liberation') ? installedBrowser() : undefined);
  if (installed) return launch(installed);

  const { default: chromium } = await import('@sparticuz/chromium');
  chromium.setGraphicsMode = false;
  // Its own arguments switch the same-origin policy off, which the tests are about.
  return launch(await chromium.executablePath(), ['--no-sandbox', '--no-zygote']);
};
