import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { count, eq, sql } from 'drizzle-orm';
import { pino } from 'pino';
import { Receipt, type ApplicationRequest } from '../../src/contract/application.ts';
import { Problem } from '../../src/contract/problem.ts';
import { confirm, confirmAnswer } from '../../test/kit/confirm.ts';
import { createDatabase, openTestDatabase, prepareDataDir } from '../../test/kit/database.ts';
import { makeDataDir, startTestMarketplace, type TestMarketplace } from '../../test/kit/marketplace.ts';
import { aCampus, anEmployer, anApplication, aPosting, savePostings } from '../../test/kit/postings.ts';
import { startServerProcess } from '../../test/kit/process.ts';
import { testServices } from '../../test/kit/services.ts';
import type { Posting } from '../domain/posting.ts';
import { referenceOf } from '../domain/reference.ts';
import { saveCampus } from '../store/campuses.ts';
import { saveEmployers } from '../store/save-employers.ts';
import { openDatabase } from '../store/database.ts';
import { applications, mails } from '../store/schema/index.ts';
import { createApp } from '../app.ts';

let marketplace: TestMarketplace;
before(async () => {
  marketplace = await startTestMarketplace();
});
after(() => marketplace.close());

const post = (body: BodyInit, { key = randomUUID(), type = 'application/json' } = {}) =>
  fetch(new URL('/v1/applications', marketplace.url), {
    method: 'POST',
    body,
    headers: { 'Content-Type': type, 'Idempotency-Key': key },
  });

const apply = (request: unknown, options?: Parameters<typeof post>[1]) =>
  post(JSON.stringify(request), options);

const store = async (overrides: Partial<Posting> = {}): Promise<Posting> => {
  const posting = aPosting(overrides);
  await savePostings(marketplace.database, posting);
  return posting;
};

/** An open posting and an application that it takes. */
const ready = async (overrides: Partial<Posting> = {}) => {
  const posting = await store(overrides);
  return { posting, request: anApplication({ microInternship: posting.slug }) };
};

const storedBy = (email: string) =>
  marketplace.database
    .select()
    .from(applications)
    .where(eq(sql`${applications.person} ->> 'email'`, email));

const tally = async () => {
  const [rows, letters] = await Promise.all(
    [applications, mails].map((table) => marketplace.database.select({ count: count() }).from(table)),
  );
  return { applications: rows?.[0]?.count, mails: letters?.[0]?.count };
};

/** Parsed response, after a check that it left nothing behind. */
const refusal = async (send: () => Promise<Response>): Promise<Problem> => {
  const before = await tally();
  const response = await send();
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  const problem = Problem.parse(await response.json());
  assert.equal(problem.status, response.status);
  assert.ok(problem.status >= 400 && problem.status < 500, `status ${problem.status}`);
  assert.deepEqual(await tally(), before);
  return problem;
};

const kindOf = ({ type, status }: Problem) => `${status} ${type.replace('/problems/', '')}`;

describe('an application', () => {
  it('is answered with a receipt', async () => {
    const { posting, request } = await ready({
      decisionBy: { at: '2030-04-01T22:00:00Z', timeZone: 'America/Chicago' },
    });

    const response = await apply(request);

    assert.equal(response.status, 201);
    const body: unknown = await response.json();
    const receipt = Receipt.parse(body);
    assert.deepEqual(receipt, body);
    assert.deepEqual(receipt.microInternship, { slug: posting.slug, title: posting.title });
    assert.deepEqual(receipt.employer, { name: anEmployer().name });
    assert.deepEqual(receipt.decisionBy, { at: '2030-04-01T22:00:00.000Z', timeZone: 'America/Chicago' });
  });

  it('is stored with each of its answers', async () => {
    const { request } = await ready();
    const answers = {
      approach: 'Line one\nline two 😀',
      portfolio: 'https://ada.example',
      tool: 'sql',
      'on-site': false,
    };
    const person = { ...request.person, graduationTerm: 'Spring 2027' };

    const { id } = Receipt.parse(
      await (await apply({ ...request, campus: aCampus().slug, person, answers })).json(),
    );

    const [row, ...others] = await storedBy(person.email);
    assert.deepEqual(others, []);
    assert.equal(row?.id, id);
    assert.deepEqual(row.person, person);
    assert.deepEqual(row.answers, answers);
    assert.deepEqual(row.statements, ['adult']);
    assert.equal(row.campus, aCampus().slug);
    assert.equal(row.consentVersion, request.consent.version);
    assert.equal(row.questionsVersion, 1);
  });

  it('is taken from any origin', async () => {
    const { request } = await ready();

    const response = await fetch(new URL('/v1/applications', marketplace.url), {
      method: 'POST',
      body: JSON.stringify(request),
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Idempotency-Key': randomUUID(),
        Origin: 'null',
      },
    });

    assert.equal(response.status, 201);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
  });

  it('is taken in any script', async () => {
    const { request } = await ready();
    const person = { ...request.person, name: 'Zoë 王小明 عائشة', school: 'Université 𝒩' };

    assert.equal((await apply({ ...request, person })).status, 201);

    assert.deepEqual((await storedBy(person.email))[0]?.person, person);
  });
});

