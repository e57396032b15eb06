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
const pages: [name: string, url: string][] = [
  ['marketplace', config.publicUrl ?? marketplace.url],
  ['campus page', campusSite.url],
];
if (config.smtpUrl === undefined)
  pages.push(['mail of the demo, with the codes that confirm applications', `${campusSite.url}/mail`]);
for (const [name, url] of pages)
  if (process.stdout.isTTY) process.stdout.write(`${url}  ${name}\n`);
  else marketplace.log.info({ url }, name);
closeOnSignal(campusSite, marketplace);
