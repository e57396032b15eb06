import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { eq, sql } from 'drizzle-orm';
import { DomUtils, parseDocument } from 'htmlparser2';
import { readSheet } from 'read-excel-file/node';
import { LOCALES } from '../../../../src/i18n/locales.ts';
import { pageMessages } from '../../layout/page-messages.ts';
import { confirmByLink } from '../../../../test/kit/confirm.ts';
import { startTestMarketplace, type TestMarketplace } from '../../../../test/kit/marketplace.ts';
import { anApplication, aPosting, savePostings } from '../../../../test/kit/postings.ts';
import { MINUTE } from '../../../domain/durations.ts';
import { applications, mails } from '../../../store/schema/index.ts';

const START = new Date('2026-03-02T15:00:00Z');

let now = START;
let marketplace: TestMarketplace;
before(async () => {
  marketplace = await startTestMarketplace({ clock: () => now });
});
beforeEach(() => {
  now = START;
});
after(() => marketplace.close());

const wait = (milliseconds: number) => {
  now = new Date(now.getTime() + milliseconds);
};

/** The form of a new posting, as somebody opens it now. */
const open = async (query = '') => {
  const posting = aPosting();
  await savePostings(marketplace.database, posting);
  const address = `${marketplace.url}/m/${posting.slug}/apply${query}`;
  const page = parseDocument(await (await fetch(address)).text());
  const [form] = DomUtils.getElementsByTagName('form', page);
  assert.ok(form);
  const inputs = DomUtils.getElementsByTagName('input', form);
  const named = (name: string) => inputs.find(({ attribs }) => attribs.name === name);
  const token = named('token')?.attribs.value ?? assert.fail('no token');
  return { posting, address, named, token };
};

type Opened = Awaited<ReturnType<typeof open>>;

const person = () => ({
  'person.name': 'Zoë Ångström',
  'person.email': `zoe.${randomUUID()}@elmwood.example`,
  'person.school': 'Elmwood College',
  'answers.approach': 'Cabinet by cabinet.',
  'statements.adult': 'on',
  'consent.given': 'on',
});

const send = async ({ address, token }: Opened, fields: Record<string, string>) => {
  const body = new URLSearchParams({ token, ...fields });
  const response = await fetch(address, { method: 'POST', body });
  return { status: response.status, text: await response.text() };
};

const storedBy = async (email: string) => {
  const rows = await marketplace.database
    .select()
    .from(applications)
    .where(eq(sql`${applications.person} ->> 'email'`, email));
  assert.equal(rows.length, 1);
  return rows[0] ?? assert.fail('not stored');
};

const linkIn = async (application: string, path: string): Promise<string> => {
  const texts = await marketplace.database.select().from(mails).where(eq(mails.application, application));
  const links = texts.flatMap(({ text }) => text.match(/http\S+/g) ?? []);
  return links.find((link) => link.includes(path)) ?? assert.fail(`no link to ${path}`);
};

/** Somebody, or something, that fills in whatever can be filled in, and sends it at once. */
const rush = async (opened: Opened) => {
  const fields = { ...person(), website: 'https://pills.example' };
  wait(1000);
  const page = await send(opened, fields);
  await confirmByLink(marketplace, (await storedBy(fields['person.email'])).id);
  return { page, fields, row: await storedBy(fields['person.email']) };
};

