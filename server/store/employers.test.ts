import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { asc, eq } from 'drizzle-orm';
import { openTestDatabase } from '../../test/kit/database.ts';
import { anEmployer, anApplication, aPosting } from '../../test/kit/postings.ts';
import { acceptApplication } from '../domain/application.ts';
import type { EmployerRecord, Posting } from '../domain/posting.ts';
import { importRows, type ImportOptions } from '../import/import.ts';
import { applicationReceiptMail } from '../mail/templates/application-receipt.ts';
import { applicationReceivedMail } from '../mail/templates/application-received.ts';
import { changeEmployer } from '../services/change-employer.ts';
import { storeApplication } from './applications.ts';
import { saveEmployers } from './save-employers.ts';
import type { OpenDatabase } from './database.ts';
import { findPosting } from './postings.ts';
import { applications, employers, mails, microInternships, questionSets } from './schema/index.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

let open: OpenDatabase;
before(async () => {
  open = await openTestDatabase();
});
beforeEach(async () => {
  await open.database.delete(mails);
  await open.database.delete(applications);
  await open.database.delete(questionSets);
  await open.database.delete(microInternships);
  await open.database.delete(employers);
});
after(() => open.close());

const NAME = 'cedar-street-clinics';
const real = anEmployer({
  source: 'first',
  slug: NAME,
  name: 'Cedar Street Clinics',
  email: 'people@cedar.example',
  logo: 'cedar.svg',
  industry: 'Health care',
});
const impostor = anEmployer({
  source: 'second',
  slug: NAME,
  name: 'Cedar Street Clinics',
  email: 'attacker@evil.example',
  logo: 'evil.svg',
});

const stored = () => open.database.select().from(employers).orderBy(asc(employers.slug));

const importOne = async (
  employer: EmployerRecord,
  posting: Partial<Posting> = {},
  options: ImportOptions = {},
) =>
  importRows(
    open.database,
    [
      {
        ok: true,
        line: 1,
        employer,
        posting: aPosting({ source: employer.source, employer: employer.slug, ...posting }),
      },
    ],
    options,
  );

const apply = async (slug: string) => {
  const target = await findPosting(open.database, slug);
  assert.ok(target);
  const request = anApplication({ microInternship: slug });
  const application = acceptApplication(target, request, NOW);
  await storeApplication(
    open.database,
    { ...application, idempotencyKey: crypto.randomUUID(), fingerprint: '' },
    [
      applicationReceiptMail(application, target, ''),
      applicationReceivedMail(application, target, { reviewUrl: '' }),
    ],
  );
  return application;
};

describe('an employer', () => {
  it('is changed by no other source, whatever that calls its own', async () => {
    await importOne(real, { slug: 'mine', sourceId: 'mine' }, { trustVerified: true });
    const [before] = await stored();

    for (const claimed of [
      impostor,
      { ...impostor, verified: true },
      { ...impostor, source: 'third', name: 'Other', slug: NAME },
    ])
      await importOne(claimed, {}, { trustVerified: true });

    const [first, ...others] = await stored();
    assert.deepEqual(first, before);
    assert.deepEqual(
      others.map(({ slug, source, sourceId, email }) => ({ slug, source, sourceId, email })),
      [
        { slug: `${NAME}-2`, source: 'second', sourceId: NAME, email: impostor.email },
        { slug: `${NAME}-3`, source: 'third', sourceId: NAME, email: impostor.email },
      ],
    );
    assert.equal((await findPosting(open.database, 'mine'))?.employer.email, real.email);
  });

  it('of another source has the postings that name it, and no other', async () => {
    await importOne(real, { slug: 'mine', sourceId: 'same' });
    await importOne(impostor, { slug: 'theirs', sourceId: 'same' });

    assert.equal((await findPosting(open.database, 'mine'))?.employer.slug, NAME);
    assert.equal((await findPosting(open.database, 'theirs'))?.employer.slug, `${NAME}-2`);
  });

  it('gets no slug that another has, however often the name is taken', async () => {
    const taken = [
      anEmployer({ source: 'a', slug: NAME }),
      anEmployer({ source: 'a', slug: `${NAME}-2` }),
      anEmployer({ source: 'b', slug: NAME }),
      anEmployer({ source: 'c', slug: `${NAME}-2` }),
    ];
    await saveEmployers(open.database, taken);
    await saveEmployers(open.database, taken.toReversed());

    const slugs = new Map((await stored()).map((row) => [`${row.source} ${row.sourceId}`, row.slug]));
    assert.equal(new Set(slugs.values()).size, 4);
    assert.equal(slugs.get(`a ${NAME}`), NAME);
    assert.equal(slugs.get(`a ${NAME}-2`), `${NAME}-2`);
  });

  it('is one, however many imports add it at once', async () => {
    const sources = Array.from({ length: 6 }, (_, index) => `source-${index % 3}`);
    await Promise.all(sources.map((source) => saveEmployers(open.database, [{ ...real, source }])));

    assert.deepEqual(
      (await stored()).map(({ slug }) => slug),
      [NAME, `${NAME}-2`, `${NAME}-3`],
    );
  });

  it('takes name, logo, industry and size of its own source as they change', async () => {
    await importOne(real);
    await importOne({ ...real, name: 'Cedar Clinics', logo: 'new.svg', industry: 'Care', size: 'Just me' });

    const [row] = await stored();
    assert.deepEqual(
      [row?.slug, row?.name, row?.logo, row?.industry, row?.size],
      [NAME, 'Cedar Clinics', 'new.svg', 'Care', 'Just me'],
    );
  });

  it('keeps its email and says what its own source states in its place', async () => {
    await importOne(real);
    const moved = { ...real, verified: false, email: 'new@cedar.example' };

    const summary = await importOne(moved);

    assert.deepEqual(summary.kept, [
      { employer: NAME, field: 'email', stored: real.email, found: moved.email },
    ]);
    assert.equal((await stored())[0]?.email, real.email);
  });

  it('of an import is not verified, unless the operator trusts the file, and then only while it is new', async () => {
    const [first, second] = [
      { ...real, source: 'untrusted' },
      { ...real, source: 'trusted', slug: 'trusted' },
    ];
    const untrusted = await importOne(first);
    const again = await importOne(first, {}, { trustVerified: true });
    const trusted = await importOne(second, {}, { trustVerified: true });
    const unsaid = await importOne({ ...second, verified: false });

    const kept = [{ employer: NAME, field: 'verified', stored: false, found: true }];
    assert.deepEqual(
      [untrusted.kept, again.kept, trusted.kept, unsaid.kept],
      [kept, kept, undefined, undefined],
    );
    assert.deepEqual(
      (await stored()).map(({ verified }) => verified),
      [false, true],
    );
  });

  it('names a kept field once, however many rows state it', async () => {
    await importOne(real);
    const employer = { ...real, verified: false, email: 'new@cedar.example' };
    const rows = Array.from({ length: 600 }, (_, index) => ({
      ok: true as const,
      line: index + 1,
      employer,
      posting: aPosting({ source: 'first', employer: NAME }),
    }));

    assert.equal((await importRows(open.database, rows)).kept?.length, 1);
  });
});

