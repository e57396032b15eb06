import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { and, count, eq, isNotNull } from 'drizzle-orm';
import { referenceOf } from '../domain/reference.ts';
import { Receipt, type ApplicationRequest } from '../../src/contract/application.ts';
import { Problem, problemCode } from '../../src/contract/problem.ts';
import { anErasure } from '../../test/kit/erasure.ts';
import { codeFor, confirm, confirmationMails, confirmLinkFor, enterCode } from '../../test/kit/confirm.ts';
import { startTestMarketplace, type TestMarketplace } from '../../test/kit/marketplace.ts';
import { aCampus, anEmployer, anApplication, aPosting, savePostings } from '../../test/kit/postings.ts';
import { digestAddress, digestCode, unknownCode } from '../domain/confirmation.ts';
import { DAY, HOUR, MINUTE } from '../domain/durations.ts';
import type { Posting } from '../domain/posting.ts';
import { findCampus, saveCampus } from '../store/campuses.ts';
import { saveEmployers } from '../store/save-employers.ts';
import { confirmApplication } from '../services/confirm-application.ts';
import { eraseExpired } from '../services/erase-expired.ts';
import { readPerson } from '../services/person-records.ts';
import { resendConfirmation } from '../services/resend-confirmation.ts';
import { RefusedPosting, saveEntries } from '../store/save.ts';
import { applications, mails, microInternships } from '../store/schema/index.ts';
import { createConfirmations } from '../services/confirmations.ts';
import type { Services } from '../context.ts';

const PROXY = '127.0.0.1, ::1';

let time = new Date('2026-03-02T12:00:00Z');
let marketplace: TestMarketplace;
before(async () => {
  marketplace = await startTestMarketplace({ clock: () => time, trustedProxies: PROXY });
});
beforeEach(() => {
  // Limits of an hour are over, so that no test is counted with another.
  network = `203.0.113.${(tests += 1)}`;
});
after(() => marketplace.close());

let tests = 0;
let network = '';

const post = (path: string, body: unknown, from = network) =>
  fetch(new URL(path, marketplace.url), {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
      'X-Forwarded-For': from,
    },
  });

const store = async (overrides: Partial<Posting> = {}) => {
  const email = `${randomUUID()}@employer.example`;
  const employer = anEmployer({ slug: `employer-${randomUUID()}`, email });
  const posting = aPosting({ employer: employer.slug, ...overrides });
  await saveEmployers(marketplace.database, [employer]);
  await savePostings(marketplace.database, posting);
  return { posting, slug: posting.slug, employer: email };
};

const apply = async (request: Partial<ApplicationRequest>, from?: string) => {
  // So that mails have an order.
  time = new Date(time.getTime() + 1);
  const response = await post('/v1/applications', anApplication(request), from);
  assert.equal(response.status, 201);
  return Receipt.parse(await response.json());
};

const person = (email: string, name = 'Ada Nwosu') => ({ name, email, school: 'Elmwood College' });

const stored = async (id: string) => {
  const [row] = await marketplace.database.select().from(applications).where(eq(applications.id, id));
  return row;
};

const countOf = async (slug: string) => {
  const [row] = await marketplace.database
    .select({ count: microInternships.applicationCount })
    .from(microInternships)
    .where(eq(microInternships.slug, slug));
  return row?.count;
};

const mailsTo = (email: string) =>
  marketplace.database.select().from(mails).where(eq(mails.to, email)).orderBy(mails.createdAt);

const tokenOf = ({ confirmation }: Receipt): string => {
  assert.ok(confirmation);
  return confirmation.token;
};

const refusal = async (response: Response) => {
  const problem = Problem.parse(await response.json());
  return { status: response.status, code: problemCode(problem), errors: problem.errors };
};

const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('an application that waits to be confirmed', () => {
  it('is stored, answered with the way to confirm it, and mailed a code with nothing of what was typed', async () => {
    const { slug, employer } = await store();

    const receipt = await apply({
      microInternship: slug,
      person: person('ada.waits@elmwood.example', 'Your account is suspended: https://evil.example/login'),
    });

    assert.ok(receipt.confirmation);
    assert.equal(new Date(receipt.confirmation.confirmBy).getTime(), time.getTime() + 7 * DAY);
    const [mail, ...more] = await mailsTo('ada.waits@elmwood.example');
    assert.deepEqual(more, []);
    assert.match(mail?.subject ?? '', /^Confirm your application: \d{6}$/);
    assert.doesNotMatch(`${mail?.subject}${mail?.text}`, /evil|suspended/);
    assert.deepEqual(await mailsTo(employer), []);
  });

  it('does not count: it fills no posting, and the employer does not see it', async () => {
    const { slug } = await store({ applicationLimit: 1 });
    for (let each = 0; each < 20; each += 1) await apply({ microInternship: slug });

    const receipt = await apply({ microInternship: slug, person: person('ada.counts@elmwood.example') });
    await confirm(marketplace, receipt);

    assert.equal(await countOf(slug), 1);
    assert.ok((await stored(receipt.id))?.confirmedAt);
  });

  it('counts once it is confirmed, as of when it was submitted, and its mails leave', async () => {
    const { slug, employer } = await store();
    const receipt = await apply({ microInternship: slug, person: person('ada.first@elmwood.example') });
    const submitted = time;
    time = new Date(time.getTime() + 5 * MINUTE);

    await confirm(marketplace, receipt);

    const row = await stored(receipt.id);
    assert.deepEqual(row?.receivedAt, submitted);
    assert.deepEqual(row.confirmedAt, time);
    const subjects = (await mailsTo('ada.first@elmwood.example')).map(({ subject }) => subject);
    assert.equal(subjects.length, 2);
    assert.match(subjects[1] ?? '', /^Your application: /);
    const [toEmployer, ...more] = await mailsTo(employer);
    assert.match(toEmployer?.text ?? '', /Ada Nwosu has applied/);
    assert.deepEqual(more, []);
  });

  it('is confirmed once, however often the code is entered', async () => {
    const { slug, employer } = await store();
    const receipt = await apply({ microInternship: slug });
    const code = await codeFor(marketplace, receipt.id);

    const answers = await Promise.all(
      Array.from({ length: 8 }, () => enterCode(marketplace, tokenOf(receipt), code)),
    );

    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    assert.equal(await countOf(slug), 1);
    assert.equal((await mailsTo(employer)).length, 1);
  });

  it('is answered the same under its key, and without the way to confirm once it is', async () => {
    const { slug } = await store();
    const request = anApplication({ microInternship: slug });
    const key = randomUUID();
    const send = async () => {
      const response = await fetch(new URL('/v1/applications', marketplace.url), {
        method: 'POST',
        body: JSON.stringify(request),
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      });
      return Receipt.parse(await response.json());
    };
    const first = await send();
    assert.deepEqual(await send(), first);
    assert.equal((await confirmationMails(marketplace, first.id)).length, 1);

    await confirm(marketplace, first);

    const { confirmation: _, ...rest } = first;
    assert.deepEqual(await send(), rest);
  });

  it('may be confirmed for a day after the deadline, also when others have filled the posting, and is deleted then', async () => {
    const deadline = new Date(time.getTime() + DAY);
    const { slug } = await store({
      applicationLimit: 1,
      applicationDeadline: { at: deadline.toISOString(), timeZone: 'America/New_York' },
    });
    const first = await apply({ microInternship: slug });
    const second = await apply({ microInternship: slug });
    const late = await apply({ microInternship: slug });
    await confirm(marketplace, first);

    time = new Date(deadline.getTime() + 23 * 60 * MINUTE);
    const link = await confirmLinkFor(marketplace, second.id);
    assert.equal((await press(link, second.id, 'confirm')).status, 200);

    assert.equal(await countOf(slug), 2);
    time = new Date(deadline.getTime() + DAY + MINUTE);
    assert.equal((await enterCode(marketplace, tokenOf(late), '000000')).status, 404);
    await eraseExpired({ database: marketplace.database, erasure: anErasure(marketplace.database) }, time);
    assert.equal(await stored(late.id), undefined);
    assert.ok(await stored(second.id));
  });
});

