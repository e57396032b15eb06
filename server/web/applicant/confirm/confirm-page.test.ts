import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { DomUtils, parseDocument } from 'htmlparser2';
import { Receipt, type ApplicationRequest } from '../../../../src/contract/application.ts';
import { pageMessages } from '../../layout/page-messages.ts';
import { confirmLinkFor } from '../../../../test/kit/confirm.ts';
import { startTestMarketplace, type TestMarketplace } from '../../../../test/kit/marketplace.ts';
import { anEmployer, anApplication, aPosting, savePostings } from '../../../../test/kit/postings.ts';
import { DAY, MINUTE } from '../../../domain/durations.ts';
import type { Posting } from '../../../domain/posting.ts';
import { saveEmployers } from '../../../store/save-employers.ts';
import { applications, confirmationCodes, mails, microInternships } from '../../../store/schema/index.ts';

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

const aPerson = (overrides: Partial<ApplicationRequest['person']> = {}) => ({
  name: 'Ada Nwosu',
  email: `ada.${randomUUID()}@elmwood.example`,
  school: 'Elmwood College',
  ...overrides,
});

/** An application that waits to be confirmed, to a posting of an employer of its own, and the link in its mail. */
const applied = async (
  person = aPerson(),
  { employer: named = {}, posting = {} }: { employer?: { name?: string }; posting?: Partial<Posting> } = {},
) => {
  const email = `${randomUUID()}@employer.example`;
  const employer = anEmployer({ slug: `employer-${randomUUID()}`, email, ...named });
  await saveEmployers(marketplace.database, [employer]);
  const saved = aPosting({ employer: employer.slug, ...posting });
  await savePostings(marketplace.database, saved);
  const response = await fetch(new URL('/v1/applications', marketplace.url), {
    method: 'POST',
    body: JSON.stringify(anApplication({ microInternship: saved.slug, person })),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
  });
  assert.equal(response.status, 201);
  const { id } = Receipt.parse(await response.json());
  return { id, posting: saved, employer: email, link: await confirmLinkFor(marketplace, id) };
};

const rowOf = async (id: string) => {
  const [row] = await marketplace.database.select().from(applications).where(eq(applications.id, id));
  return row;
};

/** All of it that a confirmation, or what else somebody may do with a link, changes. */
const stored = async () => {
  const { database } = marketplace;
  const letters = await database.select({ id: mails.id }).from(mails);
  const counts = await database.select({ count: microInternships.applicationCount }).from(microInternships);
  return {
    applications: (await database.select().from(applications)).toSorted((a, b) => a.id.localeCompare(b.id)),
    codes: (await database.select().from(confirmationCodes)).map(({ digest, tries }) => [digest, tries]),
    mails: letters.length,
    counts: counts.map(({ count }) => count).toSorted(),
  };
};

/** Without the invisible characters that set names of one direction into sentences of another. */
const plain = (text: string) =>
  text
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

const readPage = async (response: Response) => {
  const { status, headers } = response;
  const markup = await response.text();
  const document = parseDocument(markup);
  const all = (name: string) => DomUtils.getElementsByTagName(name, document);
  const textsOf = (name: string) => all(name).map((element) => plain(DomUtils.textContent(element)));
  return {
    status,
    headers,
    markup,
    all,
    textsOf,
    title: textsOf('h1')[0],
    text: textsOf('body').join(' '),
    html: all('html')[0]?.attribs ?? {},
    robots: all('meta').find(({ attribs }) => attribs.name === 'robots')?.attribs.content,
  };
};
type Page = Awaited<ReturnType<typeof readPage>>;

const open = async (address: string, headers: Record<string, string> = {}): Promise<Page> =>
  readPage(await fetch(new URL(address, marketplace.url), { headers }));

