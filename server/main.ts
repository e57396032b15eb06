import { ConfigError, readConfig } from './config.ts';
import { startMarketplace, StartError } from './marketplace.ts';
import { closeOnSignal, exitWith } from './process.ts';

try {
  closeOnSignal(await startMarketplace(readConfig(process.env)));
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StartError)) throw error;
  exitWith(error.message);
}