describe('a code', () => {
  it('has five tries', async () => {
    const { slug } = await store();
    const receipt = await apply({ microInternship: slug });
    const code = await codeFor(marketplace, receipt.id);
    const wrong = wrongFor(code);

    for (let tries = 0; tries < 4; tries += 1)
      assert.deepEqual(await refusal(await enterCode(marketplace, tokenOf(receipt), wrong)), {
        status: 400,
        code: 'invalid-request',
        errors: [{ pointer: '/code', code: 'choice' }],
      });
    for (const last of [wrong, code, code])
      assert.equal((await refusal(await enterCode(marketplace, tokenOf(receipt), last))).code, 'code-ended');
    assert.equal((await stored(receipt.id))?.confirmedAt, null);
  });

  it('has five tries also where they come at the same moment', async () => {
    const { slug } = await store();
    const receipt = await apply({ microInternship: slug });
    const code = await codeFor(marketplace, receipt.id);

    await Promise.all(
      Array.from({ length: 12 }, () => enterCode(marketplace, tokenOf(receipt), wrongFor(code))),
    );

    assert.equal((await enterCode(marketplace, tokenOf(receipt), code)).status, 410);
  });

  it('ends after fifteen minutes', async () => {
    const { slug } = await store();
    const receipt = await apply({ microInternship: slug });
    const code = await codeFor(marketplace, receipt.id);

    time = new Date(time.getTime() + 15 * MINUTE);

    assert.equal((await refusal(await enterCode(marketplace, tokenOf(receipt), code))).code, 'code-ended');
  });

  it('is sent again, and the one before is worth nothing then', async () => {
    const { slug } = await store();
    const receipt = await apply({ microInternship: slug });
    const before = await codeFor(marketplace, receipt.id);
    time = new Date(time.getTime() + MINUTE);

    assert.equal((await post('/v1/confirmations/codes', { token: tokenOf(receipt) })).status, 200);

    const now = await codeFor(marketplace, receipt.id);
    if (now !== before) assert.equal((await enterCode(marketplace, tokenOf(receipt), before)).status, 400);
    assert.equal((await enterCode(marketplace, tokenOf(receipt), now)).status, 200);
  });

  it('of one application is worth nothing for another', async () => {
    const { slug } = await store();
    const own = await apply({ microInternship: slug });
    const other = await apply({ microInternship: slug });
    const code = await codeFor(marketplace, own.id);
    if (code === (await codeFor(marketplace, other.id))) return;

    assert.equal((await enterCode(marketplace, tokenOf(other), code)).status, 400);
  });

  for (const [what, body] of [
    ['a token that is not ours', { token: 'a.b.c', code: '123456' }],
    ['a code of five digits', { token: 'a.b.c', code: '12345' }],
    ['no code', { token: 'a.b.c' }],
    ['an unknown key', { token: 'a.b.c', code: '123456', admin: true }],
  ] as const)
    it(`is refused with ${what}`, async () => {
      const { status } = await post('/v1/confirmations', body);
      assert.ok(status === 400 || status === 404, `status ${status}`);
    });
});

