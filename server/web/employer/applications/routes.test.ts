import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { after, before, beforeEach, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import { DomUtils, parseDocument } from 'htmlparser2';
import { readSheet } from 'read-excel-file/node';
import { fromBufferPromise } from 'yauzl';
import type { ApplicationRequest } from '../../../../src/contract/application.ts';
import type { Question } from '../../../../src/contract/questions.ts';
import { LineText, PlainText } from '../../../../src/contract/text.ts';
import { LOCALES } from '../../../../src/i18n/locales.ts';
import { pageMessages } from '../../layout/page-messages.ts';
import { aPdf } from '../../../../test/kit/files.ts';
import { confirmByLink } from '../../../../test/kit/confirm.ts';
import { startTestMarketplace, type TestMarketplace } from '../../../../test/kit/marketplace.ts';
import {
  anEmployer,
  anApplication,
  aPosting,
  QUESTIONS,
  savePosting,
} from '../../../../test/kit/postings.ts';
import { uploadTokenOf } from '../../../../test/kit/uploads.ts';
import { DAY, HOUR, SECOND } from '../../../domain/durations.ts';
import { withoutControls } from '../../../domain/plain-text.ts';
import type { Posting } from '../../../domain/posting.ts';
import { referenceOf } from '../../../domain/reference.ts';
import type { SigningPurpose } from '../../../domain/signing.ts';
import { openSigner } from '../../../services/tokens/signer.ts';
import { changeEmployer } from '../../../services/change-employer.ts';
import { deleteAccessLog, listAccess } from '../../../store/access-log.ts';
import { saveEmployers } from '../../../store/save-employers.ts';
import { applications, mails, microInternships, uploads } from '../../../store/schema/index.ts';

const START = new Date('2026-03-02T15:00:00Z');
const RESUME: Question = { id: 'resume', kind: 'file', label: 'Your résumé', required: false };
const WEEKS: Question = { id: 'weeks', kind: 'number', label: 'How many weeks?', required: false, min: -9 };

let now = START;
let marketplace: TestMarketplace;
before(async () => {
  marketplace = await startTestMarketplace({ clock: () => now });
});
beforeEach(() => {
  now = START;
});
after(() => marketplace.close());

/** A posting of an employer of its own. */
const posted = async (overrides: Partial<Posting> = {}) => {
  const employer = anEmployer({
    slug: `employer-${randomUUID()}`,
    email: `${randomUUID()}@employer.example`,
  });
  await saveEmployers(marketplace.database, [employer]);
  const posting = aPosting({ employer: employer.slug, ...overrides });
  await savePosting(marketplace.database, posting);
  return { employer, posting };
};

/** Applies, and gives back the application's id. */
const apply = async (
  { posting }: { posting: Posting },
  name: string,
  request: Partial<ApplicationRequest> = {},
) => {
  const sent = anApplication({ microInternship: posting.slug, ...request });
  const response = await fetch(`${marketplace.url}/v1/applications`, {
    method: 'POST',
    body: JSON.stringify({ ...sent, person: { ...sent.person, name } }),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
  });
  assert.equal(response.status, 201, name);
  const { id } = (await response.json()) as { id: string };
  await confirmByLink(marketplace, id);
  // No two come at the same time, so that their order is known.
  now = new Date(now.getTime() + SECOND);
  return id;
};

const upload = async (slug: string, name: string): Promise<string> => {
  const body = new FormData();
  body.set('file', new File([new Uint8Array(aPdf(name))], name));
  const response = await fetch(`${marketplace.url}/v1/uploads`, {
    method: 'POST',
    body,
    headers: { 'Idempotency-Key': randomUUID(), 'Upload-Token': await uploadTokenOf(marketplace.url, slug) },
  });
  assert.equal(response.status, 201);
  return ((await response.json()) as { id: string }).id;
};

const mailsOf = async (employer: { email: string }) =>
  (await marketplace.database.select().from(mails).where(eq(mails.to, employer.email))).toSorted(
    (one, other) => one.createdAt.getTime() - other.createdAt.getTime(),
  );

const linkIn = (mail: { text: string } | undefined): string =>
  /http\S+\/review\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';

const linkOf = async ({ employer }: { employer: { email: string } }) =>
  linkIn((await mailsOf(employer)).at(-1));

const post = (address: string, fields: Record<string, string> = {}) =>
  fetch(address, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

const shownText = (text: string): string => text.replace(/\s+/g, ' ').trim();

const readPage = async (response: Response) => {
  const { children } = parseDocument(await response.text());
  const all = DomUtils.findAll(() => true, children);
  const named = (name: string) => all.filter((element) => element.name === name);
  // What stands there for narrow screens alone says again what the head of the column says.
  const isLabel = ({ attribs }: { attribs: Record<string, string> }) => attribs['aria-hidden'] === 'true';
  for (const label of all.filter(isLabel)) DomUtils.removeElement(label);
  const textOf = (element: (typeof all)[number]) => shownText(DomUtils.textContent(element));
  return {
    title: named('h1').map(textOf)[0],
    text: named('body').map(textOf)[0] ?? '',
    html: named('html')[0],
    robots: all.find(({ attribs }) => attribs.name === 'robots')?.attribs.content,
    scripts: named('script').length,
    links: new Map(named('a').map((link) => [textOf(link), link.attribs.href ?? ''])),
    forms: named('form').map(({ attribs }) => attribs.action),
    typed: all.filter(({ attribs }) => attribs.class?.startsWith('typed')).map(DomUtils.textContent),
    ordered: named('th')
      .filter(({ attribs }) => 'aria-sort' in attribs)
      .map((head) => [textOf(head), head.attribs['aria-sort']]),
    names: all.filter(({ attribs }) => attribs.class === 'typed name').map(DomUtils.textContent),
    rows: named('tr').map((row) =>
      row.children.flatMap((cell) => ('attribs' in cell ? [shownText(DomUtils.textContent(cell))] : [])),
    ),
  };
};

const readAt = async (address: string) => readPage(await fetch(address));

/** The rows of a workbook as they stand in it, nothing trimmed. */
const readWorkbook = async (link: string) => {
  const bytes = Buffer.from(await (await fetch(`${link}/applications.xlsx`)).arrayBuffer());
  return { bytes, rows: await readSheet(bytes, { trim: false }) };
};

const readCsv = async (link: string): Promise<string[][]> =>
  parse(await (await fetch(`${link}/applications.csv`)).text(), { bom: true });

const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

describe("the page of a posting's applications", () => {
  it('is linked in the mail to the employer and shows all answers side by side', async () => {
    const ours = await posted({
      title: 'Count the type',
      questions: [...QUESTIONS, RESUME],
      decisionBy: { at: '2026-04-01T22:00:00Z', timeZone: 'America/Chicago' },
    });
    const resume = await upload(ours.posting.slug, 'lebenslauf für ada.pdf');
    const id = await apply(ours, 'Ada Nwosu', {
      answers: { approach: 'First\nsecond', tool: 'sql', resume },
    });
    await apply(ours, 'Zoë 王', { answers: { approach: 'At once.', 'on-site': false } });

    const response = await fetch(await linkOf(ours));
    const { title, text: words, rows, robots, scripts } = await readPage(response);

    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.equal(response.headers.get('Referrer-Policy'), 'no-referrer');
    assert.equal(robots, 'noindex');
    assert.equal(scripts, 0);
    assert.equal(title, 'Applications for Count the type');
    assert.match(words, /Applications: 2\. On the shortlist: 0\./);
    assert.match(words, /It expires on Apr 1, /);
    const [head, ada, zoe] = rows;
    assert.deepEqual(head?.slice(3), [
      'How would you go about it?',
      'Where can we see your work?',
      'Which tool do you know best?',
      'Can you come by once?',
      'Your résumé',
    ]);
    assert.match(ada?.[0] ?? '', /^Ada Nwosu ada\.\S+@elmwood\.example Elmwood College$/);
    assert.deepEqual(ada?.slice(2), [
      `Mar 2, 9:00 AM CT Reference: ${referenceOf(id)}`,
      'First second',
      'Not answered',
      'SQL',
      'Not answered',
      'lebenslauf für ada.pdf',
    ]);
    assert.match(zoe?.[0] ?? '', /^Zoë 王/);
    assert.deepEqual(zoe?.slice(3), ['At once.', 'Not answered', 'Not answered', 'No', 'Not answered']);
  });

  for (const locale of LOCALES)
    it(`speaks the language of its address, and all that it leads to: ${locale}`, async () => {
      const ours = await posted();
      await apply(ours, 'Ada');
      const link = await linkOf(ours);
      const words = pageMessages(locale).review;

      const { html, text: shown, links, forms } = await readAt(`${link}?lang=${locale}`);

      assert.equal(html?.attribs.lang, locale);
      for (const word of [words.applicant, words.put, words.csv]) assert.ok(shown.includes(word), word);
      const [first, ...others] = [...links.values()].filter((href) => href.startsWith('/'));
      assert.equal(first, `${new URL(link).pathname}?lang=${locale}`);
      for (const href of [...others, ...forms]) assert.match(href ?? '', new RegExp(`[?&]lang=${locale}`));
    });

  it('shows no application that is withdrawn or no longer kept', async () => {
    const ours = await posted({ retentionDays: 10 });
    const gone = await apply(ours, 'Withdrawn');
    await marketplace.database
      .update(applications)
      .set({ withdrawnAt: now })
      .where(eq(applications.id, gone));
    await apply(ours, 'Kept');
    const link = await linkOf(ours);

    assert.deepEqual((await readAt(link)).names, ['Kept']);
    now = new Date(START.getTime() + 11 * DAY);
    const { text: words, links } = await readAt(link);

    assert.match(words, /No applications yet You’ll get an email for each one/);
    assert.equal(links.get('View posting'), `/m/${ours.posting.slug}`);
  });

  it('shows each answer under the question that it was given to', async () => {
    const ours = await posted();
    await apply(ours, 'Early', { answers: { approach: 'Slowly.' } });
    const [first, ...others] = QUESTIONS as [Question, ...Question[]];
    await savePosting(marketplace.database, {
      ...ours.posting,
      questions: [{ ...first, label: 'What would you charge?' }, ...others],
    });
    await apply(ours, 'Late', { questionsVersion: 2, answers: { approach: 'Nothing.' } });

    const link = await linkOf(ours);
    const [head, early, late] = (await readAt(link)).rows;
    const [csvHead = [], ...csv] = await readCsv(link);

    assert.deepEqual([head?.[3], head?.at(-1)], ['How would you go about it?', 'What would you charge?']);
    assert.deepEqual([early?.[3], early?.at(-1)], ['Slowly.', 'Not asked']);
    assert.deepEqual([late?.[3], late?.at(-1)], ['Not asked', 'Nothing.']);
    const [asked, askedLater] = ['How would you go about it?', 'What would you charge?'].map((label) =>
      csvHead.indexOf(label),
    );
    assert.deepEqual(
      csv.map((row) => [row[asked ?? -1], row[askedLater ?? -1]]),
      [
        ['Slowly.', ''],
        ['', 'Nothing.'],
      ],
    );
  });

  it('puts an application on the shortlist and takes it off, however often the button is pressed', async () => {
    const ours = await posted();
    await apply(ours, 'Ada');
    const id = await apply(ours, 'Bea');
    const link = await linkOf(ours);
    const set = (shortlisted: string) =>
      post(`${link}/shortlist?lang=es`, { application: id, shortlisted, sort: 'name' });
    const atOf = async () =>
      (await marketplace.database.select().from(applications).where(eq(applications.id, id)))[0]
        ?.shortlistedAt;

    const shortlistedAt = now;
    const response = await set('yes');
    now = new Date(START.getTime() + HOUR);
    await set('yes');

    assert.equal(response.status, 303);
    assert.equal(
      response.headers.get('Location'),
      `${new URL(link).pathname}?lang=es&sort=name#application-${id}`,
    );
    assert.deepEqual(await atOf(), shortlistedAt);
    assert.match((await readAt(link)).text, /On the shortlist: 1\./);
    await set('no');
    assert.equal(await atOf(), null);
  });

  it('shortlists no application of another posting', async () => {
    const mine = await posted();
    await apply(mine, 'Mine');
    const theirs = await posted();
    const id = await apply(theirs, 'Theirs');

    const link = await linkOf(mine);
    for (const application of [id, 'no number', ''])
      assert.equal((await post(`${link}/shortlist`, { application, shortlisted: 'yes' })).status, 303);

    const [row] = await marketplace.database.select().from(applications).where(eq(applications.id, id));
    assert.equal(row?.shortlistedAt, null);
  });

  it('sorts by time, by name and by the shortlist, and says so', async () => {
    const ours = await posted();
    for (const name of ['Émile', 'zoe', 'Ada']) await apply(ours, name);
    const link = await linkOf(ours);
    const [{ id } = { id: '' }] = (await marketplace.database.select().from(applications)).filter(
      ({ person }) => person.name === 'zoe',
    );
    await post(`${link}/shortlist`, { application: id, shortlisted: 'yes' });

    const orders = await Promise.all(
      ['', '?sort=name', '?sort=shortlisted', '?sort=nonsense'].map((query) => readAt(link + query)),
    );

    assert.deepEqual(
      orders.map(({ names }) => names.join(' ')),
      ['Émile zoe Ada', 'Ada Émile zoe', 'zoe Émile Ada', 'Émile zoe Ada'],
    );
    assert.deepEqual(
      orders.map(({ ordered }) => ordered),
      [
        [['Received', 'ascending']],
        [['Applicant', 'ascending']],
        [['Shortlist', 'descending']],
        [['Received', 'ascending']],
      ],
    );
  });

  it('gives a file to save, of its own posting alone', async () => {
    const ours = await posted({ questions: [...QUESTIONS, RESUME] });
    const id = await apply(ours, 'Ada', {
      answers: { approach: 'So.', resume: await upload(ours.posting.slug, 'résumé (new).pdf') },
    });
    const other = await posted();
    await apply(other, 'Bea');
    const link = await linkOf(ours);
    const href = (await readAt(link)).links.get('résumé (new).pdf') ?? '';

    const response = await fetch(new URL(href, link));
    const bytes = Buffer.from(await response.arrayBuffer());

    assert.equal(new URL(href, link).href, `${link}/files/${id}/resume`);
    assert.equal(response.status, 200);
    assert.deepEqual(bytes, aPdf('résumé (new).pdf'));
    assert.match(response.headers.get('Content-Disposition') ?? '', /^attachment; filename\*=/);
    assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff');
    assert.match(response.headers.get('Content-Security-Policy') ?? '', /^sandbox/);
    for (const address of [
      `${await linkOf(other)}/files/${id}/resume`,
      `${link}/files/${id}/approach`,
      `${link}/files/${randomUUID()}/resume`,
      `${link}/files/x/resume`,
    ])
      assert.equal((await fetch(address)).status, 404, address);
  });
});

describe('the download of applications', () => {
  it('has a typed value in each cell of the workbook, and the same as text in the CSV', async () => {
    const ours = await posted({ questions: [...QUESTIONS, WEEKS] });
    const id = await apply(ours, 'Ada', { answers: { approach: '12', weeks: -2.5, tool: 'sql' } });
    const link = await linkOf(ours);

    const { rows } = await readWorkbook(link);
    const csv = await readCsv(link);
    const response = await fetch(`${link}/applications.csv`);

    assert.deepEqual(rows[0]?.slice(0, 4), ['Received (UTC)', 'Edited', 'Shortlisted', 'Name']);
    assert.deepEqual(rows[1]?.slice(0, 4), [START, null, null, 'Ada']);
    assert.deepEqual(rows[1].slice(8), ['12', null, 'SQL', null, -2.5, null, referenceOf(id)]);
    assert.deepEqual(csv[1]?.slice(0, 4), [START.toISOString(), '', '', 'Ada']);
    assert.deepEqual(csv[1].slice(8), ['12', '', 'SQL', '', '-2.5', '', referenceOf(id)]);
    assert.equal(
      response.headers.get('Content-Disposition'),
      `attachment; filename="applications-${ours.posting.slug}.csv"`,
    );
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    // What a text decoder takes away tells Excel that the letters are UTF-8.
    assert.deepEqual([...new Uint8Array(await response.arrayBuffer()).slice(0, 3)], [0xef, 0xbb, 0xbf]);
  });

  it('runs nothing that somebody typed as a formula, in whatever cell', async () => {
    const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '=HYPERLINK("https://evil.example","x")'];
    const ours = await posted({ questions: QUESTIONS.map((question) => ({ ...question, label: '=2+2' })) });
    for (const formula of formulas) await apply(ours, formula, { answers: { approach: formula } });
    const link = await linkOf(ours);

    const { bytes, rows } = await readWorkbook(link);
    const csv = await readCsv(link);

    assert.deepEqual(
      csv.slice(1).map((row) => [row[3], row[8]]),
      formulas.map((formula) => [`'${formula}`, `'${formula}`]),
    );
    for (const cell of csv.flat()) assert.doesNotMatch(cell, FORMULA);
    assert.deepEqual(
      rows.slice(1).map((row) => [row[3], row[8]]),
      formulas.map((formula) => [formula, formula]),
    );
    const archive = await fromBufferPromise(bytes);
    const sheets: string[] = [];
    for await (const entry of archive.eachEntry())
      if (entry.fileName.startsWith('xl/worksheets/sheet'))
        sheets.push(await text(await archive.openReadStreamPromise(entry)));
    assert.equal(sheets.length, 1);
    assert.match(sheets.join(''), /<c [^>]*t="s"/);
    assert.doesNotMatch(sheets.join(''), /<f[ >]/);
  });

  it('keeps in the workbook what XML and objects cannot hold', async () => {
    const hard = 'a\u0001b\u001fc\rd\r\ne _x000D_ _X0041_ \ufffe\uffff\u{1fffe} \u007f\u0085\ufffd \u{1f600}';
    const words = [hard, 'constructor', '__proto__', '_x0041_'];
    const ours = await posted();
    for (const word of words) {
      const id = await apply(ours, 'Ada', { answers: { approach: 'x' } });
      // As it was stored before long answers were cleaned.
      await marketplace.database
        .update(applications)
        .set({ answers: { approach: word } })
        .where(eq(applications.id, id));
    }

    const { rows } = await readWorkbook(await linkOf(ours));

    assert.deepEqual(
      rows.slice(1).map((row) => row[8]),
      words,
    );
  });
});

describe("the link to a posting's applications", () => {
  it('ends after thirty days and is renewed by mail alone', async () => {
    const ours = await posted();
    await apply(ours, 'Ada');
    const link = await linkOf(ours);
    now = new Date(START.getTime() + 30 * DAY - 1);
    assert.equal((await fetch(link)).status, 200);

    now = new Date(START.getTime() + 30 * DAY);
    for (const below of ['', '/applications.csv', '/applications.xlsx', `/files/${randomUUID()}/resume`]) {
      const response = await fetch(link + below);
      const { title, text: words, forms } = await readPage(response);
      assert.equal(response.status, 410);
      assert.equal(title, 'This link has expired');
      assert.ok(!words.includes('Ada') && !words.includes(ours.employer.email));
      assert.deepEqual(forms, [`${new URL(link).pathname}/renew`]);
    }
    assert.equal((await post(`${link}/shortlist`)).status, 410);
    assert.equal((await mailsOf(ours.employer)).length, 1);

    const response = await post(`${link}/renew`);
    const page = await response.clone().text();
    const [, mail] = await mailsOf(ours.employer);
    const renewed = linkIn(mail);

    assert.equal(response.status, 200);
    assert.equal((await readPage(response)).title, 'Check your email');
    assert.ok(!page.includes(renewed) && !page.includes(ours.employer.email));
    assert.equal(mail?.subject, `New link: applications for ${ours.posting.title}`);
    assert.deepEqual((await readAt(renewed)).names, ['Ada']);
    assert.equal((await fetch(link)).status, 410);
  });

  for (const [when, wait] of [
    ['is good', HOUR],
    ['has ended', 300 * DAY],
  ] as const)
    it(`that ${when} sends a new one and ends no other`, async () => {
      const ours = await posted({ retentionDays: 3650 });
      await apply(ours, 'Ada');
      const earlier = await linkOf(ours);
      now = new Date(START.getTime() + wait);
      await apply(ours, 'Bea');
      const used = await linkOf(ours);

      await post(`${earlier}/renew`);

      assert.equal((await fetch(used)).status, 200);
      assert.equal((await fetch(await linkOf(ours))).status, 200);
    });

  it('ends all others of its posting where its holder says so, and a new one is mailed', async () => {
    const ours = await posted();
    const other = await posted();
    await apply(ours, 'Ada');
    await apply(other, 'Zoe');
    const first = await linkOf(ours);
    await apply(ours, 'Bea');
    const second = await linkOf(ours);
    const page = await readAt(`${second}?lang=es`);
    assert.ok(page.forms.includes(`${new URL(second).pathname}/end?lang=es`));

    const response = await post(`${second}/end`);
    const text = await response.clone().text();
    const [, , mail] = await mailsOf(ours.employer);
    const renewed = linkIn(mail);

    assert.equal(response.status, 200);
    assert.equal((await readPage(response)).title, 'All links have ended');
    assert.ok(!text.includes(renewed) && !text.includes(ours.employer.email));
    assert.deepEqual(
      await Promise.all([first, second, renewed].map(async (link) => (await fetch(link)).status)),
      [410, 410, 200],
    );
    assert.equal((await fetch(await linkOf(other))).status, 200);
    assert.equal((await post(`${first}/end`)).status, 410);
    assert.equal((await mailsOf(ours.employer)).length, 3);
  });

  it('from before links had an id is good until all are ended', async () => {
    const { database, url } = marketplace;
    const { posting } = await posted();
    const generation = randomUUID();
    await database
      .update(microInternships)
      .set({ reviewRenewal: generation })
      .where(eq(microInternships.slug, posting.slug));
    const statusOf = async (jti: string) => {
      const exp = START.getTime() / 1000 + 60;
      const signer = openSigner({ database, clock: () => now }, 'review-links');
      return (await fetch(`${url}/review/${await signer.sign({ sub: posting.slug, exp, jti })}`)).status;
    };

    assert.deepEqual([await statusOf(generation), await statusOf(randomUUID())], [200, 410]);
  });

  it('ends where the address of its employer changes, and asks for new ones at the new address alone', async () => {
    const ours = await posted();
    await apply(ours, 'Ada');
    const link = await linkOf(ours);
    const email = `${randomUUID()}@new.example`;
    await marketplace.mailsTo(ours.employer.email);

    await changeEmployer(marketplace.database, ours.employer.slug, { email });

    assert.equal((await fetch(link)).status, 410);
    assert.equal((await mailsOf({ email })).length, 0);
    await post(`${link}/renew`);
    assert.equal((await mailsOf(ours.employer)).length, 1);
    const [mail] = await mailsOf({ email });
    assert.deepEqual((await readAt(linkIn(mail))).names, ['Ada']);
  });

  it('is sent three times an hour for one posting, and always answered alike', async () => {
    const ours = await posted();
    const other = await posted();
    await apply(ours, 'Ada');
    await apply(other, 'Bea');
    const link = await linkOf(ours);
    const answers = [];

    for (let times = 0; times < 5; times += 1) {
      const response = await post(`${link}/renew`);
      answers.push([response.status, await response.text()].join(' '));
    }
    await post(`${await linkOf(other)}/renew`);

    assert.equal(new Set(answers).size, 1);
    assert.equal((await mailsOf(ours.employer)).length, 1 + 3);
    assert.equal((await mailsOf(other.employer)).length, 1 + 1);
  });

  it('is changed by no reading', async () => {
    const ours = await posted();
    await apply(ours, 'Ada');
    const link = await linkOf(ours);

    for (const below of ['', '/applications.csv', '/renew', '/shortlist'])
      for (const method of ['GET', 'HEAD']) await fetch(link + below, { method });

    assert.equal((await fetch(link)).status, 200);
    assert.equal((await mailsOf(ours.employer)).length, 1);
  });

  it('that is not ours is not there', async () => {
    const { database, url } = marketplace;
    const { posting } = await posted();
    const exp = START.getTime() / 1000 + 60;
    const sign = (name: SigningPurpose, sub: string) =>
      openSigner({ database, clock: () => now }, name).sign({ sub, exp });

    for (const token of [
      posting.slug,
      `${await sign('review-links', posting.slug)}x`,
      await sign('application-links', posting.slug),
      await sign('form-tokens', posting.slug),
      await sign('review-links', 'no-such-posting'),
    ])
      for (const response of [
        await fetch(`${url}/review/${token}`),
        await fetch(`${url}/review/${token}/applications.csv`),
        await post(`${url}/review/${token}/renew`),
      ])
        assert.equal(response.status, 404);
    assert.equal((await fetch(`${url}/review/${await sign('review-links', posting.slug)}`)).status, 200);
  });
});

describe("the record of a posting's links", () => {
  const recorded = async ({ posting }: { posting: Posting }) =>
    ((await listAccess(marketplace.database, posting.slug)) ?? []).map(
      ({ id: _, microInternship: _posting, at, ...entry }) => ({ ...entry, at: at.toISOString() }),
    );
  const claimsIn = (link: string) => {
    const [, payload = ''] = link.split('/review/')[1]?.split('.') ?? [];
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) as { jti: string };
  };

  it('says when which link was used for what', async () => {
    const ours = await posted({ questions: [...QUESTIONS, RESUME] });
    const resume = await upload(ours.posting.slug, 'resume.pdf');
    const id = await apply(ours, 'Ada', { answers: { approach: 'So.', resume } });
    const link = await linkOf(ours);
    const used = [
      ['review-opened', ''],
      ['csv-downloaded', '/applications.csv'],
      ['xlsx-downloaded', '/applications.xlsx'],
      ['file-downloaded', `/files/${id}/resume`],
    ] as const;

    for (const [, below] of used) {
      now = new Date(now.getTime() + SECOND);
      assert.equal((await fetch(link + below)).status, 200);
    }
    now = new Date(now.getTime() + SECOND);
    await post(`${link}/renew`);
    now = new Date(now.getTime() + SECOND);
    await post(`${link}/end`);

    const entries = await recorded(ours);
    assert.deepEqual(
      entries.map(({ action }) => action),
      [...used.map(([action]) => action), 'link-renewed', 'links-ended'],
    );
    const { jti } = claimsIn(link);
    assert.ok(entries.every((entry) => entry.link === jti));
    assert.deepEqual(
      entries.map(({ application, upload: file }) => [application, file]),
      [
        [null, null],
        [null, null],
        [null, null],
        [id, resume],
        [null, null],
        [null, null],
      ],
    );
    assert.equal(entries.at(-1)?.at, now.toISOString());
    assert.notEqual(claimsIn(await linkOf(ours)).jti, jti);
  });

  it('holds nothing of what was refused, nor of a request for headers alone', async () => {
    const ours = await posted({ questions: [...QUESTIONS, RESUME] });
    const resume = await upload(ours.posting.slug, 'resume.pdf');
    const id = await apply(ours, 'Ada', { answers: { approach: 'So.', resume } });
    await marketplace.database.update(uploads).set({ infected: true }).where(eq(uploads.id, resume));
    const link = await linkOf(ours);

    for (const below of ['', '/applications.csv', '/applications.xlsx'])
      assert.equal((await fetch(link + below, { method: 'HEAD' })).status, 200);
    assert.equal((await fetch(`${link}/files/${id}/resume`)).status, 404);
    assert.equal((await fetch(`${link}/files/${randomUUID()}/resume`)).status, 404);
    now = new Date(START.getTime() + 31 * DAY);
    assert.equal((await fetch(link)).status, 410);

    assert.deepEqual(await recorded(ours), []);
  });

  it('is deleted from before a moment, and kept from then on', async () => {
    const ours = await posted();
    await apply(ours, 'Ada');
    const link = await linkOf(ours);
    await fetch(link);
    const opened = now;
    now = new Date(now.getTime() + SECOND);
    await fetch(link);

    await deleteAccessLog(marketplace.database, now);

    const left = (await recorded(ours)).map(({ at }) => at);
    assert.deepEqual(left, [now.toISOString()]);
    assert.ok(opened < now);
  });
});

