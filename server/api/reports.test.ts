import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { count, eq } from 'drizzle-orm';
import { Problem } from '../../src/contract/problem.ts';
import { REPORT_REASONS } from '../../src/contract/report.ts';
import { startTestMarketplace, type TestMarketplace } from '../../test/kit/marketplace.ts';
import { aCampus, anEmployer, aPosting, savePostings } from '../../test/kit/postings.ts';
import { mails, reports } from '../store/schema/index.ts';

/** Default sender of mail and recipient of reports. */
const OPERATOR = 'micro-internships@localhost';

let marketplace: TestMarketplace;
before(async () => {
  marketplace = await startTestMarketplace();
  await savePostings(
    marketplace.database,
    aPosting({ slug: 'dubious', title: 'Dubious\r\nBcc: victim@other.example' }),
    aPosting({ slug: 'over', status: 'completed' }),
    aPosting({ slug: 'draft', status: 'draft' }),
  );
});
after(() => marketplace.close());

const post = (
  body: BodyInit,
  { key = randomUUID(), type = 'application/json' }: { key?: string; type?: string } = {},
) =>
  fetch(new URL('/v1/reports', marketplace.url), {
    method: 'POST',
    body,
    headers: { 'Content-Type': type, 'Idempotency-Key': key },
  });

const report = (request: unknown, options?: Parameters<typeof post>[1]) =>
  post(JSON.stringify(request), options);

const tally = async () => {
  const rows = await Promise.all(
    [reports, mails].map((table) => marketplace.database.select({ count: count() }).from(table)),
  );
  return rows.map(([row]) => row?.count);
};

/** Parsed response, after a check that it left nothing behind. */
const refusal = async (send: () => Promise<Response>): Promise<string> => {
  const before = await tally();
  const response = await send();
  const { type, status, errors = [] } = Problem.parse(await response.json());
  assert.equal(status, response.status);
  assert.deepEqual(await tally(), before);
  const places = errors.map(({ pointer, code }) => ` ${pointer} ${code}`).join('');
  return `${status} ${type.replace('/problems/', '')}${places}`;
};

describe('a report', () => {
  it('is stored and mailed to the operator', async () => {
    const key = randomUUID();

    const response = await report(
      {
        microInternship: 'dubious',
        campus: aCampus().slug,
        reason: 'not-paid',
        details: '  Nobody was ever paid.\nAsk around. ',
      },
      { key },
    );

    assert.equal(response.status, 201);
    assert.deepEqual(await response.json(), { received: true });
    const [row, ...others] = await marketplace.database
      .select()
      .from(reports)
      .where(eq(reports.idempotencyKey, key));
    assert.deepEqual(others, []);
    assert.equal(row?.reason, 'not-paid');
    assert.equal(row.details, 'Nobody was ever paid.\nAsk around.');
    assert.equal(row.campus, aCampus().slug);
    const letters = await marketplace.mailsTo(OPERATOR);
    const mail = letters.find(({ text }) => text?.includes(row.id)) ?? assert.fail();
    assert.match(mail.subject ?? '', /^Reported: Dubious/);
    assert.equal(mail.replyTo, undefined);
    assert.ok(mail.headers.every(({ key: name }) => name !== 'bcc'));
    for (const words of [
      anEmployer().name,
      'it is not paid as stated',
      'Nobody was ever paid.\nAsk around.',
      'a page of elmwood',
      `${marketplace.url}/m/dubious`,
    ])
      assert.ok(mail.text?.includes(words), words);
  });

  for (const reason of REPORT_REASONS)
    it(`is taken for ${reason}, of a posting that has closed as well`, async () => {
      assert.equal((await report({ microInternship: 'over', reason })).status, 201);
    });

  it('is taken from any origin', async () => {
    const { status, headers } = await fetch(new URL('/v1/reports', marketplace.url), {
      method: 'OPTIONS',
      headers: {
        Origin: 'null',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type,idempotency-key',
      },
    });

    assert.equal(status, 204);
    assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
  });
});