describe('the mails of an application', () => {
  const applied = async (
    overrides: Partial<Posting> = {},
    answers: ApplicationRequest['answers'] = { approach: 'Slowly.' },
  ) => {
    const employer = anEmployer({
      slug: `employer-${randomUUID()}`,
      email: `${randomUUID()}@employer.example`,
    });
    await saveEmployers(marketplace.database, [employer]);
    const { posting, request } = await ready({ employer: employer.slug, ...overrides });
    const response = await apply({ ...request, answers });
    const receipt = await confirmAnswer(marketplace, response);
    const toBoth = await marketplace.mailsTo(request.person.email, 2);
    const toApplicant = toBoth.find(({ subject }) => subject?.startsWith('Your application'));
    const [toEmployer, ...others] = await marketplace.mailsTo(employer.email);
    assert.ok(toApplicant && toEmployer);
    assert.deepEqual([toBoth.length, others], [2, []]);
    return { employer, posting, request, receipt, toApplicant, toEmployer };
  };

  it('tell the applicant what was received and when to expect a decision', async () => {
    const { posting, request, receipt, toApplicant } = await applied({
      decisionBy: { at: '2030-04-01T22:00:00Z', timeZone: 'America/Chicago' },
    });

    assert.deepEqual(toApplicant.to, [{ address: request.person.email, name: '' }]);
    assert.equal(toApplicant.subject, `Your application: ${posting.title}`);
    assert.equal(toApplicant.replyTo, undefined);
    assert.match(toApplicant.text ?? '', /Hello Ada Nwosu/);
    assert.match(toApplicant.text ?? '', /Gristmill Press has received/);
    assert.match(toApplicant.text ?? '', /Monday, April 1, 2030.*5:00 PM CT/);
    assert.equal(receipt.reference, referenceOf(receipt.id));
    assert.ok(toApplicant.text?.includes(`Your reference number is ${receipt.reference}.`));
  });

  it('tell the employer who applied and every answer, and lead back to the applicant', async () => {
    const answers = { approach: 'First\nsecond', tool: 'sql', 'on-site': true };
    const { employer, posting, request, toEmployer } = await applied({}, answers);

    assert.deepEqual(toEmployer.to, [{ address: employer.email, name: '' }]);
    assert.deepEqual(toEmployer.replyTo, [{ address: request.person.email, name: '' }]);
    assert.equal(toEmployer.subject, `New application: ${posting.title}`);
    for (const words of [
      `Name: ${request.person.name}`,
      `Email: ${request.person.email}`,
      `School: ${request.person.school}`,
      'How would you go about it?\nFirst\nsecond',
      'Where can we see your work?\n(not answered)',
      'Which tool do you know best?\nSQL',
      'Can you come by once?\nYes',
    ])
      assert.ok(toEmployer.text?.includes(words), words);
  });

  it('each have a name of their own, by which a repeat is known', async () => {
    const { receipt, toApplicant, toEmployer } = await applied();
    const rows = await marketplace.database.select().from(mails).where(eq(mails.application, receipt.id));

    const [toConfirm] = (await marketplace.outbox()).filter(
      ({ to, subject }) =>
        to?.[0]?.address === toApplicant.to?.[0]?.address && subject !== toApplicant.subject,
    );
    assert.ok(toConfirm);
    const names = [toApplicant, toEmployer, toConfirm].map(({ messageId, file }) => ({ messageId, file }));

    assert.equal(rows.length, 3);
    assert.deepEqual(
      new Set(names.map((name) => JSON.stringify(name))),
      new Set(rows.map(({ id }) => JSON.stringify({ messageId: `<${id}@localhost>`, file: `${id}.eml` }))),
    );
    assert.match(toApplicant.raw, /^Auto-Submitted: auto-generated\r?$/m);
  });

  it('gain no header by a line break in the title', async () => {
    const { toApplicant, toEmployer } = await applied({
      title: 'Sort\r\nBcc: victim@other.example\r\n\r\nHello',
    });

    for (const { bcc, headers } of [toApplicant, toEmployer]) {
      assert.equal(bcc, undefined);
      assert.ok(headers.every(({ key }) => key !== 'bcc'));
    }
  });
});

