import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { findBrowser } from './test/run/browser.js';
import { webCounts } from './test/run/counts.js';

const SECONDS = 1000;
const rootDir = import.meta.dirname;

export default {
  rootDir,
  files: ['src/**/*.test.ts', 'widgets/**/*.test.ts'],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
  ],
  // Without the condition `development` Lit comes without its warnings, as it does in the bundle.
  nodeResolve: { exportConditions: ['browser', 'production', 'import', 'default'] },
  browsers: [chromeLauncher({ launchOptions: await findBrowser() })],
  concurrency: 1,
  browserStartTimeout: 60 * SECONDS,
  testsStartTimeout: 60 * SECONDS,
  testsFinishTimeout: 120 * SECONDS,
  testFramework: { config: { timeout: String(15 * SECONDS) } },
  reporters: [defaultReporter({ reportTestProgress: false }), webCounts()],
};
