import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { webCounts } from './test/run/counts.js';
import { findEngines } from './test/run/engines.js';
import { endBrowsers, launchers } from './test/run/launchers.js';

const SECONDS = 1000;
const rootDir = import.meta.dirname;

const browsers = launchers(await findEngines());

// A run that is stopped would start its browsers anew for the next file.
process.once('SIGTERM', () => {
  endBrowsers(browsers);
  process.exit(143);
});

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
  browsers,
  concurrency: 1,
  browserStartTimeout: 120 * SECONDS,
  testsStartTimeout: 60 * SECONDS,
  testsFinishTimeout: 120 * SECONDS,
  testFramework: { config: { timeout: String(15 * SECONDS) } },
  reporters: [defaultReporter({ reportTestProgress: false }), webCounts()],
};
