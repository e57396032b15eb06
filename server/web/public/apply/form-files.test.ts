import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { count, eq, sql } from 'drizzle-orm';
import { DomUtils, parseDocument } from 'htmlparser2';
import type { FieldError } from '../../../../src/contract/problem.ts';
import type { Question } from '../../../../src/contract/questions.ts';
import { MAX_FILE_BYTES } from '../../../../src/contract/upload.ts';
import type { Draft } from '../../../../src/features/apply/apply.lazy.ts';
import { aDocx, aPdf } from '../../../../test/kit/files.ts';
import { startTestMarketplace, type TestMarketplace } from '../../../../test/kit/marketplace.ts';
import { aPosting, savePostings } from '../../../../test/kit/postings.ts';
import { applications, attachments, uploads } from '../../../store/schema/index.ts';

const DOCUMENTS: Question[] = [
  { id: 'resume', kind: 'file', label: 'Your résumé', required: true },
  { id: 'sample', kind: 'file', label: 'A sample of your work', required: false },
  { id: 'note', kind: 'short-text', label: 'Anything else?', required: false },
];

let marketplace: TestMarketplace;
before(async () => {
  marketplace = await startTestMarketplace();
});
after(() => marketplace.close());

const store = async (questions = DOCUMENTS): Promise<string> => {
  const posting = aPosting({ questions });
  await savePostings(marketplace.database, posting);
  return posting.slug;
};

type Fields = Record<string, string | File>;

interface InitialState {
  draft: Draft;
  token: string;
  state: { kind: string; errors?: FieldError[]; failure?: string };
}

const readPage = async (response: Response) => {
  const text = await response.text();
  const [script] = DomUtils.getElementsByTagName('script', parseDocument(text)).filter(
    ({ attribs }) => attribs.id === 'first-view',
  );
  const view = script && (JSON.parse(DomUtils.textContent(script)) as InitialState);
  return { status: response.status, text, view };
};

const addressOf = (slug: string) => new URL(`/m/${slug}/apply`, marketplace.url);

const tokenFor = async (slug: string): Promise<string> =>
  (await readPage(await fetch(addressOf(slug)))).view?.token ?? assert.fail('no token');

const filled = (token: string, fields: Fields = {}): Fields => ({
  'person.name': 'Zoë Ångström',
  'person.email': `zoe.${randomUUID()}@elmwood.example`,
  'person.school': 'Elmwood College',
  'statements.adult': 'on',
  'consent.given': 'on',
  token,
  ...fields,
});

const send = async (slug: string, fields: Fields) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return readPage(await fetch(addressOf(slug), { method: 'POST', body }));
};

const file = (bytes: Buffer, name: string) => new File([new Uint8Array(bytes)], name);

const storedBy = (email: Fields[string] | undefined) =>
  marketplace.database
    .select()
    .from(applications)
    .where(eq(sql`${applications.person} ->> 'email'`, email as string));

const countUploads = async () =>
  (await marketplace.database.select({ count: count() }).from(uploads))[0]?.count ?? 0;

