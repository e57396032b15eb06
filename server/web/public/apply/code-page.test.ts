import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { DomUtils, parseDocument } from 'htmlparser2';
import { referenceOf } from '../../../domain/reference.ts';
import { Receipt, type ApplicationRequest } from '../../../../src/contract/application.ts';
import { en, MESSAGES } from '../../../../test/kit/messages.ts';
import { pageMessages } from '../../layout/page-messages.ts';
import { codeFor, confirmationMails, confirmLinkFor } from '../../../../test/kit/confirm.ts';
import { startTestMarketplace, type TestMarketplace } from '../../../../test/kit/marketplace.ts';
import { aCampus, anEmployer, anApplication, aPosting, savePostings } from '../../../../test/kit/postings.ts';
import { DAY, MINUTE } from '../../../domain/durations.ts';
import type { Posting } from '../../../domain/posting.ts';
import { saveCampus } from '../../../store/campuses.ts';
import { saveEmployers } from '../../../store/save-employers.ts';
import { applications, mails, microInternships } from '../../../store/schema/index.ts';

const START = new Date('2026-03-02T15:00:00Z');
const FRAMER = 'https://www.lakeshore.example';

let now = START;
let marketplace: TestMarketplace;
before(async () => {
  marketplace = await startTestMarketplace({ clock: () => now });
  await saveCampus(
    marketplace.database,
    aCampus({ slug: 'lakeshore', name: 'Lakeshore College', frameAncestors: [FRAMER] }),
  );
});
beforeEach(() => {
  now = START;
});
after(() => marketplace.close());

const pass = (milliseconds: number) => {
  now = new Date(now.getTime() + milliseconds);
};

/** An application that waits to be confirmed, to a posting of an employer of its own. */
const applied = async (posting: Partial<Posting> = {}, request: Partial<ApplicationRequest> = {}) => {
  const employer = anEmployer({
    slug: `employer-${randomUUID()}`,
    email: `${randomUUID()}@employer.example`,
  });
  await saveEmployers(marketplace.database, [employer]);
  const { slug } = aPosting({ employer: employer.slug, publishedAt: '2026-03-01T09:00:00Z', ...posting });
  await savePostings(
    marketplace.database,
    aPosting({ employer: employer.slug, slug, sourceId: slug, ...posting }),
  );
  const response = await fetch(new URL('/v1/applications', marketplace.url), {
    method: 'POST',
    body: JSON.stringify(anApplication({ microInternship: slug, ...request })),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
  });
  assert.equal(response.status, 201);
  const { id, confirmation } = Receipt.parse(await response.json());
  assert.ok(confirmation);
  const code = await codeFor(marketplace, id);
  return { id, slug, code, token: confirmation.token, path: `/m/${slug}/confirm`, employer: employer.email };
};

const rowOf = async (id: string) => {
  const [row] = await marketplace.database.select().from(applications).where(eq(applications.id, id));
  assert.ok(row);
  return row;
};

const mailsTo = (email: string) => marketplace.database.select().from(mails).where(eq(mails.to, email));

/** Without the invisible characters that set names of one direction into sentences of another. */
const plain = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '').replaceAll(/\s+/g, ' ');

const readPage = async (response: Response) => {
  const { status, headers } = response;
  const markup = await response.text();
  const document = parseDocument(markup);
  const all = (name: string) => DomUtils.getElementsByTagName(name, document);
  const main = all('main');
  return {
    status,
    headers,
    markup,
    text: plain(main.map(DomUtils.innerText).join('')),
    html: all('html')[0]?.attribs ?? {},
    robots: all('meta').find(({ attribs }) => attribs.name === 'robots')?.attribs.content,
    scripts: all('script').map(({ attribs }) => attribs.src),
    images: all('img'),
    forms: DomUtils.getElementsByTagName('form', main).map((form) => ({
      method: form.attribs.method,
      action: form.attribs.action,
      fields: Object.fromEntries(
        DomUtils.getElementsByTagName('input', form).map(({ attribs }) => [attribs.name, attribs.value]),
      ) as Record<string, string>,
    })),
  };
};
type Page = Awaited<ReturnType<typeof readPage>>;