describe('a posting that people have applied to', () => {
  const posting = { slug: 'mine', sourceId: 'mine' };
  const elsewhere = { ...real, slug: 'elsewhere', name: 'Elsewhere', email: 'else@where.example' };

  it('is not handed to an employer with another address', async () => {
    await importOne(real, posting);
    await apply('mine');

    const { refused, added, changed } = await importRows(open.database, [
      {
        ok: true,
        line: 1,
        employer: elsewhere,
        posting: aPosting({ ...posting, source: 'first', employer: 'elsewhere' }),
      },
      { ok: true, line: 2, employer: real, posting: aPosting({ source: 'first', employer: NAME }) },
    ]);

    assert.deepEqual([added, changed], [1, 0]);
    assert.deepEqual(refused, [
      {
        line: 1,
        errors: [
          {
            pointer: '/employer/slug',
            reason: `found "elsewhere", accepted: "${NAME}", the employer of mine, to whom people have applied; for another employer give the posting another sourceId`,
          },
        ],
      },
    ]);
    assert.equal((await findPosting(open.database, 'mine'))?.employer.slug, NAME);
  });

  it('may go to one with the same address, and one that nobody has applied to to any, which ends its links', async () => {
    await importOne(real, posting);
    await apply('mine');
    const other = { slug: 'other', sourceId: 'other' };
    await importOne(real, other);

    await importOne({ ...elsewhere, email: real.email }, posting);
    await importOne({ ...elsewhere, slug: 'far', name: 'Far' }, other);

    const [mine, moved] = [
      await findPosting(open.database, 'mine'),
      await findPosting(open.database, 'other'),
    ];
    assert.deepEqual([mine?.employer.slug, mine?.posting.reviewRenewal], ['elsewhere', null]);
    assert.equal(moved?.employer.slug, 'far');
    assert.notEqual(moved.posting.reviewRenewal, null);
  });
});

describe('changeEmployer', () => {
  const renewalOf = async (slug: string) => (await findPosting(open.database, slug))?.posting.reviewRenewal;

  it('ends the review links of all its postings where the address changes, and of no other employer', async () => {
    for (const slug of ['one', 'two']) await importOne(real, { slug, sourceId: slug });
    await importOne(impostor, { slug: 'theirs', sourceId: 'theirs' });

    await changeEmployer(open.database, NAME, { verified: true });
    await changeEmployer(open.database, NAME, { email: real.email });
    assert.deepEqual([await renewalOf('one'), await renewalOf('two')], [null, null]);
    const changed = await changeEmployer(open.database, NAME, { email: 'new@cedar.example' });

    assert.deepEqual([changed?.email, changed?.verified], ['new@cedar.example', true]);
    assert.ok((await renewalOf('one')) && (await renewalOf('two')));
    assert.equal(await renewalOf('theirs'), null);
    assert.equal(await changeEmployer(open.database, 'nobody', { verified: true }), undefined);
  });

  it("sends mail that waits to the new address, and leaves what was sent and what is the applicant's", async () => {
    await importOne(real, { slug: 'mine', sourceId: 'mine' });
    const waiting = await apply('mine');
    const gone = await apply('mine');
    await open.database.update(mails).set({ sentAt: NOW }).where(eq(mails.application, gone.id));

    await changeEmployer(open.database, NAME, { email: 'new@cedar.example' });

    const rows = await open.database.select().from(mails);
    const addressed = (id: string) =>
      rows
        .filter(({ application }) => application === id)
        .map(({ to }) => to)
        .toSorted();
    assert.deepEqual(addressed(waiting.id), [waiting.person.email, 'new@cedar.example'].toSorted());
    assert.deepEqual(addressed(gone.id), [gone.person.email, real.email].toSorted());
  });
});

describe('an import of one source', () => {
  it('refuses rows that name another', async () => {
    const options = { source: 'second' };

    assert.equal((await importOne(impostor, {}, options)).added, 1);
    const { refused } = await importOne(real, {}, options);

    assert.deepEqual(refused[0]?.errors, [
      { pointer: '/source', reason: 'found "first", accepted: "second", the --source of this import' },
    ]);
    assert.deepEqual(
      (await stored()).map(({ source }) => source),
      ['second'],
    );
  });
});