describe('a report with the same key', () => {
  it('is one report, one mail and one answer', async () => {
    const key = randomUUID();
    const request = { microInternship: 'dubious', reason: 'misleading' };
    const before = await tally();

    const answers = await Promise.all(Array.from({ length: 8 }, () => report(request, { key })));
    const late = await report(request, { key });

    for (const answer of [...answers, late])
      assert.deepEqual([answer.status, await answer.json()], [201, { received: true }]);
    assert.deepEqual(
      await tally(),
      before.map((number) => (number ?? 0) + 1),
    );
  });

  it('is refused with another body', async () => {
    const key = randomUUID();
    await report({ microInternship: 'dubious', reason: 'misleading' }, { key });

    const refused = await refusal(() => report({ microInternship: 'dubious', reason: 'fraud' }, { key }));

    assert.equal(refused, '422 idempotency-key-reused');
  });

  it('is one of two bodies that come at once', async () => {
    const key = randomUUID();
    const bodies = (['fraud', 'closed'] as const).map((reason) => ({ microInternship: 'dubious', reason }));

    const answers = await Promise.all([...bodies, ...bodies].map((body) => report(body, { key })));

    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 201, 422, 422]);
    const rows = await marketplace.database.select().from(reports).where(eq(reports.idempotencyKey, key));
    assert.equal(rows.length, 1);
  });
});

describe('a report that does not fit', () => {
  const right = { microInternship: 'dubious', reason: 'other' };

  for (const [what, request, answer] of [
    ['without a reason', { microInternship: 'dubious' }, '400 invalid-request /reason required'],
    ['for a reason of its own', { ...right, reason: 'boring' }, '400 invalid-request /reason choice'],
    ['that says who sends it', { ...right, email: 'a@b.example' }, '400 invalid-request /email unknown'],
    ['that is long', { ...right, details: 'x'.repeat(1001) }, '400 invalid-request /details too-long'],
    ['with a NUL', { ...right, details: 'a\0b' }, '400 invalid-request /details characters'],
    ['of no posting', { ...right, microInternship: 'nothing' }, '404 not-found /microInternship choice'],
    ['of a draft', { ...right, microInternship: 'draft' }, '404 not-found /microInternship choice'],
    [
      'of a slug that is none',
      { ...right, microInternship: 'A B' },
      '400 invalid-request /microInternship format',
    ],
    ['from no campus', { ...right, campus: 'atlantis' }, '404 unknown-campus /campus choice'],
    ['that is null', null, '400 invalid-request  type'],
  ] as const)
    it(`${what} is refused`, async () => {
      assert.equal(await refusal(() => report(request)), answer);
    });

  it('is refused without a key, as a form and as something else than JSON', async () => {
    assert.equal(await refusal(() => report(right, { key: 'short' })), '400 invalid-request');
    assert.equal(await refusal(() => report(right, { type: 'text/plain' })), '415 unsupported-media-type');
    assert.equal(await refusal(() => post('{')), '400 invalid-request');
    assert.equal(await refusal(() => post('x'.repeat(300_000))), '413 too-large');
  });

  it('is refused in any other way of asking', async () => {
    const response = await fetch(new URL('/v1/reports', marketplace.url));

    assert.deepEqual([response.status, response.headers.get('Allow')], [405, 'POST']);
  });
});

describe('the limit of reports', () => {
  it('is 100 an hour from one address', async () => {
    const own = await startTestMarketplace();
    try {
      const send = () =>
        fetch(new URL('/v1/reports', own.url), {
          method: 'POST',
          body: '{}',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
        });
      for (let sent = 0; sent < 100; sent += 1) assert.equal((await send()).status, 400);

      const response = await send();

      assert.equal(response.status, 429);
      const seconds = Number(response.headers.get('Retry-After'));
      assert.ok(seconds > 3500 && seconds <= 3600, `${seconds}`);
    } finally {
      await own.close();
    }
  });
});

describe('reports beyond what an operator reads', () => {
  it('of one posting are kept, and no mail tells of them', async () => {
    const slug = `flooded-${randomUUID()}`;
    await savePostings(marketplace.database, aPosting({ slug }));
    const before = await tally();

    for (let sent = 0; sent < 25; sent += 1)
      assert.equal((await report({ microInternship: slug, reason: 'other' })).status, 201);

    const [reported = 0, mailed = 0] = await tally();
    assert.deepEqual([reported - (before[0] ?? 0), mailed - (before[1] ?? 0)], [25, 20]);
  });
});
