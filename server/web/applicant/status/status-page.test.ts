import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { DomUtils, parseDocument } from 'htmlparser2';
import { referenceOf } from '../../../domain/reference.ts';
import { check } from '../../../../src/contract/check.ts';
import { ApplicationRequest, Receipt } from '../../../../src/contract/application.ts';
import { answersTo, type Question } from '../../../../src/contract/questions.ts';
import { LOCALES } from '../../../../src/i18n/locales.ts';
import { pageMessages } from '../../layout/page-messages.ts';
import { confirmAnswer, confirmByLink } from '../../../../test/kit/confirm.ts';
import { startTestMarketplace, type TestMarketplace } from '../../../../test/kit/marketplace.ts';
import {
  anEmployer,
  anApplication,
  aPosting,
  QUESTIONS,
  savePostings,
} from '../../../../test/kit/postings.ts';
import { HOUR } from '../../../domain/durations.ts';
import type { Posting } from '../../../domain/posting.ts';
import { PRIVACY_NOTICE_VERSION } from '../../../domain/privacy.ts';
import type { SigningPurpose } from '../../../domain/signing.ts';
import { withoutControls } from '../../../domain/plain-text.ts';
import { openSigner } from '../../../services/tokens/signer.ts';
import { listAccess } from '../../../store/access-log.ts';
import { listApplications, listConsents } from '../../../store/applications.ts';
import { saveEmployers } from '../../../store/save-employers.ts';
import {
  applications,
  attachments,
  consents,
  mails,
  microInternships,
  uploads,
} from '../../../store/schema/index.ts';

const START = new Date('2026-03-02T15:00:00Z');
const DEADLINE = { at: '2026-03-10T22:00:00Z', timeZone: 'America/Chicago' };

let now = START;
let marketplace: TestMarketplace;
before(async () => {
  marketplace = await startTestMarketplace({ clock: () => now });
});
beforeEach(() => {
  now = START;
});
after(() => marketplace.close());

const send = (request: ApplicationRequest) =>
  fetch(`${marketplace.url}/v1/applications`, {
    method: 'POST',
    body: JSON.stringify(request),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
  });

/** An application to a posting of an employer of its own, as it came in, with the address in the applicant's mail. */
const applied = async (posting: Partial<Posting> = {}, request: Partial<ApplicationRequest> = {}) => {
  const employer = anEmployer({
    slug: `employer-${randomUUID()}`,
    email: `${randomUUID()}@employer.example`,
  });
  await saveEmployers(marketplace.database, [employer]);
  const saved = aPosting({ employer: employer.slug, applicationDeadline: DEADLINE, ...posting });
  await savePostings(marketplace.database, saved);
  const sent = anApplication({ microInternship: saved.slug, ...request });
  const { id } = await confirmAnswer(marketplace, await send(sent));
  const letters = await marketplace.mailsTo(sent.person.email, 2);
  const texts = letters.map(({ text = '' }) => text).join('\n');
  const [link = ''] = /http\S+\/applications\/\S+/.exec(texts) ?? [];
  return { employer, posting: saved, sent, id, link };
};

