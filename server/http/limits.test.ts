import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { count, eq } from 'drizzle-orm';
import { startTestMarketplace, type TestMarketplace } from '../../test/kit/marketplace.ts';
import { anApplication, aPosting, savePostings } from '../../test/kit/postings.ts';
import { applications, microInternships } from '../store/schema/index.ts';

const statusOf = async (
  { url }: TestMarketplace,
  path: string,
  { body = {}, from }: { body?: unknown; from?: string } = {},
): Promise<number> => {
  const response = await fetch(new URL(path, url), {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
      ...(from !== undefined && { 'X-Forwarded-For': from }),
    },
  });
  await response.arrayBuffer();
  return response.status;
};

/** Uses up what a network address may report in an hour; what is wrong in a report counts as well. */
const useUp = async (marketplace: TestMarketplace, from: (index: number) => string): Promise<void> => {
  for (let sent = 0; sent < 100; sent += 1)
    assert.equal(await statusOf(marketplace, '/v1/reports', { from: from(sent) }), 400);
};

describe('a limit on network addresses', () => {
  describe('behind a trusted proxy', () => {
    let marketplace: TestMarketplace;
    before(async () => {
      marketplace = await startTestMarketplace({ trustedProxies: '127.0.0.1, ::1' });
    });
    after(() => marketplace.close());

    it('tells visitors apart by what the proxy says, and not by what they say themselves', async () => {
      await useUp(marketplace, (index) => `203.0.113.${index}, 198.51.100.7`);

      assert.equal(await statusOf(marketplace, '/v1/reports', { from: '198.51.100.7' }), 429);
      assert.equal(await statusOf(marketplace, '/v1/reports', { from: '198.51.100.8' }), 400);
      assert.equal(await statusOf(marketplace, '/v1/reports', { from: '198.51.100.7, 203.0.113.1' }), 400);
    });
  });

  describe('of a server that trusts no proxy', () => {
    let marketplace: TestMarketplace;
    before(async () => {
      marketplace = await startTestMarketplace();
    });
    after(() => marketplace.close());

    it('heeds no header', async () => {
      await useUp(marketplace, (index) => `198.51.100.${index}`);

      assert.equal(await statusOf(marketplace, '/v1/reports', { from: '203.0.113.1' }), 429);
    });
  });
});

describe('a class behind one campus address', () => {
  const CLASS = 600;
  /** Unconfirmed applications of one network. */
  const LIMIT = 800;
  const AT_ONCE = 20;
  let marketplace: TestMarketplace;
  before(async () => {
    marketplace = await startTestMarketplace({ trustedProxies: '127.0.0.1, ::1' });
  });
  after(() => marketplace.close());

  const student = (microInternship: string, index: number) => {
    const request = anApplication({ microInternship });
    return { ...request, person: { ...request.person, email: `student-${index}@lakeshore.example` } };
  };

  it('of 600 may apply to one posting within an hour, and another network goes on where it may not', async () => {
    const [posting, other] = [aPosting(), aPosting()];
    await savePostings(marketplace.database, posting, other);
    const apply = (slug: string, index: number, from = '198.51.100.9') =>
      statusOf(marketplace, '/v1/applications', { body: student(slug, index), from });
    const applyAll = async (slug: string, first: number, end: number) => {
      const statuses = new Set<number>();
      for (let start = first; start < end; start += AT_ONCE)
        for (const status of await Promise.all(
          Array.from({ length: AT_ONCE }, (_, index) => apply(slug, start + index)),
        ))
          statuses.add(status);
      return [...statuses];
    };

    assert.deepEqual(await applyAll(posting.slug, 0, CLASS), [201]);
    assert.deepEqual(await applyAll(other.slug, CLASS, LIMIT), [201]);
    assert.equal(await apply(posting.slug, LIMIT), 429);
    assert.equal(await apply(posting.slug, LIMIT, '198.51.100.10'), 201);
    const [stored] = await marketplace.database
      .select({ count: count() })
      .from(applications)
      .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
      .where(eq(microInternships.slug, posting.slug));
    assert.equal(stored?.count, CLASS + 1);
  });
});