describe('whoever holds a receipt and not the mailbox', () => {
  it('gets no token of a device, and reads nothing, once the owner of the mailbox has confirmed by the link', async () => {
    const { slug } = await store();
    const email = 'ada.owner@elmwood.example';
    const receipt = await apply({ microInternship: slug, person: person(email) });
    const code = await codeFor(marketplace, receipt.id);
    assert.equal(
      (await press(await confirmLinkFor(marketplace, receipt.id), receipt.id, 'confirm')).status,
      200,
    );
    const row = await stored(receipt.id);
    assert.ok(row);
    await marketplace.database
      .update(applications)
      .set({ person: { ...row.person, school: 'Corrected College' } })
      .where(eq(applications.id, receipt.id));

    for (let tries = 0; tries < 6; tries += 1) {
      const answer = await enterCode(marketplace, tokenOf(receipt), wrongFor(code));
      assert.notEqual(answer.status, 200);
      assert.doesNotMatch(await answer.text(), /device/);
    }
    const page = await fetch(new URL(`/m/${slug}/confirm`, marketplace.url), {
      method: 'POST',
      body: new URLSearchParams({ token: tokenOf(receipt), code: wrongFor(code) }),
    });
    assert.notEqual(page.status, 200);
    assert.doesNotMatch(await page.text(), /Corrected College/);
  });

  it('meets no code that could be guessed where none was mailed', () => {
    const id = randomUUID();
    const { digest } = unknownCode(id, time);

    for (let code = 0; code < 1_000_000; code += 1)
      if (digestCode(id, String(code).padStart(6, '0')) === digest) assert.fail(`${code} is right`);
  });

  /** The parts of the server, so that what others do comes at a certain moment of an act. */
  const partsOf = () => {
    const services = {
      database: marketplace.database,
      clock: () => time,
      publicUrl: () => marketplace.url,
      wakeMail: () => undefined,
    } as unknown as Services;
    return { services, confirmations: createConfirmations(services) };
  };

  it('confirms nothing by a link whose page was open when the address was corrected to that of another', async () => {
    const { slug } = await store();
    const victim = 'grace.raced@elmwood.example';
    const receipt = await apply({ microInternship: slug, person: person('mallory@evil.example') });
    const { services, confirmations } = partsOf();
    await post('/v1/confirmations/codes', { token: tokenOf(receipt), email: victim });

    const proof = { mailbox: digestAddress('mallory@evil.example') };
    const outcome = await confirmApplication(services, confirmations, receipt.id, proof);

    assert.deepEqual(outcome, { kind: 'gone' });
    assert.equal((await stored(receipt.id))?.confirmedAt, null);
  });

  it('is mailed no code for an address to which it is corrected while another code is asked for', async () => {
    const { slug } = await store();
    const victim = 'grace.resent@elmwood.example';
    const receipt = await apply({ microInternship: slug, person: person('mallory.two@evil.example') });
    const before = (await mailsTo('mallory.two@evil.example')).length;
    const { services, confirmations } = partsOf();
    const take: typeof confirmations.sender.take = async () => {
      await post('/v1/confirmations/codes', { token: tokenOf(receipt), email: victim });
      return 'share';
    };
    const sender = { ...confirmations.sender, take };

    await resendConfirmation(services, { ...confirmations, sender }, { id: receipt.id, network });

    assert.equal((await mailsTo('mallory.two@evil.example')).length, before);
    assert.equal((await stored(receipt.id))?.person.email, victim);
  });

  it('has no more mails sent to an address at one moment than one after another', async () => {
    const { sender } = partsOf().confirmations;
    const takeAll = (networks: string[]) =>
      Promise.all(networks.map((each) => sender.take('ada.burst@elmwood.example', each)));
    const ofOne = await takeAll(Array.from({ length: 30 }, () => '192.0.2.1'));
    const ofMany = await takeAll(Array.from({ length: 60 }, (_, index) => `192.0.2.${index + 2}`));

    assert.equal(ofOne.filter(Boolean).length, 5);
    assert.equal(ofMany.filter(Boolean).length, 15);
  });

  it('takes nothing of the share of an address where no mail leaves', async () => {
    const { sender } = partsOf().confirmations;
    const email = 'ada.refused@elmwood.example';
    for (let each = 0; each < 40; each += 1) {
      const right = await sender.take(email, network);
      assert.ok(right);
      await sender.giveBack(email, network, right);
    }
    const { slug } = await store({ status: 'paused' });
    for (let each = 0; each < 6; each += 1)
      assert.equal(
        (await post('/v1/applications', anApplication({ microInternship: slug, person: person(email) })))
          .status,
        409,
      );

    const { slug: open } = await store();
    const receipt = await apply({ microInternship: open, person: person(email) });
    assert.equal((await confirmationMails(marketplace, receipt.id)).length, 1);
  });
});

describe('a mistyped address', () => {
  it('that was not mistyped leaves the code as it is where no other one can be mailed', async () => {
    const { slug } = await store();
    const email = 'ada.same@elmwood.example';
    const receipt = await apply({ microInternship: slug, person: person(email) });
    const code = await codeFor(marketplace, receipt.id);
    for (let sent = 0; sent < 4; sent += 1) await apply({ microInternship: slug, person: person(email) });

    assert.equal((await post('/v1/confirmations/codes', { token: tokenOf(receipt), email })).status, 200);

    assert.equal((await enterCode(marketplace, tokenOf(receipt), code)).status, 200);
  });

  it('is corrected in the receipt: the code goes to the new one', async () => {
    const { slug } = await store();
    const receipt = await apply({ microInternship: slug, person: person('ada@elmwod.example') });

    const email = 'ada.corrected@elmwood.example';
    assert.equal((await post('/v1/confirmations/codes', { token: tokenOf(receipt), email })).status, 200);

    const [mail] = await mailsTo(email);
    const [code = ''] = /\d{6}$/.exec(mail?.subject ?? '') ?? [];
    assert.equal((await enterCode(marketplace, tokenOf(receipt), code)).status, 200);
    assert.equal((await stored(receipt.id))?.person.email, email);
  });

  for (const [what, typed, corrected] of [
    ['another one', 'ada@elmwod.example', 'ada.told@elmwood.example'],
    ['one of the same mailbox', 'ada.told.too+a@elmwood.example', 'ada.told.too@elmwood.example'],
    ['the same in capitals', 'ADA.TOLD.ALSO@elmwood.example', 'ada.told.also@elmwood.example'],
  ] as const)
    it(`is told apart from the employer's in what is kept of the application, corrected to ${what}`, async () => {
      const { slug } = await store();
      const receipt = await apply({ microInternship: slug, person: person(typed) });
      time = new Date(time.getTime() + MINUTE);
      await post('/v1/confirmations/codes', { token: tokenOf(receipt), email: corrected });
      const mailed = async () => {
        const { applications: kept } = await readPerson(marketplace.database, corrected);
        return kept.flatMap((one) => one.mails.map(({ to, text }) => [to, text !== undefined]));
      };
      const isSame = typed.toLowerCase() === corrected;
      const before = isSame ? [typed, true] : ['earlier-address', false];
      assert.deepEqual(await mailed(), [before, [corrected, true]]);
      time = new Date(time.getTime() + MINUTE);

      await confirm(marketplace, receipt);

      const after = (await mailed()).slice(2).toSorted();
      assert.deepEqual(await mailed().then((all) => all.slice(0, 2)), [before, [corrected, true]]);
      assert.deepEqual(
        after,
        [
          [corrected, true],
          ['employer', false],
        ].toSorted(),
      );
    });

  it('is not confirmed by a code or a link that went to the one before', async () => {
    const { slug } = await store();
    const victim = 'grace.victim@elmwood.example';
    const receipt = await apply({ microInternship: slug, person: person('mallory@evil.example') });
    const waiting = await apply({ microInternship: slug, person: person(victim) });
    const code = await codeFor(marketplace, receipt.id);
    const link = await confirmLinkFor(marketplace, receipt.id);
    // Her mailbox has had its share from this network, so that no new code is sent.
    for (let sent = 0; sent < 6; sent += 1) await apply({ microInternship: slug, person: person(victim) });

    assert.equal(
      (await post('/v1/confirmations/codes', { token: tokenOf(receipt), email: victim })).status,
      200,
    );

    assert.equal((await enterCode(marketplace, tokenOf(receipt), code)).status, 400);
    const page = await fetch(link);
    assert.equal(page.status, 404);
    assert.ok(!(await page.text()).includes(waiting.id));
    assert.equal((await press(link, receipt.id, 'confirm')).status, 404);
    assert.equal((await stored(receipt.id))?.confirmedAt, null);
  });

  it('cannot be corrected once it is confirmed', async () => {
    const { slug } = await store();
    const receipt = await apply({ microInternship: slug });
    await confirm(marketplace, receipt);

    const { status } = await post('/v1/confirmations/codes', {
      token: tokenOf(receipt),
      email: 'other@elmwood.example',
    });
    assert.equal(status, 404);
  });
});

