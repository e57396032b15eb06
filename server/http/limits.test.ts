import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { count, eq } from 'drizzle-orm';
import { startTestMarketplace, type TestMarketplace } from '../../test/kit/marketplace.ts';
import { anApplication, aPosting, savePostings } from '../../test/kit/postings.ts';
import { applications, microInternships } from '../store/schema.ts';

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
  const AT_ONCE = 20;
  let marketplace: TestMarketplace;
  before(async () => {
    marketplace = await startTestMarketplace();
  });
  after(() => marketplace.close());

  const student = (microInternship: string, index: number) => {
    const request = anApplication({ microInternship });
    return { ...request, person: { ...request.person, email: `student-${index}@lakeshore.example` } };
  };

  it('of 600 may apply to one posting within an hour, and nobody more to that one', async () => {
    const [posting, other] = [aPosting(), aPosting()];
    await savePostings(marketplace.database, posting, other);
    const apply = (slug: string, index: number) =>
      statusOf(marketplace, '/v1/applications', { body: student(slug, index) });

    const statuses: number[] = [];
    for (let start = 0; start < CLASS; start += AT_ONCE)
      statuses.push(
        ...(await Promise.all(
          Array.from({ length: AT_ONCE }, (_, index) => apply(posting.slug, start + index)),
        )),
      );

    assert.deepEqual(new Set(statuses), new Set([201]));
    assert.equal(await apply(posting.slug, CLASS), 429);
    assert.equal(await apply(other.slug, CLASS), 201);
    const [stored] = await marketplace.database
      .select({ count: count() })
      .from(applications)
      .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
      .where(eq(microInternships.slug, posting.slug));
    assert.equal(stored?.count, CLASS);
  });
});
