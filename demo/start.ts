import { join } from 'node:path';
import { readServerConfig } from '../server/config.ts';
import { startServer } from '../server/server.ts';
import { closeOnSignal, startProgram } from '../server/cli/process.ts';
import { startCampusSite } from './campus-site.ts';
import { seed } from './seed.ts';

startProgram();
const config = readServerConfig(process.env);
const marketplace = await startServer(config, {
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
