import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { canInstall, install } from './debian.js';
import { findProgram } from './program.js';

const SECONDS = 1000;
const START_LIMIT = 60 * SECONDS;
const HOST = '127.0.0.1';

const installedWebKit = () => {
  const driver = findProgram('WebKitWebDriver');
  const screen = findProgram('Xvfb');
  // Debian puts it in a folder of the machine's architecture, Fedora in libexec.
  const [browser] = globSync([
    '/usr/lib/*/webkit2gtk-4.*/MiniBrowser',
    '/usr/libexec/webkit2gtk-4.*/MiniBrowser',
  ])
    .sort()
    .reverse();
  return driver && screen && browser ? { driver, screen, browser } : undefined;
};

/** Paths of WebKitGTK, its driver and a screen for it; undefined when they cannot be installed. */
export const findWebKit = () =>
  installedWebKit() ??
  (canInstall() && install('webkit2gtk-driver', 'xvfb', 'fonts-liberation') ? installedWebKit() : undefined);

/** Starts a program that ends with this process at the latest. */
const start = (program, words, options) => {
  const child = spawn(program, words, options);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const failed = new Promise((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`${program} ended: ${code ?? signal}`)));
  });
  failed.catch(() => undefined);
  const stop = async () => {
    process.off('exit', kill);
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await Promise.race([ended, setTimeout(5 * SECONDS, undefined, { ref: false })]);
    child.kill('SIGKILL');
  };
  return { child, failed, stop };
};

/** A screen that nobody sees, with the first number that is free. */
const startScreen = async (program) => {
  const screen = start(program, ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = new Promise((resolve) => {
    let written = '';
    screen.child.stdout.setEncoding('utf8').on('data', (text) => {
      written += text;
      if (written.includes('\n')) resolve(written.trim());
    });
  });
  return { ...screen, display: `:${await Promise.race([number, screen.failed])}` };
};

const freePort = async () => {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
};

const isReady = (port) =>
  fetch(`http://${HOST}:${port}/status`)
    .then(({ ok }) => ok)
    .catch(() => false);

const startDriver = async (program, display) => {
  const port = await freePort();
  const driver = start(program, [`--port=${port}`, `--host=${HOST}`], {
    // Without NO_AT_BRIDGE it would start the message bus of assistive technology and leave it behind.
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const deadline = Date.now() + START_LIMIT;
  while (!(await Promise.race([isReady(port), driver.failed]))) {
    if (Date.now() > deadline) {
      await driver.stop();
      throw new Error(`${program} does not answer.`);
    }
    await setTimeout(100);
  }
  return { ...driver, port };
};

/** Starts the driver on a screen of its own; gives what the `remote` of webdriverio takes, and the way to end both. */
export const startWebKit = async ({ driver: program, screen: screenProgram, browser }) => {
  const screen = await startScreen(screenProgram);
  try {
    const driver = await startDriver(program, screen.display);
    return {
      options: {
        automationProtocol: 'webdriver',
        hostname: HOST,
        port: driver.port,
        path: '/',
        logLevel: 'error',
        capabilities: {
          browserName: 'MiniBrowser',
          'wdio:enforceWebDriverClassic': true,
          'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
        },
      },
      stop: async () => {
        await driver.stop();
        await screen.stop();
      },
    };
  } catch (error) {
    await screen.stop();
    throw error;
  }
};