describe('the same key again', () => {
  it('gives the same answer, and no second application or mail', async () => {
    const { request } = await ready();
    const key = randomUUID();
    const first = await apply(request, { key });
    const before = await tally();

    const second = await apply(request, { key });

    assert.equal(second.status, 201);
    assert.deepEqual(await second.json(), await first.json());
    assert.deepEqual(await tally(), before);
  });

  it('gives the same answer after the posting has closed', async () => {
    const { posting, request } = await ready();
    const key = randomUUID();
    const first = await apply(request, { key });
    await savePostings(marketplace.database, { ...posting, status: 'closed' });

    const second = await apply(request, { key });

    assert.deepEqual([second.status, await second.json()], [201, await first.json()]);
  });

  it('is refused with another body', async () => {
    const { request } = await ready();
    const key = randomUUID();
    await apply(request, { key });

    const problem = await refusal(() => apply({ ...request, answers: { approach: 'Other.' } }, { key }));

    assert.equal(kindOf(problem), '422 idempotency-key-reused');
  });

  it('is answered the same whether or not the body ends with a device, known or not', async () => {
    const email = `ada.${randomUUID()}@elmwood.example`;
    const person = { name: 'Ada Nwosu', email, school: 'Elmwood College' };
    const earlier = { ...(await ready()).request, person };
    const device = await confirm(marketplace, Receipt.parse(await (await apply(earlier)).json()));
    const without = { device: undefined };
    for (const [first, second] of [
      [without, { device }],
      [{ device }, without],
      [{ device }, { device: 'a.b.c' }],
      [{ device: 'a.b-c_' }, without],
      [{ device: '' }, without],
    ]) {
      const request = { ...(await ready()).request, person };
      const key = randomUUID();
      const sent = await apply({ ...request, ...first }, { key });
      const receipt = Receipt.parse(await sent.json());
      const before = await tally();

      const again = await apply({ ...request, ...second }, { key });

      assert.deepEqual([sent.status, again.status], [201, 201], JSON.stringify([first, second]));
      assert.deepEqual(await again.json(), receipt);
      assert.deepEqual(await tally(), before);
    }
    assert.equal((await storedBy(email)).length, 6);
  });

  it('is refused where anything beside the device differs, or stands where the device stood', async () => {
    const { request } = await ready();
    const key = randomUUID();
    await apply({ ...request, device: 'a.b.c' }, { key });

    for (const other of [
      { ...request, answers: { approach: 'Other.' }, device: 'a.b.c' },
      { ...request, campus: aCampus().slug },
      { ...request, answers: { ...request.answers, portfolio: '","device":"a.b.c"' } },
      { ...request, consent: { ...request.consent, device: 'a.b.c' } },
      { ...request, device: 'a.b.c', more: 'a.b.c' },
      { ...request, device: ['a.b.c'] },
      { ...request, more: ',"device":"a.b.c"}' },
    ])
      assert.equal(kindOf(await refusal(() => apply(other, { key }))), '422 idempotency-key-reused');
  });

  it('is free again where the first use was refused', async () => {
    const { request } = await ready();
    const key = randomUUID();
    await refusal(() => apply({ ...request, answers: {} }, { key }));

    assert.equal((await apply(request, { key })).status, 201);
  });

  it('makes one application of eight at once', async () => {
    const { request } = await ready();
    const key = randomUUID();

    const responses = await Promise.all(Array.from({ length: 8 }, () => apply(request, { key })));

    assert.deepEqual(new Set(responses.map(({ status }) => status)), new Set([201]));
    const receipts = await Promise.all(responses.map((response) => response.json()));
    for (const receipt of receipts) assert.deepEqual(receipt, receipts[0]);
    const rows = await storedBy(request.person.email);
    assert.equal(rows.length, 1);
    const letters = await marketplace.database
      .select()
      .from(mails)
      .where(eq(mails.application, rows[0]?.id ?? ''));
    assert.equal(letters.length, 1);
  });

  it('makes one application of two bodies at once', async () => {
    const { request } = await ready();
    const key = randomUUID();
    const bodies = [request, { ...request, answers: { approach: 'Other.' } }];

    const responses = await Promise.all(
      [...bodies, ...bodies, ...bodies].map((body) => apply(body, { key })),
    );

    assert.deepEqual(responses.map(({ status }) => status).toSorted(), [201, 201, 201, 422, 422, 422]);
    assert.equal((await storedBy(request.person.email)).length, 1);
  });
});