describe('a form with files, sent without script', () => {
  it('is an application that names them', async () => {
    const slug = await store();
    const fields = filled(await tokenFor(slug), {
      'files.resume': file(aPdf(), 'résumé.pdf'),
      'files.sample': file(aDocx(), 'sample.doc'),
    });

    const page = await send(slug, fields);

    assert.deepEqual([page.status, page.view?.state.kind], [200, 'receipt']);
    const [row] = await storedBy(fields['person.email']);
    const named = await marketplace.database
      .select({ question: attachments.question, upload: attachments.upload, name: uploads.name })
      .from(attachments)
      .innerJoin(uploads, eq(uploads.id, attachments.upload))
      .where(eq(attachments.application, row?.id ?? ''))
      .orderBy(attachments.question);
    assert.deepEqual(
      named.map(({ question, name }) => [question, name]),
      [
        ['resume', 'résumé.pdf'],
        ['sample', 'sample.docx'],
      ],
    );
    assert.deepEqual(
      row?.answers,
      Object.fromEntries(named.map(({ question, upload }) => [question, upload])),
    );
  });

  it('is one application with one file however often it is sent', async () => {
    const slug = await store();
    const fields = filled(await tokenFor(slug), { 'files.resume': file(aPdf(), 'résumé.pdf') });
    const before = await countUploads();

    const pages = await Promise.all([send(slug, fields), send(slug, fields)]);
    const later = await send(slug, fields);

    assert.deepEqual(
      [...pages, later].map(({ status, view }) => [status, view?.state.kind]),
      Array(3).fill([200, 'receipt']),
    );
    assert.equal((await storedBy(fields['person.email'])).length, 1);
    assert.equal(await countUploads(), before + 1);
  });

  it('keeps a file while something else is mended, and says what it is called', async () => {
    const slug = await store();
    const token = await tokenFor(slug);
    const fields = filled(token, { 'files.resume': file(aPdf(), 'résumé.pdf') });

    const page = await send(slug, { ...fields, 'person.school': '' });
    const [id = ''] = page.view?.draft.answers.resume ?? [];
    const { 'files.resume': _, ...texts } = fields;
    const again = await send(slug, {
      ...texts,
      'answers.resume': id,
      'files.resume': file(Buffer.alloc(0), ''),
    });

    assert.equal(page.status, 400);
    assert.deepEqual(
      page.view?.state.errors?.map(({ pointer }) => pointer),
      ['/person/school'],
    );
    assert.deepEqual(page.view.draft.files, { [id]: { name: 'résumé.pdf', size: aPdf().length } });
    assert.equal(again.status, 200);
    const [row] = await storedBy(fields['person.email']);
    assert.equal(row?.answers.resume, id);
  });

  it('takes a file that is chosen instead of the one before', async () => {
    const slug = await store();
    const fields = filled(await tokenFor(slug), { 'files.resume': file(aPdf('old'), 'old.pdf') });
    const page = await send(slug, { ...fields, 'person.school': '' });
    const [id = ''] = page.view?.draft.answers.resume ?? [];

    const again = await send(slug, {
      ...fields,
      'answers.resume': id,
      'files.resume': file(aPdf('new'), 'new.pdf'),
    });

    assert.equal(again.status, 200);
    const [row] = await storedBy(fields['person.email']);
    const named = String(row?.answers.resume);
    const [upload] = await marketplace.database.select().from(uploads).where(eq(uploads.id, named));
    assert.deepEqual([named === id, upload?.name], [false, 'new.pdf']);
  });

  for (const [what, given, code] of [
    ['missing', undefined, 'required'],
    ['not chosen', file(Buffer.alloc(0), ''), 'required'],
    ['empty', file(Buffer.alloc(0), 'résumé.pdf'), 'too-short'],
    ['a picture', file(Buffer.from('GIF89a'), 'résumé.pdf'), 'type'],
    ['cut off', file(aPdf().subarray(0, -20), 'résumé.pdf'), 'format'],
    ['too large', file(Buffer.alloc(MAX_FILE_BYTES + 1), 'résumé.pdf'), 'too-long'],
  ] as const)
    it(`says so where a file is ${what}, and keeps the rest`, async () => {
      const slug = await store();
      const fields = filled(await tokenFor(slug), {
        'answers.note': 'Kept',
        'files.sample': file(aPdf(), 'sample.pdf'),
        ...(given && { 'files.resume': given }),
      });

      const { status, view } = await send(slug, fields);

      assert.equal(status, 400);
      assert.deepEqual(view?.state.errors, [{ pointer: '/answers/resume', code }]);
      assert.deepEqual(view.draft.answers.note, ['Kept']);
      const [sample = ''] = view.draft.answers.sample ?? [];
      assert.equal(view.draft.files?.[sample]?.name, 'sample.pdf');
      assert.equal(view.draft.person.email, fields['person.email']);
      assert.deepEqual(await storedBy(fields['person.email']), []);
    });

  it('says so where an optional file is refused, and tells of the other mistakes with it', async () => {
    const slug = await store();
    const fields = filled(await tokenFor(slug), {
      'files.resume': file(aPdf(), 'résumé.pdf'),
      'files.sample': file(Buffer.from('hello'), 'sample.pdf'),
    });

    const alone = await send(slug, fields);
    const both = await send(slug, { ...fields, 'person.name': '' });

    const refused = { pointer: '/answers/sample', code: 'type' };
    assert.deepEqual([alone.status, alone.view?.state.errors], [400, [refused]]);
    assert.deepEqual(both.view?.state.errors, [{ pointer: '/person/name', code: 'required' }, refused]);
  });

  it('asks for a file anew that is no longer kept', async () => {
    const slug = await store();
    const fields = filled(await tokenFor(slug), { 'answers.resume': randomUUID() });

    const { status, view } = await send(slug, fields);
    const made = await send(slug, { ...fields, 'answers.resume': "'; drop table uploads" });

    assert.equal(status, 400);
    assert.deepEqual(view?.state.errors, [{ pointer: '/answers/resume', code: 'choice' }]);
    assert.deepEqual([view.draft.answers.resume, view.draft.files], [undefined, {}]);
    assert.deepEqual(made.view?.state.errors, [{ pointer: '/answers/resume', code: 'format' }]);
    assert.deepEqual(made.view.draft.answers.resume, undefined);
  });

  it('says that the questions have changed before it says what is wrong with a file', async () => {
    const slug = await store([{ id: 'resume', kind: 'file', label: 'Your résumé', required: true }]);
    const fields = filled(await tokenFor(slug), { 'files.resume': file(Buffer.from('hello'), 'a.pdf') });
    const { database } = marketplace;
    await savePostings(database, aPosting({ slug, sourceId: slug, questions: DOCUMENTS }));

    const { status, view } = await send(slug, fields);

    assert.deepEqual([status, view?.state.failure], [409, 'questions-changed']);
  });

  it('keeps no file that came with a form which is not ours', async () => {
    const slug = await store();
    const before = await countUploads();

    const page = await send(slug, filled('', { 'files.resume': file(aPdf(), 'résumé.pdf') }));

    assert.equal(page.status, 403);
    assert.equal(await countUploads(), before);
  });

  it('may hold three of the largest files, and no more', async () => {
    const third = { id: 'third', kind: 'file', label: 'More', required: false } as const;
    const slug = await store([...DOCUMENTS, third]);
    const large = (name: string) => file(aPdf(name + 'x'.repeat(MAX_FILE_BYTES - 1000)), name);
    const fields = filled(await tokenFor(slug), {
      'files.resume': large('1.pdf'),
      'files.sample': large('2.pdf'),
      'files.third': large('3.pdf'),
    });

    const page = await send(slug, fields);
    const four = await send(slug, { ...fields, 'files.fourth': large('4.pdf') });

    assert.deepEqual([page.status, page.view?.state.kind], [200, 'receipt']);
    assert.equal(four.status, 413);
  });

  it('holds no more text than a form without files', async () => {
    const slug = await store();
    const fields = filled(await tokenFor(slug), { 'answers.note': 'a'.repeat(256 * 1024) });

    assert.equal((await send(slug, fields)).status, 413);
  });
});