/** Sends the form as a browser does; what is answered is nobody else's to see, whatever it is. */
const send = async (
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Page> => {
  const body = new URLSearchParams(fields);
  const page = await readPage(
    await fetch(new URL(path, marketplace.url), { method: 'POST', body, headers, redirect: 'manual' }),
  );
  assert.match(page.markup, /^<!doctype html>/);
  assert.equal(page.headers.get('Cache-Control'), 'no-store', `${page.status}`);
  assert.equal(page.headers.get('Referrer-Policy'), 'no-referrer');
  assert.equal(page.headers.get('Set-Cookie'), null);
  assert.equal(page.robots, 'noindex');
  return page;
};

const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** The field of a form on the page, as it stands there. */
const fieldOf = ({ forms }: Page, name: string) => forms.find(({ fields }) => name in fields)?.fields[name];

describe('a code that is sent without script', () => {
  it('confirms the application where it is right, and the receipt says so', async () => {
    const { id, token, path, code, employer } = await applied();

    const page = await send(path, { token, code });

    assert.equal(page.status, 200);
    for (const text of [en.receiptTitle, en.receiptMail]) assert.ok(page.text.includes(text), text);
    assert.ok(!page.text.includes(en.checkEmail));
    assert.deepEqual(page.forms, [], 'there is nothing left to enter');
    assert.ok(page.text.includes(referenceOf(id)));
    assert.deepEqual((await rowOf(id)).confirmedAt, now);
    assert.equal((await mailsTo(employer)).length, 1);
  });

  for (const [how, write] of [
    ['with spaces', (code: string) => ` ${code.slice(0, 3)} ${code.slice(3)} `],
    ['with a dash', (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`],
    [
      'in full width',
      (code: string) => code.replaceAll(/\d/g, (digit) => '０１２３４５６７８９'.charAt(Number(digit))),
    ],
    [
      'in Arabic digits',
      (code: string) => code.replaceAll(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit))),
    ],
    [
      'in Persian digits',
      (code: string) => code.replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit))),
    ],
  ] as const)
    it(`is read ${how}`, async () => {
      const { id, token, path, code } = await applied();

      assert.equal((await send(path, { token, code: write(code) })).status, 200);

      assert.ok((await rowOf(id)).confirmedAt);
    });

  it('is asked for again where it is wrong, with what was typed and the same application', async () => {
    const { id, token, path, code, employer } = await applied();

    const page = await send(path, { token, code: wrongFor(code) });

    assert.equal(page.status, 400);
    assert.ok(page.text.includes(en.codeWrong));
    assert.ok(page.text.includes(en.checkEmail));
    assert.equal(fieldOf(page, 'code'), wrongFor(code));
    assert.deepEqual(
      page.forms.map(({ method, action }) => [method, action]),
      page.forms.map(() => ['post', path]),
    );
    // The field for programs is one of the application form alone.
    assert.ok(page.forms.every(({ fields }) => !('website' in fields)));
    assert.equal((await rowOf(id)).confirmedAt, null);
    assert.deepEqual(await mailsTo(employer), []);
    assert.equal((await send(path, { token: fieldOf(page, 'token') ?? '', code })).status, 200);
    assert.ok((await rowOf(id)).confirmedAt);
  });

  it('costs no try where it is not six digits', async () => {
    const { id, token, path, code } = await applied();

    for (const typed of ['', ' ', '12345', '1234567', 'abcdef', '١٢٣', '-', code.repeat(2)]) {
      const page = await send(path, { token, code: typed });
      assert.equal(page.status, 400, typed);
      assert.ok(page.text.includes(en.codeIncomplete), typed);
      assert.equal(fieldOf(page, 'code'), typed);
    }
    assert.equal((await send(path, { token })).status, 400);

    assert.equal((await rowOf(id)).confirmedAt, null);
    assert.equal((await send(path, { token, code })).status, 200);
  });

  it('is given back as it was typed, and is no markup', async () => {
    const { token, path } = await applied(
      {},
      {
        person: {
          name: '"><img src=x onerror=alert(1)>',
          email: `eve.${randomUUID()}@elmwood.example`,
          school: '</template><script>alert(2)</script>',
        },
        answers: { approach: '<!-- </div> & "quoted"' },
      },
    );
    const typed = '12"><script>alert(3)</script><img src=x>';

    const page = await send(path, { token, code: typed });

    assert.equal(page.status, 400);
    assert.equal(fieldOf(page, 'code'), typed);
    assert.deepEqual(page.images, []);
    assert.doesNotMatch(page.markup, /<script>alert|<img/);
  });

  it('has ended after its time, and after five that were wrong', async () => {
    const old = await applied();
    pass(15 * MINUTE);
    const late = await send(old.path, { token: old.token, code: old.code });
    const tried = await applied();
    const pages = [];
    for (let tries = 0; tries < 5; tries += 1)
      pages.push(await send(tried.path, { token: tried.token, code: wrongFor(tried.code) }));
    pages.push(await send(tried.path, { token: tried.token, code: tried.code }));

    assert.equal(late.status, 410);
    assert.ok(late.text.includes(en.codeEnded));
    assert.deepEqual(
      pages.map(({ status }) => status),
      [400, 400, 400, 400, 410, 410],
    );
    for (const { id } of [old, tried]) assert.equal((await rowOf(id)).confirmedAt, null);
  });

  it('with a token that is none of ours finds nothing, and says so on a page', async () => {
    const { id, token, path, code } = await applied();
    const link = new URL(await confirmLinkFor(marketplace, id)).pathname.replace('/confirm/', '');

    for (const other of ['', 'x', 'a.b.c', `${token}x`, token.slice(0, -2), link, 'x'.repeat(5000)])
      for (const act of [{ code }, { act: 'resend' }, { act: 'resend', email: 'eve@evil.example' }]) {
        const page = await send(path, { token: other, ...act });
        assert.equal(page.status, 404, other);
        assert.ok(page.markup.includes(pageMessages('en').problems[404]?.title ?? '?'));
        assert.deepEqual(page.forms, []);
      }
    assert.equal((await send(path, { code })).status, 404);

    const row = await rowOf(id);
    assert.equal(row.confirmedAt, null);
    assert.notEqual(row.person.email, 'eve@evil.example');
    assert.equal((await confirmationMails(marketplace, id)).length, 1);
  });

  it('with the token of another posting does nothing', async () => {
    const { id, token, code } = await applied();
    const other = await applied();
    const elsewhere = ['/m/nothing-here/confirm', other.path, `/embed/lakeshore/${other.slug}/confirm`];

    for (const path of elsewhere) {
      for (const typed of [code, wrongFor(code), wrongFor(code)])
        assert.equal((await send(path, { token, code: typed })).status, 404);
      const corrected = { token, act: 'resend', email: 'eve@evil.example' };
      assert.equal((await send(path, corrected)).status, 404);
    }

    const row = await rowOf(id);
    assert.equal(row.confirmedAt, null);
    assert.notEqual(row.person.email, 'eve@evil.example');
    assert.equal((await confirmationMails(marketplace, id)).length, 1);
    assert.equal((await send(`/m/${row.receipt.microInternship.slug}/confirm`, { token, code })).status, 200);
  });

  it('finds nothing once the time to confirm is over', async () => {
    const { token, path, code } = await applied();
    pass(7 * DAY + MINUTE);

    assert.equal((await send(path, { token, code })).status, 404);
    assert.equal((await send(path, { token, act: 'resend' })).status, 404);
  });

  it('is taken as a browser sends it and in no other way', async () => {
    const { id, token, path, code } = await applied();
    const parts = new FormData();
    parts.append('token', token);
    parts.append('code', code);
    for (const [body, type, status] of [
      [parts, undefined, 415],
      [JSON.stringify({ token, code }), 'application/json', 415],
      [`token=${token}&code=${code}`, 'text/plain', 415],
      [
        `code=${code}&token=${token}&more=${'x'.repeat(300 * 1024)}`,
        'application/x-www-form-urlencoded',
        413,
      ],
    ] as const) {
      const response = await fetch(new URL(path, marketplace.url), {
        method: 'POST',
        body,
        ...(type && { headers: { 'Content-Type': type } }),
      });
      assert.equal(response.status, status, type);
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
    }
    const asked = `${path}?${new URLSearchParams({ token, code }).toString()}`;
    assert.ok([404, 405].includes((await fetch(new URL(asked, marketplace.url))).status));

    assert.equal((await rowOf(id)).confirmedAt, null);
  });
});

describe('another code that is asked for without script', () => {
  it('is sent, and the one before is worth nothing then', async () => {
    const { id, token, path, code } = await applied();
    const { email } = (await rowOf(id)).person;
    pass(MINUTE);

    const page = await send(path, { token, act: 'resend' });

    assert.equal(page.status, 200);
    assert.ok(page.text.includes(en.codeSentAgain(email)));
    assert.ok(page.text.includes(en.checkEmail));
    const newer = await codeFor(marketplace, id);
    if (newer !== code) assert.equal((await send(path, { token, code })).status, 400);
    assert.equal((await send(path, { token, code: newer })).status, 200);
  });

  it('goes to a corrected address, to which the application belongs from then on', async () => {
    const { id, token, path, code } = await applied({}, { person: aPerson('ada@elmwod.example') });
    const email = `ada.corrected.${randomUUID()}@elmwood.example`;
    pass(MINUTE);

    const page = await send(path, { token, act: 'resend', email: ` ${email} ` });

    assert.equal(page.status, 200);
    assert.ok(page.text.includes(en.codeSentAgain(email)));
    assert.ok(!page.text.includes('ada@elmwod.example'));
    assert.equal((await rowOf(id)).person.email, email);
    const [mail] = await mailsTo(email);
    const [newer = ''] = /\d{6}$/.exec(mail?.subject ?? '') ?? [];
    if (newer !== code) assert.equal((await send(path, { token, code })).status, 400);
    assert.equal((await send(path, { token, code: newer })).status, 200);
  });

  it('is not sent to an address that is none, which stands in the field with the reason', async () => {
    const { id, token, path, code } = await applied();
    const { email } = (await rowOf(id)).person;

    for (const [typed, reason] of [
      ['', en.enter['/person/email']],
      ['   ', en.enter['/person/email']],
      ['nobody@', en.emailFormat],
      ['"><script>alert(1)</script>@x', en.emailFormat],
      [`${'a'.repeat(300)}@elmwood.example`, en.emailFormat],
    ] as const) {
      const page = await send(path, { token, act: 'resend', email: typed });
      assert.equal(page.status, 400, typed);
      assert.ok(page.text.includes(reason ?? '?'), typed);
      assert.equal(fieldOf(page, 'email'), typed.trim());
      assert.match(page.markup, /<details[^>]*\sopen\b/);
      assert.doesNotMatch(page.markup, /<script>alert/);
    }

    assert.equal((await rowOf(id)).person.email, email);
    assert.equal((await confirmationMails(marketplace, id)).length, 1);
    assert.equal((await send(path, { token, code })).status, 200);
  });

  it('is not sent to an address that the posting does not take', async () => {
    const email = `ada.${randomUUID()}@northgate.example`;
    await saveCampus(
      marketplace.database,
      aCampus({ slug: 'northgate', name: 'Northgate College', emailDomains: ['northgate.example'] }),
    );
    const { id, token, path } = await applied(
      { exclusiveTo: 'northgate' },
      { campus: 'northgate', person: aPerson(email) },
    );
    const place = `${path}?campus=northgate`;

    const page = await send(place, { token, act: 'resend', email: 'ada@gmail.example' });

    assert.equal(page.status, 400);
    assert.ok(page.text.includes(en.schoolEmail('@northgate.example')));
    assert.equal(fieldOf(page, 'email'), 'ada@gmail.example');
    assert.equal((await rowOf(id)).person.email, email);
    assert.deepEqual(await mailsTo('ada@gmail.example'), []);
  });

  it('is sent ten times an hour, and the receipt then says when to try again', async () => {
    const { token, path } = await applied();
    for (let sent = 0; sent < 10; sent += 1)
      assert.equal((await send(path, { token, act: 'resend' })).status, 200);

    const page = await send(path, { token, act: 'resend' });

    assert.equal(page.status, 429);
    assert.ok(page.text.includes(en.codeLimited));
    assert.match(page.text, /Please try again in \d+ (?:second|minute)s?\./);
    assert.ok(page.forms.length > 0, 'the code may still be entered');
  });
});

const aPerson = (email: string) => ({ name: 'Ada Nwosu', email, school: 'Elmwood College' });

describe('the page that answers a code', () => {
  it('stands in the frames of its campus and in no others, and stays there', async () => {
    const { id, slug, token, code } = await applied();
    const path = `/embed/lakeshore/${slug}/confirm`;
    const policyOf = ({ headers }: Page) => headers.get('Content-Security-Policy') ?? '';

    const wrong = await send(path, { token, code: wrongFor(code) });
    const unknown = await send(path, { token: 'a.b.c', code });
    const right = await send(path, { token, code });

    assert.deepEqual([wrong.status, unknown.status, right.status], [400, 404, 200]);
    for (const page of [wrong, unknown, right])
      assert.ok(policyOf(page).includes(`frame-ancestors 'self' ${FRAMER}`), policyOf(page));
    for (const { action } of wrong.forms) assert.equal(action, path);
    assert.ok((await rowOf(id)).confirmedAt);
    const own = await applied();
    const hosted = await send(`${own.path}?campus=lakeshore`, { token: own.token, code: '' });
    assert.match(policyOf(hosted), /frame-ancestors 'none'/);
    for (const { action } of hosted.forms) assert.equal(action, `${own.path}?campus=lakeshore`);
    assert.equal((await send(`/embed/nowhere/${slug}/confirm`, { token, code })).status, 404);
  });

  for (const [lang, dir, sent] of [
    ['es', undefined, MESSAGES.es],
    ['ar', 'rtl', MESSAGES.ar],
  ] as const)
    it(`speaks ${lang}, by its address or the browser, and keeps to it`, async () => {
      const { id, slug, token, path, code } = await applied();
      const { email } = (await rowOf(id)).person;
      const doors = [path, `/embed/lakeshore/${slug}/confirm`];

      for (const door of doors) {
        const named = await send(`${door}?lang=${lang}`, { token, code: '' });
        const preferred = await send(door, { token, code: '' }, { 'Accept-Language': lang });
        for (const page of [named, preferred]) {
          assert.equal(page.html.lang, lang);
          assert.equal(page.html.dir === 'rtl' ? 'rtl' : undefined, dir);
          for (const text of [sent.checkEmail, sent.codeIncomplete])
            assert.ok(page.text.includes(text), text);
        }
        for (const { action } of named.forms) assert.equal(action, `${door}?lang=${lang}`);
      }
      // So that the new code is in the newest mail.
      pass(MINUTE);
      const again = await send(`${path}?lang=${lang}`, { token, act: 'resend' });
      assert.ok(again.text.includes(plain(sent.codeSentAgain(email))));
      const unknown = await send(`${path}?lang=${lang}`, { token: 'x', code });
      assert.ok(unknown.markup.includes(pageMessages(lang).problems[404]?.title ?? '?'));
      const newest = await codeFor(marketplace, id);
      const right = await send(`${path}?lang=${lang}`, { token, code: newest });
      assert.equal(right.status, 200);
      assert.ok(right.text.includes(sent.receiptMail));
      assert.ok(!right.text.includes(sent.checkEmail));
    });

  for (const lang of ['en', 'es', 'ar'] as const)
    it(`cannot be confirmed once the posting was cancelled, which is said in ${lang}`, async () => {
      const { id, path, token, code, slug, employer } = await applied();
      await marketplace.database
        .update(microInternships)
        .set({ status: 'cancelled' })
        .where(eq(microInternships.slug, slug));

      const page = await send(`${path}?lang=${lang}`, { token, code });

      assert.equal(page.status, 410);
      assert.ok(page.text.includes(plain(MESSAGES[lang].confirmGone)));
      assert.equal((await rowOf(id)).confirmedAt, null);
      assert.deepEqual(await mailsTo(employer), []);
    });
});