describe('a key', () => {
  for (const [what, key] of [
    ['that is missing', undefined],
    ['that is short', '1234567'],
    ['that is long', 'x'.repeat(201)],
    ['with a space', 'abcd efgh'],
    ['beyond ASCII', 'abcdefg\u00e9'],
  ] as const)
    it(`${what} is refused`, async () => {
      const { request } = await ready();

      const response = () =>
        fetch(new URL('/v1/applications', marketplace.url), {
          method: 'POST',
          body: JSON.stringify(request),
          headers: {
            'Content-Type': 'application/json',
            ...(key !== undefined && { 'Idempotency-Key': key }),
          },
        });

      const problem = await refusal(response);
      assert.equal(kindOf(problem), '400 invalid-request');
      assert.match(problem.detail ?? '', /Idempotency-Key/);
    });
});

describe('a body', () => {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    '',
  ])
    it(`of the type "${type}" is refused`, async () => {
      const { request } = await ready();

      assert.equal(kindOf(await refusal(() => apply(request, { type }))), '415 unsupported-media-type');
    });

  for (const [what, body] of [
    ['that is empty', ''],
    ['cut short', '{"microInternship":'],
    ['that is not JSON', '<application/>'],
    ['of NaN', 'NaN'],
  ] as const)
    it(`${what} is refused`, async () => {
      const problem = await refusal(() => post(body));

      assert.equal(kindOf(problem), '400 invalid-request');
      assert.match(problem.detail ?? '', /not JSON/);
    });

  for (const body of ['null', '[]', '"text"', '1', 'true', '['.repeat(10_000) + ']'.repeat(10_000)])
    it(`of ${body.slice(0, 10)} is refused as a whole`, async () => {
      const problem = await refusal(() => post(body));

      assert.equal(kindOf(problem), '400 invalid-request');
      assert.deepEqual(problem.errors, [{ pointer: '', code: 'type' }]);
    });

  it('of as many unknown keys as it can hold holds nobody up', async () => {
    const keys = Array.from({ length: 30_000 }, (_, index) => [index.toString(36), 0]);
    const started = process.cpuUsage();

    const problem = await refusal(() => apply(Object.fromEntries(keys)));

    const { user } = process.cpuUsage(started);
    assert.ok((problem.errors?.length ?? 0) >= 30_000);
    assert.ok(user < 1_000_000, `${user} microseconds`);
  });

  it('of more than 256 kB is refused', async () => {
    const { request } = await ready();
    const large = { ...request, answers: { approach: 'x'.repeat(256 * 1024) } };

    assert.equal(kindOf(await refusal(() => apply(large))), '413 too-large');
  });

  it('of more than 256 kB is refused where its length is not told', async () => {
    const chunk = new TextEncoder().encode(' '.repeat(64 * 1024));
    const stream = new ReadableStream({
      start: (controller) => {
        for (let sent = 0; sent < 5; sent += 1) controller.enqueue(chunk);
        controller.close();
      },
    });

    const send = () =>
      fetch(new URL('/v1/applications', marketplace.url), {
        method: 'POST',
        body: stream,
        duplex: 'half',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      } as RequestInit);

    assert.equal(kindOf(await refusal(send)), '413 too-large');
  });

  it('that is not UTF-8 does no harm', async () => {
    const { request } = await ready();
    const bytes = Buffer.from(JSON.stringify({ ...request, answers: { approach: 'caf~' } }));
    bytes[bytes.indexOf('~')] = 0xe9;

    assert.ok((await post(bytes)).status < 500);
  });

  it('names a posting that there is', async () => {
    for (const microInternship of ['no-such-project', (await store({ status: 'draft' })).slug]) {
      const problem = await refusal(() => apply(anApplication({ microInternship })));
      assert.equal(kindOf(problem), '404 not-found');
      assert.deepEqual(problem.errors, [{ pointer: '/microInternship', code: 'choice' }]);
    }
  });

  it('names a campus that there is', async () => {
    const { request } = await ready();

    const problem = await refusal(() => apply({ ...request, campus: 'atlantis' }));

    assert.equal(kindOf(problem), '404 unknown-campus');
    assert.deepEqual(problem.errors, [{ pointer: '/campus', code: 'choice' }]);
  });
});