/** Presses a button of the page behind a mailed link. */
const press = (link: string, application: string, act: 'confirm' | 'delete') =>
  fetch(link, { method: 'POST', body: new URLSearchParams({ application, act }) });

describe('the link in a mail', () => {
  it('changes nothing by being opened', async () => {
    const { slug } = await store();
    const receipt = await apply({ microInternship: slug });
    const link = await confirmLinkFor(marketplace, receipt.id);

    for (const method of ['GET', 'HEAD', 'GET']) assert.equal((await fetch(link, { method })).status, 200);

    assert.equal((await stored(receipt.id))?.confirmedAt, null);
  });

  it('confirms where its button is pressed, and leads to the application', async () => {
    const { slug } = await store();
    const receipt = await apply({ microInternship: slug });
    const link = await confirmLinkFor(marketplace, receipt.id);

    const page = await press(link, receipt.id, 'confirm');

    const text = await page.text();
    assert.match(text, /Your application is confirmed/);
    const [, url = ''] = /href="([^"]*\/applications\/[^"]*)"/.exec(text) ?? [];
    assert.equal((await fetch(url)).status, 200);
    assert.ok((await stored(receipt.id))?.confirmedAt);
  });

  it('shows every application that waits for the address, and none of another address', async () => {
    const { slug } = await store();
    const email = 'ada.all@elmwood.example';
    const first = await apply({ microInternship: slug, person: person(email, 'Ada') });
    const second = await apply({ microInternship: slug, person: person(email.toUpperCase(), 'Not Ada') });
    const other = await apply({ microInternship: slug });

    const text = await (await fetch(await confirmLinkFor(marketplace, first.id))).text();

    assert.ok(text.includes(first.id) && text.includes(second.id));
    assert.ok(!text.includes(other.id));
    assert.match(text, /Not Ada/);
  });

  it('shows the newest, and that of its own mail, where more wait than a page can hold', async () => {
    const { slug } = await store();
    const { slug: other } = await store();
    const email = 'ada.crowded@elmwood.example';
    const own = await apply({ microInternship: slug, person: person(email) });
    const row = await stored(own.id);
    assert.ok(row);
    const crowd = Array.from({ length: 150 }, (_, index) => ({
      ...row,
      id: randomUUID(),
      idempotencyKey: randomUUID(),
      receivedAt: new Date(time.getTime() + index),
    }));
    await marketplace.database.insert(applications).values(crowd);
    time = new Date(time.getTime() + MINUTE);
    const newest = await apply({ microInternship: other, person: person(email) });

    const link = await confirmLinkFor(marketplace, own.id);
    const text = await (await fetch(link)).text();

    assert.ok(text.includes(own.id) && text.includes(newest.id));
    for (const { id } of [own, newest]) {
      await press(link, id, 'confirm');
      assert.ok((await stored(id))?.confirmedAt);
    }
  });

  it('deletes what somebody else sent, and tells nobody', async () => {
    const { slug, employer } = await store();
    const receipt = await apply({ microInternship: slug });
    const link = await confirmLinkFor(marketplace, receipt.id);

    assert.match(await (await press(link, receipt.id, 'delete')).text(), /The application is deleted/);

    assert.equal(await stored(receipt.id), undefined);
    assert.deepEqual(await mailsTo(employer), []);
    assert.equal(await countOf(slug), 0);
  });
});

describe('somebody who applies again', () => {
  it('is answered like anybody, and the first application stands until the new one is chosen by mail', async () => {
    const { slug, employer } = await store();
    const email = 'ada.again@elmwood.example';
    const first = await apply({ microInternship: slug, person: person(email) });
    await confirm(marketplace, first);

    const again = await apply({ microInternship: slug, person: person(email, 'Mallory') });

    assert.notEqual(again.id, first.id);
    assert.deepEqual(Object.keys(again).toSorted(), Object.keys(first).toSorted());
    assert.ok((await stored(first.id))?.confirmedAt);
    assert.equal((await mailsTo(employer)).length, 1);
    const mailed = (await mailsTo(email)).at(-1);
    assert.match(mailed?.text ?? '', /You have already applied/);
    assert.doesNotMatch(mailed?.text ?? '', /Mallory/);
  });

  it('has the new application in place of the first once it is confirmed', async () => {
    const { slug, employer } = await store();
    const email = 'ada.replaces@elmwood.example';
    const first = await apply({ microInternship: slug, person: person(email) });
    await confirm(marketplace, first);
    const again = await apply({ microInternship: slug, person: person(email.toUpperCase()) });

    await confirm(marketplace, again);

    assert.ok((await stored(first.id))?.withdrawnAt);
    assert.equal(await countOf(slug), 1);
    const toEmployer = (await mailsTo(employer)).at(-1);
    assert.match(toEmployer?.text ?? '', new RegExp(`takes the place of .* ${referenceOf(first.id)}`));
  });

  it('loops at an employer five times a day at the most', async () => {
    const { slug, employer } = await store();
    const email = 'ada.loops@elmwood.example';
    const statuses: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const receipt = await apply({ microInternship: slug, person: person(email) }, `198.51.100.${round}`);
      const response = await enterCode(marketplace, tokenOf(receipt), await codeFor(marketplace, receipt.id));
      statuses.push(response.status);
    }

    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429, 429]);
    assert.equal((await mailsTo(employer)).length, 5);
  });
});

describe('somebody with many applications that wait', () => {
  it('loops at an employer five times a day at the most, also where all are confirmed at the same moment', async () => {
    const { slug, employer } = await store();
    const email = 'ada.at.once@elmwood.example';
    const receipts: Receipt[] = [];
    for (let each = 0; each < 12; each += 1)
      receipts.push(await apply({ microInternship: slug, person: person(email) }));
    const link = await confirmLinkFor(marketplace, receipts[0]?.id ?? '');

    const answers = await Promise.all(receipts.map(({ id }) => press(link, id, 'confirm')));

    assert.ok(answers.every(({ status }) => status === 200 || status === 429));
    assert.equal((await mailsTo(employer)).length, 5);
    assert.equal(await countOf(slug), 1);
  });
});

