/**
 * The feed beside its peers: starts the marketplace with so many postings on a throw-away PostgreSQL, and a host page
 * with the list, and waits. The harness and the peers lie outside this repository; bench/RESULTS.md says how they are run.
 * `npm run bench:feed [-- ROWS]`
 */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { campuses } from '../demo/data/campuses.ts';
import { generateWithClients } from '../demo/generator/generate.ts';
import { readConfig } from '../server/config.ts';
import { startMarketplace } from '../server/marketplace.ts';
import { saveCampus } from '../server/store/catalogue.ts';
import { savePostings } from '../server/store/save.ts';
import { startPostgres } from '../test/kit/postgres.ts';
import { makeDataDir } from '../test/kit/marketplace.ts';

const ROWS = Number(process.argv[2] ?? 10_000);
const API_PORT = 8790;
const PAGE_PORT = 8791;

const page = (head = '') => `<!doctype html><html lang=en><meta charset=utf-8>
<meta name=viewport content="width=device-width"><title>Micro-internships</title>${head}<style>body{margin:0}</style>
<body><micro-internship-feed campus=lakeshore></micro-internship-feed>
<script type=module src=http://127.0.0.1:${API_PORT}/v1/micro-internships.js></script>`;

const preload = `<link rel=preload as=fetch crossorigin=anonymous href="http://127.0.0.1:${API_PORT}/v1/micro-internships?campus=lakeshore">
<link rel=modulepreload href="http://127.0.0.1:${API_PORT}/v1/micro-internships.js">`;

const postgres = await startPostgres();
if (!postgres) throw new Error('There is no PostgreSQL here: apt-get install postgresql.');
const { dataDir, remove } = await makeDataDir();
const marketplace = await startMarketplace(
  readConfig({
    PORT: String(API_PORT),
    DATA_DIR: dataDir,
    DATABASE_URL: postgres.url,
    LOG_LEVEL: 'silent',
  }),
);
for (const campus of campuses) await saveCampus(marketplace.database, campus);
const generated = [...generateWithClients({ count: ROWS, seed: 7, now: new Date() })];
for (let start = 0; start < generated.length; start += 500)
  await savePostings(marketplace.database, generated.slice(start, start + 500));

const host = serve({
  fetch: new Hono()
    .get('/', (context) => context.html(page()))
    .get('/preload', (context) => context.html(page(preload))).fetch,
  hostname: '127.0.0.1',
  port: PAGE_PORT,
});
console.log(`${ROWS} postings: http://127.0.0.1:${PAGE_PORT}/ and /preload. Ctrl+C ends it.`);

const stop = async () => {
  host.close();
  await marketplace.close();
  await postgres.stop();
  await remove();
};
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
