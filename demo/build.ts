import { createBuilder } from 'vite';
import { isStale } from './stale.ts';

/** Builds the widgets if their sources have changed since the last build. */
if (await isStale('dist/hosted/manifest.json', ['src', 'widgets', 'vite.config.ts', 'package-lock.json'])) {
  if (process.stdout.isTTY) process.stdout.write('Building the widgets…\n');
  const builder = await createBuilder({ logLevel: 'error' });
  await builder.buildApp();
}