describe('a device that has confirmed an address', () => {
  it('is not asked again for it, and the application counts at once', async () => {
    const { slug: first } = await store();
    const { slug, employer } = await store();
    const email = 'ada.device@elmwood.example';
    const device = await confirm(marketplace, await apply({ microInternship: first, person: person(email) }));

    const receipt = await apply({
      microInternship: slug,
      person: person('Ada.Device@elmwood.example'),
      device,
    });

    assert.equal(receipt.confirmation, undefined);
    assert.equal((await mailsTo(employer)).length, 1);
    assert.equal(await countOf(slug), 1);
  });

  it('is asked for any other address, after 180 days, and with a token that is not ours', async () => {
    const { slug: first } = await store();
    const { slug } = await store();
    const email = 'ada.other@elmwood.example';
    const device = await confirm(marketplace, await apply({ microInternship: first, person: person(email) }));

    const other = await apply({ microInternship: slug, person: person('grace@elmwood.example'), device });
    assert.ok(other.confirmation);
    const forged = await apply({ microInternship: slug, person: person(email), device: `${device}x` });
    assert.ok(forged.confirmation);
    time = new Date(time.getTime() + 181 * DAY);
    const old = await apply({ microInternship: slug, person: person(email), device });
    assert.ok(old.confirmation);
  });

  it('still chooses by mail where its address has applied before', async () => {
    const { slug } = await store();
    const email = 'ada.chooses@elmwood.example';
    const first = await apply({ microInternship: slug, person: person(email) });
    const device = await confirm(marketplace, first);

    const again = await apply({ microInternship: slug, person: person(email), device });

    assert.ok(again.confirmation);
    assert.equal((await stored(first.id))?.withdrawnAt, null);
  });
});

describe('a posting that changes while an application waits', () => {
  const policied = async () => {
    const record = aCampus({ slug: `campus-${randomUUID().slice(0, 8)}` });
    await saveCampus(marketplace.database, record);
    return record;
  };
  const close = { applicationDeadline: { at: '2026-01-01T00:00:00Z', timeZone: 'UTC' } };
  const save = (posting: Posting, change: Partial<Posting>) =>
    savePostings(marketplace.database, { ...posting, ...change });

  for (const [what, change, refused] of [
    ['is cancelled', { status: 'cancelled' }, { status: 409, code: 'not-open' }],
    ['is a draft again', { status: 'draft' }, { status: 404, code: 'not-found' }],
    ['is for one school alone', { exclusiveTo: 'elmwood' }, { status: 403, code: 'exclusive' }],
    ['is paused', { status: 'paused' }, undefined],
    ['is closed', { status: 'closed' }, undefined],
    ['is filled', { openings: 1, filled: 1 }, undefined],
    ['is being decided', { status: 'selecting' }, undefined],
    ['has a deadline that is over', close, undefined],
  ] as const)
    it(`${refused ? 'takes none by a code or a link' : 'still takes it'} where it ${what}`, async () => {
      if (!(await findCampus(marketplace.database, 'elmwood')))
        await saveCampus(marketplace.database, aCampus());
      const { posting, slug, employer } = await store();
      const [byCode, byLink] = [
        await apply({ microInternship: slug }),
        await apply({ microInternship: slug }),
      ];
      const code = await codeFor(marketplace, byCode.id);
      const link = await confirmLinkFor(marketplace, byLink.id);
      await save(posting, change);

      const entered = await enterCode(marketplace, tokenOf(byCode), code);
      await press(link, byLink.id, 'confirm');

      if (refused)
        assert.deepEqual(
          { ...(await refusal(entered)), errors: undefined },
          { ...refused, errors: undefined },
        );
      else assert.equal(entered.status, 200);
      const rows = await Promise.all([byCode, byLink].map(({ id }) => stored(id)));
      assert.ok(rows.every((row) => Boolean(row?.confirmedAt) === !refused));
      assert.equal(await countOf(slug), refused ? 0 : 2);
      assert.equal((await mailsTo(employer)).length, refused ? 0 : 2);
    });

  it('is answered as it was where it is cancelled after the application was confirmed', async () => {
    const { posting, slug } = await store();
    const receipt = await apply({ microInternship: slug });
    const code = await codeFor(marketplace, receipt.id);
    await confirm(marketplace, receipt);
    await save(posting, { status: 'cancelled' });

    assert.equal((await enterCode(marketplace, tokenOf(receipt), code)).status, 200);
  });

  it('tells whoever has no proof of the mailbox nothing', async () => {
    const { posting, slug } = await store();
    const receipt = await apply({ microInternship: slug });
    const code = await codeFor(marketplace, receipt.id);
    await save(posting, { status: 'cancelled' });

    assert.equal((await enterCode(marketplace, tokenOf(receipt), wrongFor(code))).status, 400);
  });

  it('takes none from a campus whose policy has come to hide it, and those of others', async () => {
    const campus = await policied();
    const { posting, slug, employer } = await store({ classification: 'unpaid' });
    const own = await apply({ microInternship: slug, campus: campus.slug });
    const other = await apply({ microInternship: slug });
    const code = await codeFor(marketplace, own.id);
    await saveCampus(marketplace.database, { ...campus, classifications: ['employee'] });

    const entered = await enterCode(marketplace, tokenOf(own), code);
    await confirm(marketplace, other);

    assert.equal((await refusal(entered)).code, 'not-found');
    assert.equal((await stored(own.id))?.confirmedAt, null);
    assert.equal((await mailsTo(employer)).length, 1);
    await saveCampus(marketplace.database, campus);
    assert.equal((await enterCode(marketplace, tokenOf(own), code)).status, 200);
    assert.equal(posting.slug, slug);
  });
});