describe('a field', () => {
  type Change = (request: ApplicationRequest) => unknown;
  const person =
    (changes: object): Change =>
    (request) => ({ ...request, person: { ...request.person, ...changes } });
  const answers =
    (changes: object): Change =>
    (request) => ({ ...request, answers: { ...request.answers, ...changes } });

  const cases: [string, Change, string, string][] = [
    ['that is not known', (request) => ({ ...request, salary: 1 }), '/salary', 'unknown'],
    ['of the person that is not known', person({ age: 20 }), '/person/age', 'unknown'],
    [
      'of the consent that is not known',
      (request) => ({ ...request, consent: { ...request.consent, by: 'x' } }),
      '/consent/by',
      'unknown',
    ],
    ['with a slash in its name', answers({ 'a/b~c': 'x' }), '/answers/a~1b~0c', 'unknown'],
    ['that is missing', ({ person: _person, ...request }) => request, '/person', 'required'],
    ['for the name that is empty', person({ name: ' ' }), '/person/name', 'required'],
    ['for the name that is too long', person({ name: 'x'.repeat(201) }), '/person/name', 'too-long'],
    [
      'for the name with a header in it',
      person({ name: 'a\r\nBcc: x@other.example' }),
      '/person/name',
      'characters',
    ],
    ['for the name with NUL in it', person({ name: 'a\0b' }), '/person/name', 'characters'],
    ['for the name with half a character', person({ name: 'a\ud800' }), '/person/name', 'characters'],
    ['for the address that is none', person({ email: 'ada' }), '/person/email', 'format'],
    ['for the address that is two', person({ email: 'a@b.example, c@d.example' }), '/person/email', 'format'],
    ['for the address with a name', person({ email: 'Ada <a@b.example>' }), '/person/email', 'format'],
    [
      'for the address with a header in it',
      person({ email: 'a@b.example\r\nBcc: x@other.example' }),
      '/person/email',
      'characters',
    ],
    ['for the school with a line break', person({ school: 'a\nb' }), '/person/school', 'characters'],
    ['for the term that is no text', person({ graduationTerm: 2027 }), '/person/graduationTerm', 'type'],
    [
      'for an answer that is missing',
      (request) => ({ ...request, answers: {} }),
      '/answers/approach',
      'required',
    ],
    ['for an answer that is null', answers({ approach: null }), '/answers/approach', 'type'],
    [
      'for an answer that is too long',
      answers({ approach: 'x'.repeat(501) }),
      '/answers/approach',
      'too-long',
    ],
    ['for an answer with NUL in it', answers({ approach: 'a\0b' }), '/answers/approach', 'characters'],
    [
      'for an answer with half a character',
      answers({ approach: '\udc00' }),
      '/answers/approach',
      'characters',
    ],
    [
      'for a short answer with a line break',
      answers({ portfolio: 'a\nb' }),
      '/answers/portfolio',
      'characters',
    ],
    ['for a choice that is not offered', answers({ tool: 'abacus' }), '/answers/tool', 'choice'],
    ['for yes or no that is neither', answers({ 'on-site': 'yes' }), '/answers/on-site', 'type'],
    ['for a question that is not asked', answers({ age: '20' }), '/answers/age', 'unknown'],
    [
      'for a statement that is not made',
      (request) => ({ ...request, statements: {} }),
      '/statements/adult',
      'required',
    ],
    [
      'for a statement that is denied',
      (request) => ({ ...request, statements: { adult: false } }),
      '/statements/adult',
      'required',
    ],
    [
      'for a statement that is not asked for',
      (request) => ({ ...request, statements: { adult: true, tall: true } }),
      '/statements/tall',
      'unknown',
    ],
    [
      'for the consent that is missing',
      ({ consent: _consent, ...request }) => request,
      '/consent',
      'required',
    ],
    [
      'for the consent that is not given',
      (request) => ({ ...request, consent: { ...request.consent, given: false } }),
      '/consent/given',
      'required',
    ],
    [
      'for the version that is none',
      (request) => ({ ...request, questionsVersion: 0 }),
      '/questionsVersion',
      'range',
    ],
    [
      'for the version that is huge',
      (request) => ({ ...request, questionsVersion: 1e300 }),
      '/questionsVersion',
      'type',
    ],
    [
      'for the posting with an address in it',
      (request) => ({ ...request, microInternship: '../x' }),
      '/microInternship',
      'format',
    ],
  ];

  for (const [what, change, pointer, code] of cases)
    it(`${what} is refused at ${pointer}`, async () => {
      const { request } = await ready();

      const problem = await refusal(() => apply(change(request)));

      assert.equal(kindOf(problem), '400 invalid-request');
      assert.deepEqual(problem.errors, [{ pointer, code }]);
    });

  for (const [where, before, after] of [
    ['/person', '"person":{', '"person":{"__proto__":{"admin":true},'],
    ['', '{', '{"__proto__":{"campus":"x"},'],
  ] as const)
    it(`named __proto__ in "${where}" is refused`, async () => {
      const { request } = await ready();

      const problem = await refusal(() => post(JSON.stringify(request).replace(before, after)));

      assert.deepEqual(problem.errors, [{ pointer: `${where}/__proto__`, code: 'unknown' }]);
    });

  it('named __proto__ among answers and statements counts for nothing', async () => {
    const { request } = await ready();
    const body = JSON.stringify({ ...request, answers: {}, statements: {} }).replaceAll(
      /"(answers|statements)":{}/g,
      '"$1":{"__proto__":{"approach":"x","adult":true}}',
    );

    const problem = await refusal(() => post(body));

    assert.deepEqual(problem.errors?.map(({ pointer }) => pointer).toSorted(), [
      '/answers/approach',
      '/statements/adult',
    ]);
    assert.equal(({} as Record<string, unknown>).approach, undefined);
  });

  for (const name of ['constructor', 'toString', 'hasOwnProperty'])
    it(`named ${name} is refused`, async () => {
      const { request } = await ready();

      const problem = await refusal(() =>
        apply({ ...request, answers: { ...request.answers, [name]: 'x' } }),
      );

      assert.deepEqual(problem.errors, [{ pointer: `/answers/${name}`, code: 'unknown' }]);
    });

  const nested = {
    '[': (levels: number) => '['.repeat(levels) + ']'.repeat(levels),
    '{': (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`,
  };
  for (const [bracket, nest] of Object.entries(nested))
    it(`that is ${bracket} in ${bracket} is refused by its type, and unread where it is deeper than 32 levels`, async () => {
      const { request } = await ready();
      const errorsAt = async (levels: number) => {
        const body = JSON.stringify(request).replace('"Cabinet by cabinet."', nest(levels));
        return (await refusal(() => post(body))).errors;
      };

      // The answer stands two levels down already.
      assert.deepEqual(await errorsAt(30), [{ pointer: '/answers/approach', code: 'type' }]);
      for (const levels of [31, 10_000])
        assert.deepEqual(await errorsAt(levels), [{ pointer: '', code: 'type' }]);
    });

  it('of brackets in a text counts for nothing', async () => {
    const { request } = await ready();
    const approach = `\\"${'[{'.repeat(100)}`;

    const response = await apply({ ...request, answers: { ...request.answers, approach } });

    assert.equal(response.status, 201);
  });

  it('of many is reported with all the others of the same step', async () => {
    const { request } = await ready();

    const problem = await refusal(() => apply({ ...request, person: { name: '', email: 'x' }, answers: 1 }));

    assert.deepEqual(problem.errors?.map(({ pointer }) => pointer).toSorted(), [
      '/answers',
      '/person/email',
      '/person/name',
      '/person/school',
    ]);
  });
});

