import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { eq, getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { Receipt, type ApplicationRequest } from '../../src/contract/application.ts';
import type { Question } from '../../src/contract/questions.ts';
import { confirm, confirmAnswer } from '../../test/kit/confirm.ts';
import { openTestDatabase } from '../../test/kit/database.ts';
import { aPdf, memoryFiles } from '../../test/kit/files.ts';
import { eventually, startTestMarketplace, type TestMarketplace } from '../../test/kit/marketplace.ts';
import {
  anEmployer,
  anApplication,
  aPosting,
  MORE_QUESTIONS,
  QUESTIONS,
  savePostings,
} from '../../test/kit/postings.ts';
import { uploadTokenOf } from '../../test/kit/uploads.ts';
import { readDeletionLog } from '../adapters/deletion-log.ts';
import { saveEmployers } from '../store/save-employers.ts';
import * as schema from '../store/schema/index.ts';
import { applications, attachments, mails, uploads } from '../store/schema/index.ts';
import { createErasure } from './erasure.ts';

const FILES: Question[] = ['cv', 'sample'].map((id) => ({ id, kind: 'file', label: id, required: false }));
const TEXTS = [...QUESTIONS, ...MORE_QUESTIONS.filter(({ id }) => id === 'work')];
const TABLES = Object.values(schema).filter((value) => is(value, PgTable));

let marketplace: TestMarketplace;
before(async () => {
  marketplace = await startTestMarketplace();
});
after(() => marketplace.close());

const upload = async (
  slug: string,
  content: string,
  name = 'cv.pdf',
  key = randomUUID() as string,
): Promise<string> => {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(aPdf(content))], name));
  const response = await fetch(`${marketplace.url}/v1/uploads`, {
    method: 'POST',
    body: form,
    headers: { 'Idempotency-Key': key, 'Upload-Token': await uploadTokenOf(marketplace.url, slug) },
  });
  assert.equal(response.status, 201);
  return ((await response.json()) as { id: string }).id;
};

const send = (request: ApplicationRequest, key = randomUUID() as string) =>
  fetch(`${marketplace.url}/v1/applications`, {
    method: 'POST',
    body: JSON.stringify(request),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
  });

const posted = async (questions: Question[]) => {
  const employer = anEmployer({
    slug: `employer-${randomUUID()}`,
    email: `${randomUUID()}@employer.example`,
  });
  await saveEmployers(marketplace.database, [employer]);
  const posting = aPosting({ employer: employer.slug, questions });
  await savePostings(marketplace.database, posting);
  return { posting, employer };
};

const statusLink = async (email: string): Promise<string> => {
  const links = async () =>
    (await marketplace.mailsTo(email)).flatMap(
      ({ text }) => /http\S+\/applications\/\S+/.exec(text ?? '') ?? [],
    );
  const [link] = await eventually(links, ({ length }) => length > 0);
  return link ?? assert.fail('no link');
};