describe('a code that comes after the link', () => {
  for (const minutes of [1, 14, 15, 60, 24 * 60])
    it(`is told that the application is confirmed, ${minutes} minutes later, where it is right`, async () => {
      const { slug, employer } = await store();
      const receipt = await apply({ microInternship: slug });
      const code = await codeFor(marketplace, receipt.id);
      await press(await confirmLinkFor(marketplace, receipt.id), receipt.id, 'confirm');
      const waits = await apply({ microInternship: slug });
      const codeOfOther = await codeFor(marketplace, waits.id);
      time = new Date(time.getTime() + minutes * MINUTE);

      const wrong = await enterCode(marketplace, tokenOf(receipt), wrongFor(code));
      const wrongOfOther = await enterCode(marketplace, tokenOf(waits), wrongFor(codeOfOther));
      const right = await enterCode(marketplace, tokenOf(receipt), code);

      assert.equal(right.status, 200);
      assert.deepEqual(await refusal(wrong), await refusal(wrongOfOther));
      assert.equal((await mailsTo(employer)).length, 1);
    });

  it('is told nothing after five wrong ones', async () => {
    const { slug } = await store();
    const receipt = await apply({ microInternship: slug });
    const code = await codeFor(marketplace, receipt.id);
    await press(await confirmLinkFor(marketplace, receipt.id), receipt.id, 'confirm');
    time = new Date(time.getTime() + 20 * MINUTE);
    for (let tries = 0; tries < 5; tries += 1) await enterCode(marketplace, tokenOf(receipt), wrongFor(code));

    assert.equal((await refusal(await enterCode(marketplace, tokenOf(receipt), code))).code, 'code-ended');
  });
});

describe('a posting that is handed to another employer', () => {
  const elsewhere = (posting: Posting, email = `${randomUUID()}@elsewhere.example`) => {
    const employer = anEmployer({ slug: `elsewhere-${randomUUID()}`, email });
    return { employer, entry: { posting: { ...posting, employer: employer.slug }, employer } };
  };

  it('is held back by no application that nobody has confirmed, and none of them reaches the other employer', async () => {
    const { posting, slug, employer: first } = await store();
    const receipts: Receipt[] = [];
    for (let each = 0; each < 3; each += 1) receipts.push(await apply({ microInternship: slug }));
    const [byCode, byLink, unasked] = receipts as [Receipt, Receipt, Receipt];
    const code = await codeFor(marketplace, byCode.id);
    const link = await confirmLinkFor(marketplace, byLink.id);
    const { employer, entry } = elsewhere(posting);

    await saveEntries(marketplace.database, [entry]);

    assert.equal((await enterCode(marketplace, tokenOf(byCode), code)).status, 404);
    assert.equal((await press(link, byLink.id, 'confirm')).status, 404);
    assert.equal((await post('/v1/confirmations/codes', { token: tokenOf(unasked) })).status, 404);
    assert.equal(await countOf(slug), 0);
    assert.deepEqual([...(await mailsTo(first)), ...(await mailsTo(employer.email))], []);
    await eraseExpired({ database: marketplace.database, erasure: anErasure(marketplace.database) }, time);
    assert.deepEqual(await Promise.all(receipts.map(({ id }) => stored(id))), [
      undefined,
      undefined,
      undefined,
    ]);
    const anew = await apply({ microInternship: slug });
    await confirm(marketplace, anew);
    assert.equal((await mailsTo(employer.email)).length, 1);
  });

  it('stays where it is as soon as one is confirmed, and those that wait go on waiting', async () => {
    const { posting, slug } = await store();
    await confirm(marketplace, await apply({ microInternship: slug }));
    const waiting = await apply({ microInternship: slug });

    await assert.rejects(saveEntries(marketplace.database, [elsewhere(posting).entry]), RefusedPosting);

    await confirm(marketplace, waiting);
    assert.equal(await countOf(slug), 2);
  });

  it('keeps those that wait where the other employer has the same address', async () => {
    const { posting, slug, employer } = await store();
    const waiting = await apply({ microInternship: slug });

    await saveEntries(marketplace.database, [elsewhere(posting, employer).entry]);

    await confirm(marketplace, waiting);
    assert.equal((await mailsTo(employer)).length, 1);
  });
});

describe('an abuse of the mailbox of another', () => {
  const networks = (count: number) =>
    Array.from({ length: count }, (_, index) => `10.${index >> 8}.${index & 255}.1`);

  const honest = async (slug: string, email: string) => {
    const receipt = await apply({ microInternship: slug, person: person(email) }, '192.0.2.77');
    const link = await confirmLinkFor(marketplace, receipt.id).catch(() => undefined);
    // Where the mailbox has had its share, the link in any mail to it shows this application too.
    const [newest] = await marketplace.database
      .select({ text: mails.text })
      .from(mails)
      .where(and(eq(mails.to, email), isNotNull(mails.application)));
    const [any = ''] = /\S+\/confirm\/\S+/.exec(newest?.text ?? '') ?? [];
    assert.equal((await press(link ?? any, receipt.id, 'confirm')).status, 200);
    assert.ok((await stored(receipt.id))?.confirmedAt, 'the honest application is confirmed');
    return receipt;
  };

  for (const [what, from] of [
    ['one network', networks(1)],
    ['many networks', networks(process.env.TEST_FULL ? 1000 : 60)],
  ] as const) {
    it(`sends few mails to one address, and holds its owner up nowhere, from ${what}`, async () => {
      const { slug } = await store();
      const { slug: other, employer } = await store();
      const email = `ada.locked.${from.length}@elmwood.example`;
      for (const network of from)
        for (let each = 0; each < (from.length === 1 ? 60 : 1); each += 1)
          await apply({ microInternship: slug, person: person(email, 'Mallory') }, network);

      const sent = (await mailsTo(email)).length;
      assert.ok(sent <= 20, `${sent} mails`);
      await honest(other, email);
      assert.equal((await mailsTo(employer)).length, 1);
    });

    it(`leaves the links that were mailed as they are, whatever is corrected, from ${what}`, async () => {
      const { slug } = await store();
      const { slug: other, employer } = await store();
      const email = `ada.links.${from.length}@elmwood.example`;
      for (const network of from.slice(0, 30)) {
        const receipt = await apply({ microInternship: slug, person: person(email) }, network);
        const elsewhere = `${randomUUID()}@elsewhere.example`;
        await post('/v1/confirmations/codes', { token: tokenOf(receipt), email: elsewhere }, network);
      }

      await honest(other, email);
      assert.equal((await mailsTo(employer)).length, 1);
    });

    it(`sends few mails to one mailbox under many addresses, from ${what}`, async () => {
      const { slug } = await store();
      const { slug: other, employer } = await store();
      const name = `mark.target${from.length}`;
      const before = await marketplace.database.select({ count: count() }).from(mails);
      for (const [index, network] of from.entries())
        for (let each = 0; each < (from.length === 1 ? 60 : 1); each += 1)
          await apply(
            { microInternship: slug, person: person(`${name}+${index}-${each}@elmwood.example`) },
            network,
          );

      const after = await marketplace.database.select({ count: count() }).from(mails);
      const sent = (after[0]?.count ?? 0) - (before[0]?.count ?? 0);
      // The share of the mailbox, and its reserve for variants of which none was mailed.
      assert.ok(sent <= 23, `${sent} mails`);
      await honest(other, `${name}@elmwood.example`);
      assert.equal((await mailsTo(employer)).length, 1);
    });

    it(`neither closes nor blocks a posting, from ${what}`, async () => {
      const { slug, employer } = await store({ applicationLimit: 20 });
      for (const network of from)
        for (let each = 0; each < (from.length === 1 ? 60 : 1); each += 1)
          await apply({ microInternship: slug }, network);

      await honest(slug, `ada.unblocked.${from.length}@elmwood.example`);
      assert.equal(await countOf(slug), 1);
      assert.equal((await mailsTo(employer)).length, 1);
    });
  }
});