const press = (address: string, fields: Record<string, string>) =>
  fetch(new URL(address, marketplace.url), {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

/** Asserts that nobody else is told of a page: no cache, no search engine, no page that it leads to. */
const assertPrivate = ({ headers, robots, all }: Page): void => {
  assert.equal(headers.get('Cache-Control'), 'no-store');
  assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
  assert.equal(robots, 'noindex');
  assert.equal(headers.get('Set-Cookie'), null);
  assert.match(headers.get('Content-Security-Policy') ?? '', /frame-ancestors 'none'/);
  assert.deepEqual(all('script'), []);
};

describe('the page behind a link to confirm', () => {
  it('shows whose application it is and to whom, and nothing else of what was sent', async () => {
    const { link, posting, id } = await applied();

    const page = await open(link);

    assert.equal(page.status, 200);
    assertPrivate(page);
    assert.equal(page.title, pageMessages('en').confirm.title);
    for (const shown of ['Ada Nwosu', 'Gristmill Press', posting.title])
      assert.ok(page.text.includes(shown), shown);
    for (const hidden of ['Cabinet by cabinet.', 'Elmwood College']) assert.ok(!page.text.includes(hidden));
    const [form, ...others] = page.all('form');
    assert.deepEqual(others, []);
    assert.deepEqual([form?.attribs.method, form?.attribs.action], ['post', new URL(link).pathname]);
    assert.deepEqual(
      page.all('input').map(({ attribs }) => [attribs.type, attribs.name, attribs.value]),
      [['hidden', 'application', id]],
    );
  });

  it('changes nothing by being opened, however often and by whatever looks at mails', async () => {
    const { link } = await applied();
    const before = await stored();

    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      for (const headers of [
        {},
        { 'User-Agent': 'Mozilla/5.0 (compatible; SafeLinks)' },
        { Purpose: 'prefetch', 'Sec-Purpose': 'prefetch;prerender' },
      ])
        await (await fetch(link, { method, headers })).text();
    for (const query of [
      '?act=confirm',
      '?act=delete',
      '?application=x&act=confirm',
      '?lang=es&_method=POST',
    ])
      await open(`${link}${query}`);

    assert.deepEqual(await stored(), before);
  });

  it('does what its buttons say and nothing else', async () => {
    const mine = await applied();
    const other = await applied();
    const before = await stored();
    for (const fields of [
      {},
      { act: 'confirm' },
      { application: mine.id },
      { application: mine.id, act: 'Confirm' },
      { application: mine.id, act: '' },
      { application: other.id, act: 'confirm' },
      { application: other.id, act: 'delete' },
      { application: 'no-id', act: 'delete' },
      { application: `${mine.id}\0`, act: 'confirm' },
    ] as Record<string, string>[]) {
      const { status, headers } = await press(mine.link, fields);
      assert.deepEqual([status, headers.get('Location')], [303, new URL(mine.link).pathname]);
    }
    assert.deepEqual(await stored(), before);

    assert.equal((await press(mine.link, { application: mine.id, act: 'confirm' })).status, 303);

    assert.deepEqual((await rowOf(mine.id))?.confirmedAt, now);
    assert.equal((await rowOf(other.id))?.confirmedAt, null);
  });

  it('then leads to the application, and says so to whoever opens the mail again', async () => {
    const { id, link, posting } = await applied();
    await press(link, { application: id, act: 'confirm' });

    const page = await open(link);
    const again = await press(link, { application: id, act: 'confirm' });
    const removed = await press(link, { application: id, act: 'delete' });

    assert.equal(page.status, 200);
    assertPrivate(page);
    const { confirmedTitle, confirmedText } = pageMessages('en').confirm;
    assert.equal(page.title, confirmedTitle);
    assert.ok(page.text.includes(plain(confirmedText('Gristmill Press', posting.title))));
    const status = page.all('a').find(({ attribs }) => attribs.href?.includes('/applications/'));
    assert.equal((await open(status?.attribs.href ?? '/')).status, 200);
    assert.deepEqual([again.status, removed.status], [303, 303]);
    assert.ok((await rowOf(id))?.confirmedAt, 'a link that confirms deletes nothing that counts');
  });

  it('deletes what was not sent by the owner of the address, and is nothing then', async () => {
    const { id, link, employer } = await applied();

    const page = await readPage(await press(link, { application: id, act: 'delete' }));

    assert.equal(page.status, 200);
    assertPrivate(page);
    assert.equal(page.title, pageMessages('en').confirm.deletedTitle);
    assert.equal(await rowOf(id), undefined);
    assert.deepEqual(await marketplace.database.select().from(mails).where(eq(mails.to, employer)), []);
    assert.equal((await open(link)).status, 404);
  });

  for (const name of [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</bdi></dd></dl><form action="https://evil.example"><button>Confirm',
    '&lt;b&gt; &amp; <!--',
    "' onclick='alert(1)",
    '\u202egnp.exe',
    'עדה <b>אדם</b>',
  ])
    it(`shows a name as it was typed: ${name}`, async () => {
      const { link } = await applied(aPerson({ name }), {
        employer: { name: `${name} & Co` },
        posting: { title: `For ${name}` },
      });

      const page = await open(link);

      assert.equal(page.status, 200);
      assertPrivate(page);
      assert.deepEqual(page.all('img'), []);
      assert.deepEqual(
        page.all('form').map(({ attribs }) => attribs.action),
        [new URL(link).pathname],
      );
      assert.equal(page.all('button').length, 2);
      for (const { attribs } of page.all('*'))
        assert.deepEqual(
          Object.keys(attribs).filter((attribute) => attribute.startsWith('on')),
          [],
        );
      const shown = page.all('bdi').map((element) => DomUtils.textContent(element));
      for (const text of [`For ${name}`, `${name} & Co`, name])
        assert.ok(shown.includes(text), `${text}: ${shown.join(' | ')}`);
    });

  for (const lang of ['en', 'es', 'ar'] as const)
    it(`speaks ${lang}, by its address or the browser, and keeps to it`, async () => {
      const { id, link, posting } = await applied();
      const { confirm: words } = pageMessages(lang);
      const named = `${link}?lang=${lang}`;
      const pathname = new URL(link).pathname;

      for (const page of [await open(named), await open(link, { 'Accept-Language': `${lang},de;q=0.5` })]) {
        assert.equal(page.html.lang, lang);
        assert.equal(page.html.dir === 'rtl', lang === 'ar');
        assert.equal(page.title, words.title);
        assert.deepEqual(page.textsOf('button').map(plain), [words.confirm, words.notMine].map(plain));
      }
      const [form] = (await open(named)).all('form');
      assert.equal(form?.attribs.action, `${pathname}?lang=${lang}`);
      const { headers } = await press(named, { application: id, act: 'confirm' });
      assert.equal(headers.get('Location'), `${pathname}?lang=${lang}`);
      const confirmed = await open(headers.get('Location') ?? '');
      assert.equal(confirmed.title, words.confirmedTitle);
      assert.ok(confirmed.text.includes(plain(words.confirmedText('Gristmill Press', posting.title))));
      const [status] = confirmed.all('a').flatMap(({ attribs }) => attribs.href ?? []);
      assert.match(status ?? '', new RegExp(`/applications/.*\\?lang=${lang}$`));
    });

  it('speaks English where it is asked for a language that is not spoken here', async () => {
    const { link } = await applied();

    for (const page of [await open(link, { 'Accept-Language': 'de' }), await open(`${link}?lang=xx`)])
      assert.equal(page.html.lang, 'en');
  });
});

describe('an application that would take the place of another', () => {
  const applyTo = async (slug: string, email: string) => {
    const response = await fetch(new URL('/v1/applications', marketplace.url), {
      method: 'POST',
      body: JSON.stringify(anApplication({ microInternship: slug, person: aPerson({ email }) })),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    });
    const { id } = Receipt.parse(await response.json());
    return { id, link: await confirmLinkFor(marketplace, id) };
  };

  for (const lang of ['en', 'es', 'ar'] as const)
    it(`says so in ${lang} to whoever was mailed the link, and only where one is confirmed`, async () => {
      const { confirm: words } = pageMessages(lang);
      const person = aPerson();
      const first = await applied(person);
      const second = await applyTo(first.posting.slug, person.email.toUpperCase());
      const stranger = await applyTo(first.posting.slug, aPerson().email);
      const elsewhere = await applied(aPerson({ email: person.email }));
      const says = async ({ link }: { link: string }) =>
        (await open(`${link}?lang=${lang}`)).text.split(plain(words.replaces)).length - 1;
      assert.deepEqual([await says(first), await says(second)], [0, 0]);

      await press(first.link, { application: first.id, act: 'confirm' });

      assert.equal(await says(second), 1);
      // The page of a mailbox shows what waits for it everywhere, and of these one replaces another.
      assert.equal(await says(elsewhere), 1);
      assert.equal(await says(stranger), 0);
      await press(second.link, { application: second.id, act: 'confirm' });
      assert.equal(await says(elsewhere), 0);
    });

  it('has the button that confirms stand out, and no other', async () => {
    const { link } = await applied();

    const buttons = (await open(link)).all('button');

    assert.deepEqual(
      buttons.map(({ attribs }) => [attribs.value, attribs.class]),
      [
        ['confirm', 'act primary'],
        ['delete', 'act'],
      ],
    );
  });
});

describe('an application to a posting that was cancelled', () => {
  for (const lang of ['en', 'es', 'ar'] as const)
    it(`cannot be confirmed, which its page says in ${lang}, and can be deleted`, async () => {
      const { id, link, posting } = await applied();
      await savePostings(marketplace.database, { ...posting, status: 'cancelled' });

      const pressed = await press(`${link}?lang=${lang}`, { application: id, act: 'confirm' });
      const page = await open(pressed.headers.get('Location') ?? '');

      assert.ok(page.text.includes(plain(pageMessages(lang).confirm.notTaken)));
      assert.deepEqual(
        page.all('button').map(({ attribs }) => attribs.value),
        ['delete'],
      );
      assert.equal((await rowOf(id))?.confirmedAt, null);
      await press(link, { application: id, act: 'delete' });
      assert.equal(await rowOf(id), undefined);
    });
});

describe('a link to confirm that is none, or none any more', () => {
  /** Asserts that a page says that there is nothing to confirm, in every language, and offers nothing. */
  const assertGone = async (path: string): Promise<void> => {
    for (const lang of ['en', 'es', 'ar'] as const) {
      const page = await open(`${path}?lang=${lang}`);
      assert.equal(page.status, 404, path);
      assertPrivate(page);
      assert.equal(page.html.lang, lang);
      assert.equal(page.title, pageMessages(lang).confirm.goneTitle);
      assert.deepEqual(page.all('form'), []);
    }
    assert.equal((await press(path, { application: randomUUID(), act: 'confirm' })).status, 404);
  };

  it('says so on a page, and how to apply anew', async () => {
    const { id, link } = await applied();
    const { pathname } = new URL(link);
    const before = await stored();

    for (const path of [
      '/confirm/x',
      '/confirm/a.b.c',
      `${pathname}x`,
      pathname.slice(0, -3),
      '/confirm/%00',
    ])
      await assertGone(path);
    for (const act of ['confirm', 'delete'])
      assert.equal((await press(`${pathname}x`, { application: id, act })).status, 404);

    assert.deepEqual(await stored(), before);
  });

  it('is found without a token no more than any other page', async () => {
    for (const path of ['/confirm', '/confirm/', '/confirm/a/b', '/confirm/%E0%A4%A'])
      for (const method of ['GET', 'POST']) {
        const { status } = await fetch(new URL(path, marketplace.url), { method });
        assert.ok([404, 405].includes(status), `${method} ${path}: ${status}`);
      }
  });

  it('is the token of a receipt, which proves no mailbox', async () => {
    const { posting } = await applied();
    const response = await fetch(new URL('/v1/applications', marketplace.url), {
      method: 'POST',
      body: JSON.stringify(anApplication({ microInternship: posting.slug })),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    });
    const { id, confirmation } = Receipt.parse(await response.json());

    await assertGone(`/confirm/${confirmation?.token ?? ''}`);

    assert.equal((await rowOf(id))?.confirmedAt, null);
  });

  it('ends with the time to confirm', async () => {
    const { id, link } = await applied();
    now = new Date(START.getTime() + 7 * DAY - MINUTE);
    assert.equal((await open(link)).status, 200);
    now = new Date(START.getTime() + 7 * DAY + MINUTE);

    await assertGone(new URL(link).pathname);
    await press(link, { application: id, act: 'confirm' });

    assert.equal((await rowOf(id))?.confirmedAt, null);
  });
});