const dataFile = (name: string) => new URL(`../../../../../shared/data/${name}`, import.meta.url);
const FILES = ['names.json', 'bidi.json', 'naughty-strings.json'].map(dataFile);
const absent = FILES.find((file) => !existsSync(file));

const readStrings = (): { names: string[]; texts: string[] } => {
  const [names, bidi, naughty] = FILES.map((file) => JSON.parse(readFileSync(file, 'utf8')) as unknown);
  const lines = [
    ...(names as { names: { name: string }[] }).names.map(({ name }) => name),
    ...(bidi as { strings: { text: string }[] }).strings.map(({ text: string }) => string),
  ];
  const isAccepted = (string: string) =>
    withoutControls(string).trim() !== '' && PlainText.safeParse(string).success;
  return {
    names: lines.filter((line) => line.length <= 200 && LineText.safeParse(line).success),
    texts: [...lines, ...(naughty as string[])].filter(isAccepted),
  };
};

describe('what people write', { skip: absent ? `${absent.pathname} is absent` : false }, () => {
  it('is shown back equal, in page, mail, CSV and Excel, and is a formula in none of them', async () => {
    const { names, texts } = readStrings();
    assert.ok(names.length > 40 && texts.length > 530, `${names.length} names, ${texts.length} texts`);
    const questions = texts.map((_, index): Question => ({
      id: `q-${index}`,
      kind: 'long-text',
      label: `Question ${index}`,
      required: false,
      maxLength: 10_000,
    }));
    const ours = await posted({ questions });
    const answers = Object.fromEntries(texts.map((string, index) => [`q-${index}`, string]));
    for (const [index, name] of names.entries())
      await apply(ours, name, { answers: index === 0 ? answers : {} });
    const trimmed = {
      names: names.map((name) => name.trim()),
      texts: texts.map((string) => withoutControls(string).trim()),
    };
    // What might begin a cell in another country is no formula there either.
    const inner = (string: string) => string.replaceAll(/([;\t\n] *)(?=[=+\-@＝＋－＠])/g, "$1'");

    const link = await linkOf(ours);
    const page = await readAt(link);
    const csv = await readCsv(link);
    const { rows } = await readWorkbook(link);
    const letters = (await mailsOf(ours.employer)).map(({ text: letter }) => letter);

    assert.deepEqual(page.names, trimmed.names);
    const [first] = (await fetchTyped(link)).slice(0, 1);
    assert.deepEqual(first, trimmed.texts);
    const plain = (cell = '') => (FORMULA.test(cell.slice(1)) ? cell.replace(/^'/, '') : cell);
    assert.deepEqual(
      csv.slice(1).map((row) => plain(row[3])),
      trimmed.names,
    );
    assert.deepEqual(csv[1]?.slice(8, -2).map(plain), trimmed.texts.map(inner));
    for (const cell of csv.flat()) assert.doesNotMatch(cell, FORMULA);
    assert.deepEqual(
      rows.slice(1).map((row) => row[3]),
      trimmed.names,
    );
    assert.deepEqual(rows[1]?.slice(8, -2), trimmed.texts);
    for (const string of trimmed.texts)
      assert.ok(
        letters.some((letter) => letter.includes(string)),
        string,
      );
    for (const name of trimmed.names)
      assert.ok(
        letters.some((letter) => letter.includes(`Name: ${name}\n`)),
        name,
      );
  });

  /** The answers of each row as they stand in the page, nothing trimmed. */
  const fetchTyped = async (link: string): Promise<string[][]> => {
    const { children } = parseDocument(await (await fetch(link)).text());
    const rows = DomUtils.getElementsByTagName('tbody', children).flatMap((body) =>
      DomUtils.getElementsByTagName('tr', body),
    );
    return rows.map((row) =>
      DomUtils.getElementsByTagName('td', row)
        .slice(2)
        .flatMap((cell) => DomUtils.getElements({ class: 'typed' }, cell, true))
        .map(DomUtils.textContent),
    );
  };
});