const post = (address: string, fields: Record<string, string> = {}) =>
  fetch(address, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

/** Every place that holds a text: rows of all tables as a dump has them, files, the outbox, the deletion log. */
const placesOf = async (marker: string): Promise<string[]> => {
  const places: string[] = [];
  for (const table of TABLES) {
    const result = await marketplace.database.execute(sql`select ${table}::text as text from ${table}`);
    const { rows } = result as { rows: { text: string }[] };
    places.push(...rows.filter(({ text }) => text.includes(marker)).map(() => getTableName(table)));
  }
  for (const folder of ['files', 'outbox', '.'])
    for (const entry of await readdir(join(marketplace.dataDir, folder), { withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = await readFile(join(marketplace.dataDir, folder, entry.name), 'latin1');
      const holds = bytes.includes(marker) || entry.name.includes(marker);
      if (holds || decodeMail(bytes).includes(marker)) places.push(folder);
    }
  return [...new Set(places)].toSorted();
};

/** A mail may break its lines anywhere. */
const decodeMail = (text: string) => text.replaceAll('=\r\n', '');

describe('an application that is deleted', () => {
  it('leaves not one byte of any field or file, in any table or folder', async () => {
    const marker = randomUUID().replaceAll('-', '');
    const { posting, employer } = await posted([...TEXTS, ...FILES]);
    const cv = await upload(posting.slug, marker, `${marker}.pdf`, `key-${marker}`);
    const request = anApplication({
      microInternship: posting.slug,
      person: {
        name: `Ada ${marker}`,
        email: `${marker}@elmwood.example`,
        school: `School ${marker}`,
        graduationTerm: 'May 2027',
      },
      answers: {
        approach: marker,
        portfolio: marker,
        work: `https://${marker}.example/`,
        cv,
        sample: await upload(posting.slug, `${marker} sample`),
      },
    });
    await confirmAnswer(marketplace, await send(request, `apply-${marker}`));
    const link = await statusLink(request.person.email);
    assert.equal((await fetch(`${link}/data.json`)).status, 200);
    await marketplace.mailsTo(employer.email);
    await eventually(
      () => marketplace.database.select().from(mails),
      (rows) => rows.every(({ sentAt }) => sentAt !== null),
    );
    const before = await placesOf(marker);

    const response = await post(`${link}/delete`);

    assert.equal(response.status, 200);
    assert.ok(!(await response.text()).includes(marker));
    for (const place of ['applications', 'files', 'mails', 'outbox', 'uploads'])
      assert.ok(before.includes(place), `${place} held nothing before: ${before.join()}`);
    await eventually(
      async () => (await marketplace.mailsTo(employer.email)).map(({ subject }) => subject),
      (subjects) => subjects.some((subject) => subject?.startsWith('Deleted application')),
    );
    assert.deepEqual(await placesOf(marker), []);
  });

  it('is in the deletion log with its files, and with nothing else of it', async () => {
    const { posting } = await posted([...QUESTIONS, ...FILES]);
    const request = anApplication({ microInternship: posting.slug });
    request.answers = {
      ...request.answers,
      cv: await upload(posting.slug, 'one'),
      sample: await upload(posting.slug, 'two'),
    };
    const { id } = await confirmAnswer(marketplace, await send(request));
    const keys = (await marketplace.database.select().from(uploads))
      .filter((row) => [request.answers.cv, request.answers.sample].includes(row.id))
      .map(({ key }) => key);

    await post(`${await statusLink(request.person.email)}/delete`);

    const { records } = await readDeletionLog(join(marketplace.dataDir, 'deletions.log'));
    const [record, ...more] = records.filter(({ application }) => application === id);
    assert.deepEqual([Object.keys(record ?? {}), more], [['at', 'application', 'uploads', 'reason'], []]);
    assert.ok(record);
    assert.deepEqual(record.uploads.toSorted(), keys.toSorted());
    assert.equal(record.reason, 'person');
    const files = await readdir(join(marketplace.dataDir, 'files'));
    assert.deepEqual(
      keys.filter((key) => files.includes(key)),
      [],
    );
  });
});

describe('a file', () => {
  const postedWithFiles = async () => (await posted([...QUESTIONS, ...FILES])).posting.slug;
  const naming = async (slug: string, cv: string, answers: Record<string, string> = {}) => {
    const request = anApplication({ microInternship: slug });
    const response = await send({ ...request, answers: { ...request.answers, cv, ...answers } });
    const body = (await response.json()) as { errors?: { pointer: string; code: string }[] };
    return { status: response.status, errors: body.errors, body, email: request.person.email };
  };
  const MISSING = [{ pointer: '/answers/cv', code: 'choice' }];

  it('can be named by one application alone, and by none once that is deleted', async () => {
    const slug = await postedWithFiles();
    const id = await upload(slug, 'mine');

    const first = await naming(slug, id);
    const second = await naming(slug, id);
    await confirm(marketplace, Receipt.parse(first.body));
    const third = await naming(slug, id);
    await post(`${await statusLink(first.email)}/delete`);
    const fourth = await naming(slug, id);
    const unknown = await naming(slug, randomUUID());

    assert.equal(first.status, 201);
    for (const refused of [second, third, fourth, unknown])
      assert.deepEqual([refused.status, refused.errors], [400, MISSING]);
  });

  it('is the answer to one question alone', async () => {
    const slug = await postedWithFiles();
    const id = await upload(slug, 'twice');

    const { status, errors } = await naming(slug, id, { sample: id });

    assert.deepEqual([status, errors], [400, [{ pointer: '/answers/sample', code: 'choice' }]]);
  });

  it('can be named for no other posting', async () => {
    const [slug, other] = [await postedWithFiles(), await postedWithFiles()];
    const id = await upload(slug, 'elsewhere');

    const [elsewhere, here] = [await naming(other, id), await naming(slug, id)];

    assert.deepEqual([elsewhere.status, elsewhere.errors, here.status], [400, MISSING, 201]);
  });

  it('can be named by one of many who try at once', async () => {
    const slug = await postedWithFiles();
    const id = await upload(slug, 'race');

    const statuses = (await Promise.all(Array.from({ length: 6 }, () => naming(slug, id)))).map(
      ({ status }) => status,
    );

    assert.deepEqual(statuses.toSorted(), [201, 400, 400, 400, 400, 400]);
  });

  it('does not tell, by being named again, that its first application was a repeat', async () => {
    const slug = await postedWithFiles();
    const stranger = anApplication({ microInternship: slug });
    const statuses = async (email: string) => {
      const cv = await upload(slug, 'oracle');
      const person = { ...stranger.person, email };
      const request = { ...stranger, person, answers: { ...stranger.answers, cv } };
      const first = await send(request);
      return {
        receipt: Receipt.parse(await first.json()),
        told: [first.status, (await send(request)).status],
      };
    };
    const email = `${randomUUID()}@elmwood.example`;

    const asNew = await statuses(email);
    await confirm(marketplace, asNew.receipt);
    const asRepeat = await statuses(email);

    assert.deepEqual(asRepeat.told, asNew.told);
    assert.deepEqual(Object.keys(asRepeat.receipt), Object.keys(asNew.receipt));
    assert.deepEqual(asNew.told, [201, 400]);
  });
});

describe('a deletion that cannot be noted', () => {
  it('does not take place', async () => {
    const { database, close } = await openTestDatabase();
    try {
      const posting = aPosting();
      await savePostings(database, posting);
      const id = randomUUID();
      const [{ id: microInternship } = { id: '' }] = await database.select().from(schema.microInternships);
      await database.insert(applications).values({
        ...{ id, microInternship, idempotencyKey: id, fingerprint: '', person: anApplication().person },
        ...{ statements: [], questionsVersion: 1, answers: {}, consentVersion: '', receivedAt: new Date() },
        ...{ receipt: {} as never, confirmBy: new Date(), retainUntil: new Date() },
      });
      const erasure = createErasure({
        database,
        files: memoryFiles(),
        deletionLog: { append: () => Promise.reject(new Error('disk full')) },
        outboxDir: '/nonexistent',
        log: { error: () => undefined },
      });

      await assert.rejects(
        database.transaction((transaction) =>
          erasure.erase(transaction, [id], { now: new Date(), reason: 'person' }),
        ),
        /disk full/,
      );

      assert.equal(await database.$count(applications, eq(applications.id, id)), 1);
      assert.equal(await database.$count(attachments), 0);
    } finally {
      await close();
    }
  });
});
