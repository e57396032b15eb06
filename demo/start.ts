import { join } from 'node:path';
import { ConfigError, readConfig } from '../server/config.ts';
import { startMarketplace, StartError } from '../server/marketplace.ts';
import { closeOnSignal, exitWith } from '../server/process.ts';
import { startCampusSite } from './campus-site.ts';
import { seed } from './seed.ts';

try {
  const config = readConfig(process.env);
  const marketplace = await startMarketplace(config, {
    prepare: (database, logos) => seed(database, logos, new Date()),
  });
  const campusSite = await startCampusSite({
    api: config.publicUrl ?? marketplace.url,
    host: config.host,
    port: config.port === 0 ? 0 : config.port + 1,
    ...(config.smtpUrl === undefined && { outbox: join(config.dataDir, 'outbox') }),
  });
  marketplace.log.info({ url: campusSite.url }, 'campus page');
  if (config.smtpUrl === undefined)
    marketplace.log.info(
      { url: `${campusSite.url}/mail` },
      'mail of the demo, with the codes that confirm applications',
    );
  closeOnSignal(campusSite, marketplace);
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StartError)) throw error;
  exitWith(error.message);
}