/** Addresses of one mailbox with dots at other places. */
const dotted = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const local = Array.from(name).map((letter, at) =>
      at > 0 && (index + 1) & (1 << (at - 1)) ? `.${letter}` : letter,
    );
    return `${local.join('')}@elmwood.example`;
  });
const tagged = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}+${index}@elmwood.example`);
const networksFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => `10.77.${first + (index >> 8)}.${index & 255}`);

describe('variants of one mailbox', () => {
  const senderOf = () =>
    createConfirmations({
      database: marketplace.database,
      clock: () => time,
      publicUrl: () => marketplace.url,
    }).sender;

  for (const [what, variants] of [
    ['dots', dotted],
    ['tags', tagged],
  ] as const)
    it(`with other ${what} share one limit, whoever sends, and the bare address is mailed all the same`, async () => {
      const { slug } = await store();
      const name = `floodedby${what}`;
      const before = await marketplace.database.select({ count: count() }).from(mails);
      for (const [index, email] of variants(name, 60).entries())
        await apply({ microInternship: slug, person: person(email) }, networksFrom(1, 60)[index]);

      const after = await marketplace.database.select({ count: count() }).from(mails);
      const sent = (after[0]?.count ?? 0) - (before[0]?.count ?? 0);
      assert.equal(sent, 23);
      const owner = await apply({ microInternship: slug, person: person(`${name}@elmwood.example`) });
      await confirm(marketplace, owner);
      assert.ok((await stored(owner.id))?.confirmedAt);
    });

  for (const email of ['held.up+jobs@elmwood.example', 'h.e.l.d.u.p@elmwood.example'])
    it(`keep the owner of ${email} from no mail where they come from the fewest networks that can`, async () => {
      const sender = senderOf();
      for (const from of networksFrom(2, 4))
        for (const other of tagged('heldup', 5)) assert.ok(await sender.take(other, from));
      // The share is used up; two of the networks go on and take what they can of the reserve.
      const more = [...dotted('heldup', 6), ...tagged('heldup', 40)].filter((other) => other !== email);
      const taken: unknown[] = [];
      for (const from of networksFrom(2, 2))
        for (const other of more) taken.push(await sender.take(other, from));
      assert.equal(taken.filter(Boolean).length, 4);

      assert.equal(await sender.take(email, '192.0.2.78'), 'reserve');
    });

  it('have a reserve that comes back each quarter of an hour, and is bounded within the hour', async ({
    mock,
  }) => {
    let passed = 0;
    const start = performance.now();
    mock.method(performance, 'now', () => start + passed);
    const sender = senderOf();
    const networks = networksFrom(3, 400);
    const taken: number[] = [];
    for (let quarter = 0; quarter < 4; quarter += 1) {
      const rights: unknown[] = [];
      for (const [index, from] of networks.slice(quarter * 100, quarter * 100 + 100).entries())
        rights.push(await sender.take(`drip+${quarter}-${index}@elmwood.example`, from));
      taken.push(rights.filter(Boolean).length);
      passed += 15 * MINUTE + 1000;
      // Networks that have had their part of the reserve get none before the hour is over.
      if (quarter === 2) {
        assert.equal(await sender.take('drip+again@elmwood.example', networks[220] ?? ''), 'reserve');
        assert.equal(await sender.take('drip+again2@elmwood.example', networks[220] ?? ''), undefined);
      }
    }

    assert.deepEqual(taken, [23, 3, 3, 2]);
    passed += HOUR;
    assert.equal(await sender.take('drip+anew@elmwood.example', networks[0] ?? ''), 'share');
  });

  it('hold up no address whose owner has confirmed before, and one that a campus took unproved has no such right', async () => {
    const campus = aCampus({ slug: `school-${randomUUID().slice(0, 8)}`, confirmEmail: false });
    await saveCampus(marketplace.database, campus);
    const { slug } = await store();
    const { slug: unasked } = await store({ exclusiveTo: campus.slug });
    const proved = 'well.known+x@elmwood.example';
    const unproved = 'well.known+y@elmwood.example';
    const receipt = await apply({ microInternship: slug, person: person(proved) });
    time = new Date(time.getTime() + MINUTE);
    await confirm(marketplace, receipt);
    await apply({ microInternship: unasked, campus: campus.slug, person: person(unproved) });
    const sender = senderOf();
    for (const [index, from] of networksFrom(5, 60).entries())
      await sender.take(`wellknown+${index}@elmwood.example`, from);

    assert.equal(await sender.take(unproved, '192.0.2.79'), undefined);
    assert.equal(await sender.take(proved, '192.0.2.79'), 'own');
    assert.equal(await sender.take(proved, '192.0.2.80'), undefined);
  });

  it('gain nothing by mails that are given back', async () => {
    const sender = senderOf();
    const networks = networksFrom(6, 100);
    const all: unknown[] = [];
    for (const [index, from] of networks.entries()) {
      const right = await sender.take('givenback@elmwood.example', from);
      if (right) await sender.giveBack('givenback@elmwood.example', from, right);
      all.push(await sender.take(`givenback+${index}@elmwood.example`, from));
    }

    assert.equal(all.filter(Boolean).length, 23);
    assert.equal(await sender.take('givenback@elmwood.example', '192.0.2.81'), 'own');
  });
});

describe('corrections of an address', () => {
  const correct = (receipt: Receipt, email: string, from?: string) =>
    post('/v1/confirmations/codes', { token: tokenOf(receipt), email }, from);

  it('are three a day for an application, and another code for its address is none', async () => {
    const { slug } = await store();
    const receipt = await apply({ microInternship: slug });
    const statuses: number[] = [];
    for (let each = 0; each < 5; each += 1)
      statuses.push((await correct(receipt, `wrong.${each}@elmwood.example`, `198.51.100.${each}`)).status);

    assert.deepEqual(statuses, [200, 200, 200, 429, 429]);
    assert.equal((await stored(receipt.id))?.person.email, 'wrong.2@elmwood.example');
    for (const same of ['wrong.2@elmwood.example', 'Wrong.2@Elmwood.example'])
      assert.equal((await correct(receipt, same)).status, 200);
    assert.equal((await post('/v1/confirmations/codes', { token: tokenOf(receipt) })).status, 200);
  });

  it('reach no more mailboxes from one network than applications do, and neither is a way around the other', async () => {
    const { slug } = await store();
    const { slug: second } = await store();
    const from = '198.18.0.1';
    const receipts: Receipt[] = [];
    for (let each = 0; each < 300; each += 1)
      receipts.push(await apply({ microInternship: each % 2 ? slug : second }, from));

    const statuses: number[] = [];
    for (const receipt of receipts)
      for (let each = 0; each < 2; each += 1)
        statuses.push((await correct(receipt, `${randomUUID()}@elsewhere.example`, from)).status);

    assert.equal(statuses.filter((status) => status === 200).length, 500);
    assert.ok(statuses.slice(500).every((status) => status === 429));
    const last = await post('/v1/applications', anApplication({ microInternship: slug }), from);
    assert.equal(last.status, 429);
    await apply({ microInternship: slug }, '198.18.0.2');
    assert.equal(
      (await correct(receipts[299] as Receipt, 'ada.at.home@elmwood.example', '198.18.0.3')).status,
      200,
    );
  });
});

describe('applications to one posting that wait', () => {
  it('are limited for each network, beyond any class, and for no posting over all networks', async () => {
    const { slug } = await store();
    const { slug: other } = await store();
    const from = '198.18.1.1';
    const statuses: number[] = [];
    for (let each = 0; each < 602; each += 1)
      statuses.push((await post('/v1/applications', anApplication({ microInternship: slug }), from)).status);

    assert.deepEqual([statuses.indexOf(429), statuses.filter((status) => status === 201).length], [600, 600]);
    await apply({ microInternship: other }, from);
    const honest = await apply({ microInternship: slug }, '198.18.1.2');
    await confirm(marketplace, honest);
    assert.equal(await countOf(slug), 1);
  });

  it('close it to nobody, from however many networks they come', async () => {
    const { slug } = await store({ applicationLimit: 3 });
    const row = await stored((await apply({ microInternship: slug })).id);
    assert.ok(row);
    const crowd = Array.from({ length: 5000 }, () => ({
      ...row,
      id: randomUUID(),
      idempotencyKey: randomUUID(),
    }));
    for (let each = 0; each < crowd.length; each += 500)
      await marketplace.database.insert(applications).values(crowd.slice(each, each + 500));
    for (const from of networksFrom(9, 40)) await apply({ microInternship: slug }, from);

    await confirm(marketplace, await apply({ microInternship: slug }, '198.18.1.3'));
    assert.equal(await countOf(slug), 1);
  });
});

describe('a posting for one school alone', () => {
  const exclusive = async (campus: Parameters<typeof aCampus>[0]) => {
    const record = aCampus({ slug: `school-${randomUUID().slice(0, 8)}`, ...campus });
    await saveCampus(marketplace.database, record);
    const { slug, employer } = await store({ exclusiveTo: record.slug });
    return { campus: record.slug, slug, employer };
  };

  it('takes addresses of the school and of no one else, also corrected ones', async () => {
    const { campus, slug } = await exclusive({ emailDomains: ['lakeshore.example'] });
    const send = (email: string) =>
      post('/v1/applications', anApplication({ microInternship: slug, campus, person: person(email) }));

    for (const email of [
      'ada@gmail.example',
      'ada@evil-lakeshore.example',
      'ada@lakeshore.example.evil.example',
    ])
      assert.deepEqual((await refusal(await send(email))).errors, [
        { pointer: '/person/email', code: 'choice' },
      ]);
    for (const email of ['ada@lakeshore.example', 'Ada@CS.Lakeshore.Example']) {
      const receipt = Receipt.parse(await (await send(email)).json());
      const corrected = await post('/v1/confirmations/codes', {
        token: tokenOf(receipt),
        email: 'ada@gmail.example',
      });
      assert.deepEqual((await refusal(corrected)).errors, [{ pointer: '/email', code: 'choice' }]);
    }
  });

  it('says which addresses it takes', async () => {
    const { slug } = await exclusive({ emailDomains: ['lakeshore.example'] });

    const response = await fetch(new URL(`/v1/micro-internships/${slug}`, marketplace.url));

    assert.deepEqual(((await response.json()) as { emailDomains: unknown }).emailDomains, [
      'lakeshore.example',
    ]);
  });

  it('takes applications at once where the campus has switched confirmation off, and still asks to replace one', async () => {
    const { campus, slug, employer } = await exclusive({ confirmEmail: false });
    const email = 'ada.off@lakeshore.example';

    const first = await apply({ microInternship: slug, campus, person: person(email) });
    const again = await apply({ microInternship: slug, campus, person: person(email) });

    assert.equal(first.confirmation, undefined);
    assert.equal(again.confirmation, undefined);
    assert.equal(await countOf(slug), 1);
    assert.equal((await mailsTo(employer)).length, 1);
    const mailed = (await mailsTo(email)).at(-1);
    assert.match(mailed?.text ?? '', /You have already applied/);
    assert.equal((await press(await confirmLinkFor(marketplace, again.id), again.id, 'confirm')).status, 200);
    assert.ok((await stored(first.id))?.withdrawnAt);
  });

  it('counts nothing against a mailbox that nobody has proved', async () => {
    const { campus, slug } = await exclusive({ confirmEmail: false });
    const { slug: other } = await store();
    const device = await confirm(
      marketplace,
      await apply({ microInternship: other, person: person('ada.spared@lakeshore.example') }),
    );
    for (let each = 0; each < 31; each += 1)
      await apply({ microInternship: slug, campus, person: person(`ada.spared+${each}@lakeshore.example`) });

    const { slug: next } = await store();
    await apply({ microInternship: next, person: person('ada.spared@lakeshore.example'), device });
    await apply({ microInternship: slug, campus, person: person('ada.spared@lakeshore.example'), device });
  });

  it('is the only kind for which a campus can switch it off: anybody can name a campus', async () => {
    const { campus } = await exclusive({ confirmEmail: false });
    const { slug } = await store();

    assert.ok((await apply({ microInternship: slug, campus })).confirmation);
  });
});
