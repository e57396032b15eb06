/**
 * How long the first page of the feed takes, rows and counts together, as the marketplace grows: for the first who asks,
 * and then. Beside it the same question in SQL by hand. Runs on a throw-away PostgreSQL: `npm run bench:api [-- ROWS …]`.
 */
import { Client } from 'pg';
import { campuses } from '../demo/data/campuses.ts';
import { generateWithEmployers } from '../demo/generator/generate.ts';
import { openDatabase } from '../server/store/database.ts';
import { saveCampus } from '../server/store/campuses.ts';
import { queryFeed } from '../server/store/feed.ts';
import { savePostings } from '../server/store/save.ts';
import type { FeedQuery } from '../src/contract/feed.ts';
import { startPostgres } from '../test/kit/postgres.ts';

const SIZES = process.argv.slice(2).map(Number);
const ROWS = SIZES.length > 0 ? SIZES : [10_000, 100_000, 1_000_000];
const GENERATED = 5000;
const SAMPLES = 30;
/** No more samples of a query are taken after so many milliseconds. */
const ENOUGH = 4000;
const NOW = new Date();
const [CAMPUS] = campuses;
if (!CAMPUS) throw new Error('The demo has no campus.');

/** Queries of visitors: one of the API, beside the SQL that a developer would write by hand for it. */
const QUERIES: { name: string; query: FeedQuery; where: string; order?: string }[] = [
  { name: 'all', query: {}, where: 'true' },
  { name: 'one department', query: { department: ['data'] }, where: `department = 'data'` },
  {
    name: 'departments, hours',
    query: { department: ['marketing', 'design'], 'max-hours': 20 },
    where: `department in ('marketing', 'design') and hours_min <= 20`,
  },
  { name: 'remote', query: { arrangement: ['remote'] }, where: `arrangement = 'remote'` },
  { name: 'fee', query: { 'min-fee': 500 }, where: `fee_amount >= 50000 and fee_currency = 'USD'` },
  {
    name: 'search',
    query: { q: 'survey' },
    where: `search @@ websearch_to_tsquery('english', 'survey')`,
  },
  { name: 'skill', query: { skill: ['sql'] }, where: `skill_slugs && array['sql']` },
  {
    name: 'closing first',
    query: { sort: 'closing' },
    where: 'true',
    order: `coalesce(application_deadline, 'infinity') asc, id asc`,
  },
  { name: 'short', query: { short: true }, where: 'hours_max <= 10' },
  {
    name: 'search, department, fee',
    query: { q: 'customer', department: ['research'], 'min-fee': 300 },
    where: `search @@ websearch_to_tsquery('english', 'customer') and department = 'research' and fee_amount >= 30000 and fee_currency = 'USD'`,
  },
];

const live = `status = 'open' and filled < openings and (application_limit is null or application_count < application_limit)
  and (application_opens is null or application_opens <= now()) and (application_deadline is null or application_deadline > now())
  and (exclusive_to is null or exclusive_to = '${CAMPUS.slug}')`;

const byHand = async (client: Client, where: string, order = 'published_at desc, id desc'): Promise<void> => {
  await client.query(
    `select m.*, c.name from micro_internships m join employers c on c.slug = m.employer where ${live} and ${where} order by ${order} limit 21`,
  );
  await client.query(
    `select department, arrangement, split_part(language, '-', 1), paid_by in ('campus', 'state', 'foundation'), hours_max <= 10, count(*)
     from micro_internships where ${live} and ${where}
     group by grouping sets ((1), (2), (3), (4), (5), ())`,
  );
};

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

const measure = async (work: () => Promise<unknown>): Promise<{ median: number; p99: number }> => {
  const times: number[] = [];
  const begun = performance.now();
  for (let sample = 0; sample < SAMPLES && (sample < 3 || performance.now() - begun < ENOUGH); sample += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  const sorted = times.toSorted((one, other) => one - other);
  return { median: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
};

/**
 * Lets the throw-away server lose what it has if it crashes. The words of a copy are those of what it was copied from,
 * so they are not found anew.
 */
const prepare = async (client: Client): Promise<void> => {
  const settings = {
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    max_wal_size: '8GB',
    maintenance_work_mem: '1GB',
    autovacuum: 'off',
  };
  for (const [name, value] of Object.entries(settings))
    await client.query(`alter system set ${name} = '${value}'`);
  await client.query('select pg_reload_conf()');
  await client.query('alter table micro_internships alter column search drop expression');
  await client.query('create table bench_base as select * from micro_internships');
};

/** Copies what was generated, each copy at another moment and for another fee, until there are so many. */
const grow = async (client: Client, rows: number): Promise<void> => {
  const { rows: named } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_name = 'micro_internships' order by ordinal_position`,
  );
  const changed: Record<string, string> = {
    id: 'gen_random_uuid()',
    slug: `slug || '-' || copy`,
    source_id: `source_id || '-' || copy`,
    published_at: `published_at - (copy * interval '7 minutes')`,
    fee_amount: 'fee_amount + (copy % 40) * 500',
  };
  const columns = named.map(({ name }) => name);
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where tablename = 'micro_internships' and indexname <> 'micro_internships_pkey'`,
  );
  // To make the indexes once at the end takes a fraction of the time that it takes to keep them up to date.
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await client.query(
    `insert into micro_internships (${columns.join(', ')})
     select ${columns.map((name) => changed[name] ?? name).join(', ')}
     from generate_series(
       (select count(*) / ${GENERATED} from micro_internships)::integer, ${rows / GENERATED} - 1) copy, bench_base`,
  );
  for (const { definition } of indexes) await client.query(definition);
  await client.query('vacuum analyze micro_internships');
};

const postgres = await startPostgres();
if (!postgres) throw new Error('There is no PostgreSQL here: apt-get install postgresql.');
const { database, close } = await openDatabase({ databaseUrl: postgres.url });
const client = new Client({ connectionString: postgres.url });
await client.connect();
try {
  for (const campus of campuses) await saveCampus(database, campus);
  const generated = [...generateWithEmployers({ count: GENERATED, seed: 7, now: NOW })];
  for (let start = 0; start < generated.length; start += 500)
    await savePostings(database, generated.slice(start, start + 500));

  await prepare(client);

  console.log('| rows | query | matches | first ms | median ms | p99 ms | by hand, median | ratio |');
  console.log('|---|---|---|---|---|---|---|---|');
  for (const rows of ROWS) {
    await grow(client, rows);
    for (const { name, query, where, order } of QUERIES) {
      const asked = { campus: CAMPUS.slug, ...query };
      const ask = () => queryFeed(database, asked, { now: new Date(), campus: CAMPUS });
      const start = performance.now();
      const { total } = await ask();
      const first = performance.now() - start;
      const ours = await measure(ask);
      const theirs = await measure(() => byHand(client, where, order));
      const cells = [
        rows,
        name,
        total,
        first.toFixed(1),
        ours.median.toFixed(1),
        ours.p99.toFixed(1),
        theirs.median.toFixed(1),
        (ours.median / theirs.median).toFixed(2),
      ];
      console.log(`| ${cells.join(' | ')} |`);
    }
  }
} finally {
  await client.end();
  await close();
  await postgres.stop();
}