const post = (address: string, fields: Record<string, string> = {}) =>
  fetch(address, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

const rowOf = async (id: string) =>
  (await marketplace.database.select().from(applications).where(eq(applications.id, id)))[0];

const countOf = async (slug: string) =>
  (await marketplace.database.select().from(microInternships).where(eq(microInternships.slug, slug)))[0]
    ?.applicationCount;

const mailsOf = (to: string) => marketplace.database.select().from(mails).where(eq(mails.to, to));

const decoded = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const readPage = async (response: Response) => {
  const document = parseDocument(await response.text());
  const all = DomUtils.findAll(() => true, document.children);
  const textOf = (element: (typeof all)[number]) => DomUtils.textContent(element).replace(/\s+/g, ' ').trim();
  const named = (name: string) => all.filter((element) => element.name === name);
  return {
    title: named('h1').map(textOf)[0],
    text: named('body').map(textOf)[0] ?? '',
    html: named('html')[0],
    robots: all.find(({ attribs }) => attribs.name === 'robots')?.attribs.content,
    links: named('a').map((link) => [textOf(link), link.attribs.href ?? ''] as const),
    typed: all.filter(({ attribs }) => attribs.class === 'typed').map(DomUtils.textContent),
    fields: Object.fromEntries(
      all.flatMap(({ name, attribs, children }) => {
        if (name === 'textarea')
          return [[attribs.name, decoded(DomUtils.textContent(children).replace(/^\n/, ''))]];
        const isUnchosen = ['radio', 'checkbox'].includes(attribs.type ?? '') && !('checked' in attribs);
        return name === 'input' && !isUnchosen ? [[attribs.name, attribs.value ?? 'on']] : [];
      }),
    ) as Record<string, string>,
    forms: named('form').map(({ attribs }) => attribs),
    readOnly: all.filter(({ attribs }) => 'readonly' in attribs).map(({ attribs }) => attribs.name),
  };
};

const readAt = async (address: string) => readPage(await fetch(address));

describe("an application's page", () => {
  it('shows what was sent, to whom, and when to expect a decision', async () => {
    const { link, posting, sent, id } = await applied(
      { decisionBy: { at: '2026-04-01T22:00:00Z', timeZone: 'America/Chicago' } },
      { answers: { approach: 'First\nsecond', tool: 'sql', 'on-site': false } },
    );

    const response = await fetch(link);
    const { title, text, typed, robots } = await readPage(response);

    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.equal(response.headers.get('Referrer-Policy'), 'no-referrer');
    assert.equal(robots, 'noindex');
    assert.equal(title, 'Your application');
    for (const words of [
      posting.title,
      'Gristmill Press',
      'Apr 1, 5:00 PM CT',
      'Mar 2, 9:00 AM CT',
      referenceOf(id),
    ])
      assert.ok(text.includes(words), words);
    assert.match(text, /Status Received Received Mar 2/);
    assert.deepEqual(typed, [
      sent.person.name,
      sent.person.email,
      sent.person.school,
      'First\nsecond',
      'Not answered',
      'SQL',
      'No',
    ]);
  });

  for (const locale of LOCALES)
    it(`says that mail could not be delivered, until one is: ${locale}`, async () => {
      const { link, sent, employer } = await applied();
      const { email } = sent.person;
      const words = pageMessages(locale).application.undeliverable(email).replace(/\s+/g, ' ');
      const settle = (to: string, settled: Partial<typeof mails.$inferInsert>) =>
        marketplace.database.update(mails).set(settled).where(eq(mails.to, to));
      const read = async () => (await readAt(`${link}?lang=${locale}`)).text.includes(words);

      await settle(employer.email, { sentAt: null, failedAt: START, failure: '550 5.1.1' });
      assert.equal(await read(), false);
      await settle(email, { sentAt: null, failedAt: START, failure: '550 5.1.1' });
      assert.equal(await read(), true);
      await settle(email, { sentAt: START, failedAt: null, failure: null });
      assert.equal(await read(), false);
    });

  for (const locale of LOCALES)
    it(`speaks the language of its address, and all that it leads to: ${locale}`, async () => {
      const { link } = await applied();
      const words = pageMessages(locale).application;

      const { title, html, links } = await readAt(`${link}?lang=${locale}`);

      assert.equal(title, words.title);
      assert.equal(html?.attribs.lang, locale);
      assert.deepEqual(
        links.map(([label, href]) => [label, new URL(href, link).href]),
        [
          [words.correct, `${link}/edit?lang=${locale}`],
          [words.withdraw, `${link}/withdraw?lang=${locale}`],
          [words.data, `${link}/data.json?lang=${locale}`],
          [words.delete, `${link}/delete?lang=${locale}`],
        ],
      );
    });

  it('is changed by no reading, whoever reads it and how often', async () => {
    const { link, id, posting, employer } = await applied();
    const before = await rowOf(id);

    for (const below of ['', '/edit', '/withdraw', '/delete', '/data.json'])
      for (const method of ['GET', 'HEAD'])
        for (let times = 0; times < 5; times += 1)
          assert.equal((await fetch(link + below, { method })).status, 200);

    assert.deepEqual(await rowOf(id), before);
    assert.equal((await mailsOf(employer.email)).length, 1);
    assert.equal((await post(`${link}/withdraw`)).status, 303);
    assert.equal(await countOf(posting.slug), 0);
  });

  it('is not there for who has no address of ours', async () => {
    const { id, link } = await applied();
    const { database } = marketplace;
    const sign = (name: SigningPurpose, sub: string) =>
      openSigner({ database, clock: () => now }, name).sign({ sub });
    const addresses = [
      link.slice(0, -1),
      `${marketplace.url}/applications/${id}`,
      `${marketplace.url}/applications/${await sign('form-tokens', id)}`,
      `${marketplace.url}/applications/${await sign('application-links', randomUUID())}`,
    ];

    for (const address of addresses)
      for (const response of [await fetch(address), await post(`${address}/delete`)]) {
        assert.equal(response.status, 404);
        const { title, text } = await readPage(response);
        assert.equal(title, 'Application not found');
        assert.match(text, /It may have been deleted/);
      }
    assert.ok(await rowOf(id));
  });

  it('is there until a week before the application is deleted, and says until when', async () => {
    const { link } = await applied({ retentionDays: 30 });

    const { text } = await readAt(link);
    now = new Date(Date.parse(DEADLINE.at) + 23 * 24 * HOUR - 1);
    assert.equal((await fetch(link)).status, 200);
    now = new Date(Date.parse(DEADLINE.at) + 23 * 24 * HOUR);
    assert.equal((await fetch(link)).status, 404);
    assert.match(text, /Available until Apr 2, /);
  });

  it('has a link that ends with the application, and of which each mail has one of its own', async () => {
    const first = await applied({ retentionDays: 30 });
    const again = await send({ ...first.sent, answers: { approach: 'Again.' } });
    const { id } = Receipt.parse(await again.json());
    await confirmByLink(marketplace, id);
    const claimsIn = (address: string) => {
      const [, payload = ''] = address.split('/applications/')[1]?.split('.') ?? [];
      return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    };
    // A code and a receipt for each.
    const letters = await marketplace.mailsTo(first.sent.person.email, 4);
    const links = letters.flatMap(({ text = '' }) => /http\S+\/applications\/\S+/.exec(text)?.[0] ?? []);

    assert.ok(links.includes(first.link));
    assert.equal(links.length, 2);
    assert.equal(new Set(links.map((address) => claimsIn(address).jti)).size, 2);
    assert.deepEqual(new Set(links.map((address) => claimsIn(address).sub)), new Set([first.id, id]));
    for (const address of links)
      assert.equal(claimsIn(address).exp, (Date.parse(DEADLINE.at) + 30 * 24 * HOUR) / 1000);
  });

  it('opens by a link from before links ended', async () => {
    const { id } = await applied();
    const { database, url } = marketplace;
    const signer = openSigner({ database, clock: () => now }, 'application-links');

    assert.equal((await fetch(`${url}/applications/${await signer.sign({ sub: id })}`)).status, 200);
  });

  it('records that its data was downloaded', async () => {
    const { link, id, posting } = await applied();

    await fetch(link);
    await fetch(`${link}/data.json`, { method: 'HEAD' });
    await fetch(`${link}/data.json`);

    const entries = (await listAccess(marketplace.database, posting.slug)) ?? [];
    assert.deepEqual(
      entries.map(({ action, application }) => [action, application]),
      [['data-downloaded', id]],
    );
  });

  it('gives all that is kept as JSON, and of mail to the employer only that it was sent', async () => {
    const { link, sent, id, employer } = await applied({ retentionDays: 30 });
    await marketplace.database
      .update(applications)
      .set({ shortlistedAt: START })
      .where(eq(applications.id, id));
    const letters = await marketplace.mailsTo(sent.person.email, 2);

    const response = await fetch(`${link}/data.json`);
    const text = await response.text();
    const data = JSON.parse(text) as Record<string, unknown> & { mails: Record<string, unknown>[] };

    assert.equal(response.headers.get('Content-Disposition'), 'attachment; filename="application.json"');
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.equal(data.id, id);
    assert.deepEqual(ApplicationRequest.parse(data.application), sent);
    assert.deepEqual(data.questions, QUESTIONS);
    assert.deepEqual(data.consents, [{ version: PRIVACY_NOTICE_VERSION, givenAt: START.toISOString() }]);
    assert.equal(data.shortlistedAt, START.toISOString());
    assert.equal(data.confirmedAt, START.toISOString());
    assert.equal(data.availableUntil, '2026-04-02T22:00:00.000Z');
    assert.equal(data.deletedBy, '2026-04-09T22:00:00.000Z');
    const row = await rowOf(id);
    assert.deepEqual(data.request, { idempotencyKey: row?.idempotencyKey, fingerprint: row?.fingerprint });
    assert.deepEqual(
      data.mails.map(({ to, text: body }) => [to, body !== undefined]).toSorted(),
      [['employer', false], ...letters.map(() => [sent.person.email, true])].toSorted(),
    );
    assert.ok(!text.includes(employer.email));
  });
});

describe('a correction', () => {
  it('begins with what was sent, in a form without a script', async () => {
    const { link, sent } = await applied(
      {
        questions: [...QUESTIONS, { id: 'weeks', kind: 'number', label: 'How many weeks?', required: false }],
      },
      { answers: { approach: '\n  <b>First</b>\nsecond', tool: 'sql', 'on-site': false, weeks: 1.125 } },
    );

    const response = await fetch(`${link}/edit`);
    const text = await response.clone().text();
    const { fields, forms, readOnly } = await readPage(response);

    assert.doesNotMatch(text, /<script/);
    assert.deepEqual(
      forms.map(({ method, action }) => [method, action]),
      [['post', `${new URL(link).pathname}/edit`]],
    );
    assert.deepEqual(readOnly, ['person.email']);
    assert.deepEqual(fields, {
      token: fields.token,
      'person.name': sent.person.name,
      'person.email': sent.person.email,
      'person.school': sent.person.school,
      'answers.approach': '<b>First</b>\nsecond',
      'answers.portfolio': '',
      'answers.tool': 'sql',
      'answers.on-site': 'no',
      'answers.weeks': '1.1250',
      'statements.adult': 'on',
      'consent.given': 'on',
    });
  });

  it('leaves words of one’s own as they were sent', async () => {
    const asked = { label: 'Which tool?', required: false, options: [{ value: 'sql', label: 'SQL' }] };
    const { link, id } = await applied(
      {
        questions: [
          { id: 'tool', kind: 'single-choice', ...asked, other: true },
          { id: 'tools', kind: 'multiple-choice', ...asked, other: true },
        ],
      },
      { answers: { tool: 'By hand', tools: ['By foot'] } },
    );
    const { fields } = await readAt(`${link}/edit`);

    const response = await post(`${link}/edit`, { ...fields, 'person.school': 'Elmwood College' });

    assert.equal(response.status, 303);
    const row = await rowOf(id);
    assert.deepEqual(row?.answers, { tool: 'By hand', tools: ['By foot'] });
    assert.equal(row.person.school, 'Elmwood College');
  });

  it('takes the place of what was sent, and the employer is told once', async () => {
    const { link, id, sent, employer, posting } = await applied(
      {},
      { person: { ...anApplication().person, graduationTerm: 'Spring 2027' } },
    );
    const { fields } = await readAt(`${link}/edit`);
    const corrected = {
      ...fields,
      'person.name': 'Ada N. Nwosu',
      'person.email': 'somebody.else@elmwood.example',
      'answers.approach': 'Drawer by drawer.\r\nThen again.',
    };
    now = new Date(START.getTime() + HOUR);

    const response = await post(`${link}/edit`, corrected);
    await post(`${link}/edit`, corrected);

    assert.equal(response.status, 303);
    assert.equal(response.headers.get('Location'), new URL(link).pathname);
    const row = await rowOf(id);
    assert.deepEqual(row?.person, { ...sent.person, name: 'Ada N. Nwosu' });
    assert.deepEqual(row.answers, { approach: 'Drawer by drawer.\nThen again.' });
    assert.deepEqual(row.correctedAt, now);
    assert.deepEqual(row.receivedAt, START);
    assert.match((await readAt(link)).text, /Received, edited since/);
    const [told, ...more] = (await mailsOf(employer.email)).filter(({ subject }) =>
      subject.includes('Edited'),
    );
    assert.deepEqual(more, []);
    assert.equal(told?.subject, `Edited application: ${posting.title}`);
    assert.equal(told.replyTo, sent.person.email);
    assert.match(told.text, /Drawer by drawer\.\nThen again\./);
    assert.equal((await mailsOf(sent.person.email)).length, 2);
    assert.equal((await mailsOf('somebody.else@elmwood.example')).length, 0);
    assert.equal(await countOf(posting.slug), 1);
  });

  it('adds its consent to the earlier one, which keeps its version', async () => {
    const { link, id } = await applied();
    const { database } = marketplace;
    const given = { consentVersion: '2026-01' };
    await database.update(applications).set(given).where(eq(applications.id, id));
    await database.update(consents).set({ version: '2026-01' }).where(eq(consents.application, id));
    const { fields } = await readAt(`${link}/edit`);
    now = new Date(START.getTime() + HOUR);

    const unasked = await post(`${link}/edit`, fields);
    const agreed = await post(`${link}/edit`, { ...fields, 'consent.given': 'on' });

    assert.deepEqual([unasked.status, agreed.status], [400, 303]);
    assert.deepEqual(await listConsents(database, id), [
      { version: '2026-01', givenAt: START },
      { version: PRIVACY_NOTICE_VERSION, givenAt: now },
    ]);
  });

  it('that is wrong changes nothing and is shown as it was typed', async () => {
    const { link, id, sent } = await applied();
    const { fields } = await readAt(`${link}/edit`);

    const response = await post(`${link}/edit`, {
      ...fields,
      'person.school': 'Elsewhere',
      'answers.approach': ' ',
    });
    const page = await readPage(response);

    assert.equal(response.status, 400);
    assert.match(page.text, /There is a problem Answer the question: How would you go about it\?/);
    assert.equal(page.fields['person.school'], 'Elsewhere');
    assert.deepEqual((await rowOf(id))?.person, sent.person);
    assert.equal((await rowOf(id))?.correctedAt, null);
  });

  it('is taken until the deadline, also where the posting is full', async () => {
    const { link, id } = await applied({ applicationLimit: 1 });
    const { fields } = await readAt(`${link}/edit`);
    now = new Date(Date.parse(DEADLINE.at) - 1);
    assert.equal((await post(`${link}/edit`, { ...fields, 'answers.approach': 'Early.' })).status, 303);

    now = new Date(DEADLINE.at);
    const late = await post(`${link}/edit`, { ...fields, 'answers.approach': 'Late.' });

    assert.equal(late.status, 409);
    assert.match((await readPage(late)).text, /no longer takes applications, so yours couldn’t be edited/);
    assert.deepEqual((await rowOf(id))?.answers, { approach: 'Early.' });
    const again = await fetch(`${link}/edit`, { redirect: 'manual' });
    assert.deepEqual([again.status, again.headers.get('Location')], [303, new URL(link).pathname]);
    assert.match((await readAt(link)).text, /Editing has closed/);
  });

  it('of other questions than were shown is shown again with those of now', async () => {
    const { link, id, posting } = await applied();
    const { fields } = await readAt(`${link}/edit`);
    const added: Question = { id: 'why', kind: 'short-text', label: 'Why you?', required: true };
    await savePostings(marketplace.database, { ...posting, questions: [...QUESTIONS, added] });

    const response = await post(`${link}/edit`, { ...fields, 'answers.approach': 'Anew.' });
    const page = await readPage(response);

    assert.equal(response.status, 409);
    assert.match(page.text, /The employer has changed the questions/);
    assert.equal(page.fields['answers.approach'], 'Anew.');
    assert.equal((await rowOf(id))?.questionsVersion, 1);
    assert.equal((await post(`${link}/edit`, { ...page.fields, 'answers.why': 'I count.' })).status, 303);
    assert.equal((await rowOf(id))?.questionsVersion, 2);
    assert.deepEqual((await rowOf(id))?.answers, { approach: 'Anew.', why: 'I count.' });
  });

  it('is taken ten times an hour', async () => {
    const { link, employer } = await applied();
    const { fields } = await readAt(`${link}/edit`);
    const statuses = [];

    for (let times = 0; times < 11; times += 1)
      statuses.push((await post(`${link}/edit`, { ...fields, 'answers.approach': `${times}` })).status);

    assert.deepEqual(statuses, [...Array<number>(10).fill(303), 429]);
    assert.equal((await mailsOf(employer.email)).length, 11);
  });

  it('that is no form is refused', async () => {
    const { link } = await applied();

    const response = await fetch(`${link}/edit`, {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json' },
    });

    assert.equal(response.status, 415);
  });
});

describe('a withdrawal', () => {
  it('is asked for twice, gives the place back and hides the application from the employer', async () => {
    const { link, id, posting, employer, sent } = await applied({ applicationLimit: 1 });
    const { title, forms } = await readAt(`${link}/withdraw`);
    assert.equal(title, 'Withdraw your application?');
    assert.deepEqual(
      forms.map(({ method, action }) => [method, action]),
      [['post', `${new URL(link).pathname}/withdraw`]],
    );
    assert.equal((await send(anApplication({ microInternship: posting.slug }))).status, 409);

    const first = await post(`${link}/withdraw`);
    const second = await post(`${link}/withdraw`);

    assert.deepEqual([first.status, second.status], [303, 303]);
    assert.deepEqual((await rowOf(id))?.withdrawnAt, START);
    assert.equal(await countOf(posting.slug), 0);
    assert.deepEqual(await listApplications(marketplace.database, posting.slug, now), []);
    const { text, links } = await readAt(link);
    assert.match(text, /Withdrawn: the employer no longer sees it/);
    assert.deepEqual(
      links.map(([label]) => label),
      ['Download your data (JSON)', 'Delete application'],
    );
    const told = (await mailsOf(employer.email)).filter(({ subject }) => subject.includes('Withdrawn'));
    assert.equal(told.length, 1);
    assert.ok(told[0]?.text.includes(referenceOf(id)));
    assert.equal((await post(`${link}/edit`, { 'answers.approach': 'x' })).status, 409);
    const anew = await send(sent);
    assert.notEqual((await confirmAnswer(marketplace, anew)).id, id);
    assert.equal(await countOf(posting.slug), 1);
  });
});

describe('a deletion', () => {
  it('leaves nothing of the application, and everything of others', async () => {
    const { database } = marketplace;
    const { link, id, posting, employer, sent } = await applied();
    const other = await applied();
    const upload = {
      id: randomUUID(),
      idempotencyKey: randomUUID(),
      fingerprint: '',
      name: 'cv.pdf',
      type: 'pdf' as const,
      size: 1,
      key: randomUUID(),
      createdAt: START,
    };
    await database.insert(uploads).values(upload);
    await database.insert(attachments).values({ application: id, question: 'cv', upload: upload.id });

    const response = await post(`${link}/delete`);

    assert.equal(response.status, 200);
    assert.equal((await readPage(response)).title, 'Your application is deleted');
    assert.equal(await rowOf(id), undefined);
    for (const table of [mails, attachments])
      assert.deepEqual(await database.select().from(table).where(eq(table.application, id)), []);
    assert.equal(await database.$count(uploads, eq(uploads.id, upload.id)), 0);
    assert.deepEqual(await mailsOf(sent.person.email), []);
    assert.equal(await countOf(posting.slug), 0);
    const [told, ...more] = await mailsOf(employer.email);
    assert.deepEqual(more, []);
    assert.equal(told?.subject, `Deleted application: ${posting.title}`);
    assert.ok(told.text.includes(referenceOf(id)));
    const { name, email, school } = sent.person;
    for (const personal of [name, email, school, 'Cabinet by cabinet'])
      assert.ok(!told.text.includes(personal), personal);
    assert.equal((await fetch(link)).status, 404);
    assert.equal((await post(`${link}/delete`)).status, 404);
    assert.ok(await rowOf(other.id));
    assert.equal((await mailsOf(other.sent.person.email)).length, 2);
    assert.equal(await countOf(other.posting.slug), 1);
  });

  it('of what was withdrawn gives no place back twice', async () => {
    const { link, posting } = await applied();
    await confirmAnswer(marketplace, await send(anApplication({ microInternship: posting.slug })));

    await post(`${link}/withdraw`);
    await post(`${link}/delete`);

    assert.equal(await countOf(posting.slug), 1);
  });
});

const dataFile = (name: string) =>
  fileURLToPath(new URL(`../../../../../shared/data/${name}.json`, import.meta.url));
const read = async (name: string) => JSON.parse(await readFile(dataFile(name), 'utf8')) as unknown;
const isAbsent = ['naughty-strings', 'names', 'bidi'].some((name) => !existsSync(dataFile(name)));

describe('what people type', { skip: isAbsent && 'shared data is absent' }, () => {
  it('is shown back as it was, on the page, in the mail and in the data', async () => {
    const strings = (await read('naughty-strings')) as string[];
    const { names } = (await read('names')) as { names: { name: string }[] };
    const { strings: bidi } = (await read('bidi')) as { strings: { text: string }[] };
    const asked = (id: string): Question => ({ id, kind: 'long-text', label: `${id}?`, required: false });
    const texts = [...strings, ...names.map(({ name }) => name), ...bidi.map(({ text }) => text)].flatMap(
      (text) => {
        const checked = check(answersTo([asked('it')]), { it: withoutControls(text) });
        return checked.ok ? [(checked.value as { it: string }).it] : [];
      },
    );
    assert.ok(texts.length > 400, `${texts.length}`);
    const answers = Object.fromEntries(texts.map((text, index) => [`q-${index}`, text]));
    const questions = Object.keys(answers).map(asked);

    const { link, employer, sent } = await applied({ questions }, { answers });

    const { typed } = await readAt(link);
    assert.deepEqual(typed.slice(3), texts);
    const { fields } = await readAt(`${link}/edit`);
    for (const [id, text] of Object.entries(answers)) assert.equal(fields[`answers.${id}`], text, id);
    const data = (await (await fetch(`${link}/data.json`)).json()) as { application: unknown };
    assert.deepEqual(data.application, sent);
    const [mail] = await marketplace.mailsTo(employer.email);
    const body = (mail?.text ?? '').replaceAll('\r\n', '\n');
    for (const [id, text] of Object.entries(answers)) assert.ok(body.includes(`${id}?\n${text}\n`), text);
  });
});