describe('a posting', () => {
  const later = { at: '2999-01-01T00:00:00Z', timeZone: 'UTC' };
  const earlier = { at: '2020-01-01T00:00:00Z', timeZone: 'UTC' };

  for (const [what, overrides] of [
    ['that has closed', { applicationDeadline: earlier }],
    ['that was closed', { status: 'closed' }],
    ['that is paused', { status: 'paused' }],
    ['that has not opened', { applicationOpens: later }],
    ['whose openings are filled', { openings: 2, filled: 2 }],
  ] as const)
    it(`${what} takes no application`, async () => {
      const { request } = await ready(overrides);

      assert.equal(kindOf(await refusal(() => apply(request))), '409 not-open');
    });

  it('for one campus takes applications from there alone', async () => {
    await saveCampus(marketplace.database, aCampus({ slug: 'other' }));
    const { request } = await ready({ exclusiveTo: aCampus().slug });

    assert.equal(kindOf(await refusal(() => apply(request))), '403 exclusive');
    assert.equal(kindOf(await refusal(() => apply({ ...request, campus: 'other' }))), '403 exclusive');
    assert.equal((await apply({ ...request, campus: aCampus().slug })).status, 201);
  });

  it('whose questions have changed takes no answers to the old ones', async () => {
    const { posting, request } = await ready();
    await savePostings(marketplace.database, { ...posting, questions: [] });

    assert.equal(kindOf(await refusal(() => apply(request))), '409 questions-changed');
    assert.equal((await apply({ ...request, questionsVersion: 2, answers: {} })).status, 201);
  });
});

