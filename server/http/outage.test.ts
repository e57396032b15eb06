import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sql } from 'drizzle-orm';
import { Client } from 'pg';
import { Problem } from '../../src/contract/problem.ts';
import { eventually, startTestMarketplace, type TestMarketplace } from '../../test/kit/marketplace.ts';
import { anApplication, aPosting, savePostings } from '../../test/kit/postings.ts';

const serverUrl = process.env.DATABASE_URL;
const DEADLINE_MILLISECONDS = 3000;

describe(
  'while a table of PostgreSQL is locked',
  { skip: serverUrl ? false : 'DATABASE_URL is not set' },
  () => {
    let marketplace: TestMarketplace;
    let other: Client;
    const posting = aPosting({ slug: 'wanted' });
    const get = (path: string, init: RequestInit = {}) => fetch(new URL(path, marketplace.url), init);

    before(async () => {
      marketplace = await startTestMarketplace();
      await savePostings(marketplace.database, posting);
      const found = await marketplace.database.execute(sql`select current_database() as name`);
      const { rows } = found as { rows: { name: string }[] };
      const url = new URL(serverUrl ?? '');
      url.pathname = `/${rows[0]?.name}`;
      other = new Client({ connectionString: url.href });
      await other.connect();
      await other.query('begin; lock table micro_internships in access exclusive mode');
    });
    after(async () => {
      await other.end();
      await marketplace.close();
    });

    it('readiness is refused in time however many wait, and every request of theirs is told to come again', async () => {
      const waiting = Array.from({ length: 12 }, () => get('/v1/micro-internships/wanted'));
      const started = Date.now();

      // From the moment at which they hold all the connections.
      const ready = await eventually(
        () => get('/readyz'),
        ({ status }) => status === 503,
      );

      assert.ok(Date.now() - started < DEADLINE_MILLISECONDS);
      assert.match(Problem.parse(await ready.json()).detail ?? '', /database/);
      for (const answer of await Promise.all(waiting)) {
        const { type } = Problem.parse(await answer.json());
        assert.deepEqual(
          [answer.status, type, answer.headers.get('Retry-After')],
          [503, '/problems/unavailable', '5'],
        );
      }
    });

    it('an application is told so too, and a page in words', async () => {
      const [application, page] = await Promise.all([
        get('/v1/applications', {
          method: 'POST',
          body: JSON.stringify(anApplication({ microInternship: 'wanted' })),
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
        }),
        get('/m/wanted'),
      ]);

      assert.deepEqual([application.status, page.status, page.headers.get('Retry-After')], [503, 503, '5']);
      assert.match(await page.text(), /<h1>The server is busy<\/h1>/);
    });

    it('all is well again once it is not', async () => {
      await other.query('rollback');

      assert.equal((await get('/v1/micro-internships/wanted')).status, 200);
      assert.equal((await get('/readyz')).status, 200);
    });
  },
);
