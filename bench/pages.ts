/**
 * The feed and the form beside their peers: starts the marketplace with so many postings on a throw-away PostgreSQL, and
 * host pages with the list and with the form, and waits. The harness and the peers lie outside this repository;
 * bench/RESULTS.md says how they are run. `npm run bench:pages [-- ROWS]`
 */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { campuses } from '../demo/data/campuses.ts';
import { generateWithEmployers } from '../demo/generator/generate.ts';
import { readConfig } from '../server/config.ts';
import { startServer } from '../server/server.ts';
import { saveCampus } from '../server/store/campuses.ts';
import { savePostings } from '../server/store/save.ts';
import type { Question } from '../src/contract/questions.ts';
import { startPostgres } from '../test/kit/postgres.ts';
import { makeDataDir } from '../test/kit/marketplace.ts';
import { aPosting, savePostings as saveTestPostings } from '../test/kit/postings.ts';

const ROWS = Number(process.argv[2] ?? 10_000);
const API_PORT = 8790;
const PAGE_PORT = 8791;

const LIST = '<micro-internship-feed campus=lakeshore></micro-internship-feed>';

/** Questions that the forms of the peers ask. */
const QUESTIONS: Question[] = [
  { id: 'grad', kind: 'date', label: 'Graduation date', required: true },
  { id: 'hours', kind: 'number', label: 'Hours available a week', required: true, min: 5, max: 40 },
  {
    id: 'q1',
    kind: 'short-text',
    label: 'What is your favourite project so far?',
    required: true,
    maxLength: 200,
  },
  {
    id: 'q2',
    kind: 'single-choice',
    label: 'How did you hear about us?',
    required: true,
    options: ['Career fair', 'Friend', 'Professor', 'Web search'].map((label, index) => ({
      value: `way-${index + 1}`,
      label,
    })),
  },
  { id: 'q3', kind: 'long-text', label: 'Why do you want this internship?', required: true, maxLength: 1000 },
  { id: 'resume', kind: 'file', label: 'Resume (PDF or DOCX, 5 MB)', required: true },
];
const POSTING = aPosting({ slug: 'bench-form', questions: QUESTIONS, statements: [] });
const FORM = '<micro-internship-apply campus=lakeshore micro-internship=bench-form></micro-internship-apply>';

const page = (widget: string, head = '') => `<!doctype html><html lang=en><meta charset=utf-8>
<meta name=viewport content="width=device-width"><title>Micro-internships</title>${head}<style>body{margin:0}</style>
<body>${widget}
<script type=module src=http://127.0.0.1:${API_PORT}/v1/micro-internships.js></script>`;

const preload = `<link rel=preload as=fetch crossorigin=anonymous href="http://127.0.0.1:${API_PORT}/v1/micro-internships?campus=lakeshore">
<link rel=modulepreload href="http://127.0.0.1:${API_PORT}/v1/micro-internships.js">`;

const postgres = await startPostgres();
if (!postgres) throw new Error('There is no PostgreSQL here: apt-get install postgresql.');
const { dataDir, remove } = await makeDataDir();
const marketplace = await startServer(
  readConfig({
    PORT: String(API_PORT),
    DATA_DIR: dataDir,
    DATABASE_URL: postgres.url,
    FILES_SHARED: 'yes',
    DRAIN_SECONDS: '0',
    LOG_LEVEL: 'silent',
  }),
);
for (const campus of campuses) await saveCampus(marketplace.database, campus);
const generated = [...generateWithEmployers({ count: ROWS, seed: 7, now: new Date() })];
for (let start = 0; start < generated.length; start += 500)
  await savePostings(marketplace.database, generated.slice(start, start + 500));
await saveTestPostings(marketplace.database, POSTING);
const host = serve({
  fetch: new Hono()
    .get('/', (context) => context.html(page(LIST)))
    .get('/preload', (context) => context.html(page(LIST, preload)))
    .get('/form', (context) => context.html(page(FORM))).fetch,
  hostname: '127.0.0.1',
  port: PAGE_PORT,
});
console.log(`${ROWS} postings: http://127.0.0.1:${PAGE_PORT}/, /preload and /form. Ctrl+C ends it.`);

const stop = async () => {
  host.close();
  await marketplace.close();
  await postgres.stop();
  await remove();
};
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
