import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { confirmAnswer } from '../../test/kit/confirm.ts';
import { startTestMarketplace, type TestMarketplace } from '../../test/kit/marketplace.ts';
import { anEmployer, anApplication, aPosting, savePosting } from '../../test/kit/postings.ts';
import { MINUTE } from '../domain/durations.ts';
import { saveEmployers } from '../store/save-employers.ts';
import { mails } from '../store/schema/index.ts';
import { rotateSigningKeys } from './rotate-signing-keys.ts';

const START = new Date('2026-03-02T15:00:00Z');

describe('links whose keys were revoked', () => {
  let now = START;
  let marketplace: TestMarketplace;
  before(async () => {
    marketplace = await startTestMarketplace({ clock: () => now });
  });
  after(() => marketplace.close());

  const employer = anEmployer({ slug: 'employer', email: 'people@employer.example' });
  const posting = aPosting({ employer: employer.slug });
  const sent = anApplication({ microInternship: posting.slug });
  const { email } = sent.person;

  /** The links that an address was mailed, oldest first. */
  const linksTo = async (address: string): Promise<string[]> => {
    const rows = await marketplace.database.select().from(mails);
    return rows
      .filter(({ to }) => to === address)
      .toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime())
      .flatMap(({ text }) => /http\S+\/(?:review|applications)\/\S+/.exec(text) ?? []);
  };
  const linkTo = async (address: string): Promise<string> => (await linksTo(address)).at(-1) ?? '';

  it('open nothing, and send new ones to the addresses that are stored', async () => {
    const { database, url } = marketplace;
    await saveEmployers(database, [employer]);
    await savePosting(database, posting);
    const response = await fetch(`${url}/v1/applications`, {
      method: 'POST',
      body: JSON.stringify(sent),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    });
    await confirmAnswer(marketplace, response);
    const [review, status] = [await linkTo(employer.email), await linkTo(email)];
    for (const link of [review, status]) assert.equal((await fetch(link)).status, 200);

    await rotateSigningKeys(database, ['review-links', 'application-links'], { now, revoke: true });
    now = new Date(now.getTime() + MINUTE);

    for (const [link, below] of [
      [review, ['', '/applications.csv', '/applications.xlsx', `/files/${randomUUID()}/x`]],
      [status, ['', '/data.json', '/edit', '/withdraw', '/delete']],
    ] as const)
      for (const path of below) {
        const answer = await fetch(link + path);
        assert.equal(answer.status, 410, path);
        const text = await answer.text();
        assert.ok(!text.includes(email) && !text.includes(employer.email), path);
      }
    for (const act of ['/withdraw', '/delete'])
      assert.equal((await fetch(status + act, { method: 'POST' })).status, 410);

    for (const [link, address] of [
      [review, employer.email],
      [status, email],
    ] as const) {
      for (let times = 0; times < 5; times += 1)
        assert.equal((await fetch(`${link}/renew`, { method: 'POST' })).status, 200);
      assert.equal((await linksTo(address)).length, 1 + 3);
      assert.equal((await fetch(await linkTo(address))).status, 200);
    }
  });

  it('keep links by keys that were only rotated good for as long as those say', async () => {
    const { database } = marketplace;
    const links = [await linkTo(employer.email), await linkTo(email)];

    await rotateSigningKeys(database, ['review-links', 'application-links'], { now, revoke: false });
    now = new Date(now.getTime() + 29 * 24 * 60 * MINUTE);

    for (const link of links) assert.equal((await fetch(link)).status, 200);
    now = new Date(now.getTime() + 130 * 24 * 60 * MINUTE);
    assert.deepEqual(await Promise.all(links.map(async (link) => (await fetch(link)).status)), [410, 200]);
  });
});