describe('the last place', () => {
  it('goes to one of eight who send at the same moment; the others are told that it is gone', async () => {
    const campus = aCampus({ slug: 'ridgeway', confirmEmail: false });
    await saveCampus(marketplace.database, campus);
    const { posting } = await ready({ applicationLimit: 1, exclusiveTo: campus.slug });
    const racers = Array.from({ length: 8 }, (_, index) =>
      anApplication({
        microInternship: posting.slug,
        campus: campus.slug,
        person: { name: `Racer ${index}`, email: `racer${index}@lakeshore.example`, school: 'Lakeshore' },
      }),
    );

    const answers = await Promise.all(racers.map((request) => apply(request)));

    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, ...Array<number>(7).fill(409)]);
    const refused = answers.filter(({ status }) => status === 409);
    for (const answer of refused) {
      assert.equal(kindOf(Problem.parse(await answer.json())), '409 not-open');
    }
    const stored = await Promise.all(racers.map(({ person }) => storedBy(person.email)));
    assert.equal(stored.flat().length, 1);
    const shown = await fetch(`${marketplace.url}/v1/micro-internships/${posting.slug}`);
    assert.equal(((await shown.json()) as { status: string }).status, 'closed');
  });
});

describe('the limit', () => {
  it('is 30 an hour for a mailbox that is proved, however it is written, and holds no other up', async () => {
    const { request } = await ready();
    const device = await confirm(marketplace, Receipt.parse(await (await apply(request)).json()));
    const { person } = request;
    const from = async (email: string, from?: string) => {
      const { posting } = await ready();
      return apply({ ...request, microInternship: posting.slug, person: { ...person, email }, device: from });
    };
    const statuses = [];
    for (let sent = 0; sent < 30; sent += 1) statuses.push((await from(person.email, device)).status);

    const response = await from(person.email.toUpperCase(), device);

    assert.deepEqual(new Set(statuses), new Set([201]));
    assert.equal(response.status, 429);
    const seconds = Number(response.headers.get('Retry-After'));
    assert.ok(seconds > 3500 && seconds <= 3600, `${seconds}`);
    assert.equal(kindOf(Problem.parse(await response.json())), '429 too-many-requests');
    assert.equal((await storedBy(person.email.toUpperCase())).length, 0);
    assert.equal((await from('another@lakeshore.example')).status, 201);
    // Nobody else uses it up, nor is its owner held up on another device.
    assert.equal((await from(person.email)).status, 201);
  });

  it('counts nothing that was refused, so that nobody uses up the address of another', async () => {
    const { request } = await ready();
    const nowhere = { ...request, microInternship: 'no-such-project' };
    for (let sent = 0; sent < 31; sent += 1) assert.equal((await apply(nowhere)).status, 404);

    assert.equal((await apply(request)).status, 201);
  });
});