describe('the form that is sent without script', () => {
  for (const locale of LOCALES)
    it(`has one field that nobody sees, reaches or has filled in for them, in ${locale}`, async () => {
      const { named } = await open(`?lang=${locale}`);

      const trap = named('website');
      assert.ok(trap);
      const ancestors = [];
      for (let at = trap.parentNode; at; at = at.parentNode) ancestors.push(at);
      const hidden = ancestors.filter((node) => 'attribs' in node && Object.hasOwn(node.attribs, 'hidden'));
      assert.equal(hidden.length, 1);
      assert.deepEqual(trap.attribs, { name: 'website', value: '', tabindex: '-1', autocomplete: 'off' });
      assert.equal(DomUtils.textContent(hidden[0] ?? []).trim(), pageMessages(locale).leaveEmpty);
    });

  it('is received whatever it speaks for, and keeps that', async () => {
    const { page, row } = await rush(await open());

    assert.equal(page.status, 200);
    assert.ok(page.text.includes(row.id));
    assert.deepEqual(row.signals, ['trap', 'haste']);
    const letters = await marketplace.mailsTo(row.person.email, 2);
    assert.ok(letters.some(({ text = '' }) => text.includes('Hello Zoë Ångström')));
  });

  it('speaks for nothing where a person has taken their time', async () => {
    const opened = await open();
    const fields = { ...person(), website: '' };
    wait(3000);

    const { status } = await send(opened, fields);

    assert.equal(status, 200);
    assert.deepEqual((await storedBy(fields['person.email'])).signals, []);
  });

  it('counts from when it was first given where something had to be mended', async () => {
    const opened = await open();
    const fields = person();
    wait(MINUTE);
    const refused = await send(opened, { ...fields, 'person.school': '' });
    const again = /name="token" value="([^"]+)"/.exec(refused.text)?.[1] ?? '';

    const { status } = await send({ ...opened, token: again }, fields);

    assert.deepEqual([refused.status, status], [400, 200]);
    assert.deepEqual((await storedBy(fields['person.email'])).signals, []);
  });

  it('says the same when it is sent again, and stays as it was', async () => {
    const opened = await open();
    const { fields, row } = await rush(opened);
    wait(MINUTE);

    const { status, text } = await send(opened, { ...fields, website: '' });

    assert.equal(status, 200);
    assert.ok(text.includes(row.id));
    assert.deepEqual(await storedBy(row.person.email), row);
  });
});

describe('an application that a script sends', () => {
  it('speaks for nothing', async () => {
    const { posting } = await open();
    const request = anApplication({ microInternship: posting.slug });

    const { status } = await fetch(`${marketplace.url}/v1/applications`, {
      method: 'POST',
      body: JSON.stringify(request),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    });

    assert.equal(status, 201);
    assert.deepEqual((await storedBy(request.person.email)).signals, []);
  });
});

describe('what a form speaks for', () => {
  for (const locale of LOCALES)
    it(`is told to the employer in words, on the page and in both tables, in ${locale}`, async () => {
      const { row } = await rush(await open());
      const review = await linkIn(row.id, '/review/');
      const { columns, signals } = pageMessages(locale).review;
      const words = `${signals.trap}; ${signals.haste}`;

      const page = await (await fetch(`${review}?lang=${locale}`)).text();
      const csv = await fetch(`${review}/applications.csv?lang=${locale}`);
      const excel = await fetch(`${review}/applications.xlsx?lang=${locale}`);

      assert.ok(page.includes(`${columns.signals}: ${words}`));
      const table = parse(await csv.text(), { bom: true, columns: true });
      assert.deepEqual(
        (table as Record<string, string>[]).map((line) => line[columns.signals]),
        [words],
      );
      const [head = [], line = []] = await readSheet(Buffer.from(await excel.arrayBuffer()));
      assert.equal(line[head.indexOf(columns.signals)], words);
    });

  it('is nowhere on the page of an application that speaks for nothing', async () => {
    const opened = await open();
    const fields = person();
    wait(MINUTE);
    await send(opened, fields);
    const { id } = await storedBy(fields['person.email']);
    await confirmByLink(marketplace, id);

    const page = await (await fetch(await linkIn(id, '/review/'))).text();

    assert.ok(page.includes(fields['person.email']));
    assert.ok(!page.includes(pageMessages('en').review.columns.signals));
  });

  it('is in what the applicant may take home', async () => {
    const { row } = await rush(await open());
    const status = await linkIn(row.id, '/applications/');

    const page = parseDocument(await (await fetch(status)).text());
    const link = DomUtils.getElementsByTagName('a', page).find(({ attribs }) => 'download' in attribs);
    const data = await (await fetch(new URL(link?.attribs.href ?? '', status))).json();

    assert.deepEqual((data as { signals: unknown }).signals, ['trap', 'haste']);
  });
});
