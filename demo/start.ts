import { readServerConfig } from '../server/config.ts';
import { startMarketplace } from '../server/marketplace.ts';
import { closeOnSignal, startProgram } from '../server/process.ts';
import { startCampusSite } from './campus-site.ts';
import { seed } from './seed.ts';

startProgram();
const config = readServerConfig(process.env);
const marketplace = await startMarketplace(config, {
  prepare: (database, logosDir) => seed(database, logosDir, new Date()),
});
const campusSite = await startCampusSite({
  api: config.publicUrl ?? marketplace.url,
  host: config.host,
  port: config.port === 0 ? 0 : config.port + 1,
});
marketplace.log.info({ url: campusSite.url }, 'campus page');
closeOnSignal(campusSite, marketplace);