describe('the log', () => {
  const SECRETS = ['Wilhelmina', 'mina.harker', 'whitby', 'pilgrimage', 'sonnets'];
  const secretApplication = (slug: string) =>
    anApplication({
      microInternship: slug,
      person: { name: 'Wilhelmina Murray', email: 'mina.harker@whitby.example', school: 'Whitby College' },
      answers: { approach: 'By pilgrimage.\n    at (sonnets.ts:1:1)' },
    });
  const isSilentOf = (output: string) => {
    for (const secret of SECRETS) assert.ok(!output.toLowerCase().includes(secret.toLowerCase()), secret);
  };

  it('holds nothing that a person has typed', async () => {
    const { dataDir, remove } = await makeDataDir();
    const serverUrl = process.env.DATABASE_URL;
    const own = serverUrl ? await createDatabase(serverUrl) : undefined;
    if (!own) await prepareDataDir(dataDir);
    const posting = aPosting();
    const { database, close } = await openDatabase({ dataDir, databaseUrl: own?.databaseUrl });
    await savePostings(database, posting);
    await close();
    const server = await startServerProcess({
      DATA_DIR: dataDir,
      ...(own && { DATABASE_URL: own.databaseUrl }),
    });
    const send = (body: unknown) =>
      fetch(new URL('/v1/applications', server.url), {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      });

    const taken = await send(secretApplication(posting.slug));
    const refused = await send({ ...secretApplication(posting.slug), pilgrimage: 1 });
    const found = await fetch(new URL('/v1/micro-internships?q=sonnets&pilgrimage=whitby', server.url));
    const missing = await fetch(new URL('/v1/micro-internships/mina.harker', server.url));
    const nowhere = await fetch(new URL('/wilhelmina?sonnets', server.url));
    await server.stop();

    assert.deepEqual(
      [taken, refused, found, missing, nowhere].map(({ status }) => status),
      [201, 400, 400, 404, 404],
    );
    assert.match(server.output(), /"msg":"files are taken unscanned: CLAMD_URL is not set"/);
    assert.match(server.output(), /"msg":"mail sent"/);
    assert.match(server.output(), /"msg":"stopped"/);
    isSilentOf(server.output());
    await own?.drop();
    await remove();
  });

  it('holds nothing of it either where a statement fails, but where it failed', async () => {
    const { database, close } = await openTestDatabase();
    const posting = aPosting();
    await savePostings(database, posting);
    await database.execute(sql`drop table mails`);
    let output = '';
    const stream = new Writable({
      write: (chunk, _encoding, done) => {
        output += String(chunk);
        done();
      },
    });
    const app = createApp(testServices(database, { log: pino({ base: null }, stream) }));

    const response = await app.request('/v1/applications', {
      method: 'POST',
      body: JSON.stringify(secretApplication(posting.slug)),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    });

    assert.equal(response.status, 500);
    assert.equal((await database.select().from(applications)).length, 0);
    isSilentOf(await response.text());
    isSilentOf(output);
    assert.match(output, /"msg":"request failed"/);
    assert.match(output, /"code":"42P01"/);
    assert.match(output, /store\/confirmations\.ts/);
    await close();
  });
});
