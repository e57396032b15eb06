import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { count, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { Hono } from 'hono';
import { pino } from 'pino';
import { MicroInternship } from '../../src/contract/micro-internship.ts';
import { Problem } from '../../src/contract/problem.ts';
import { MAX_FILE_BYTES, Upload } from '../../src/contract/upload.ts';
import { confirmByLink } from '../../test/kit/confirm.ts';
import { aDocx, aPdf, memoryFiles } from '../../test/kit/files.ts';
import type { FileStore } from '../adapters/files/file-store.ts';
import { startTestMarketplace, type TestMarketplace } from '../../test/kit/marketplace.ts';
import { anEmployer, anApplication, aPosting, savePostings } from '../../test/kit/postings.ts';
import { aFileQuestion, uploadTokenOf } from '../../test/kit/uploads.ts';
import { testServices } from '../../test/kit/services.ts';
import { listApplications } from '../store/applications.ts';
import { findPosting } from '../store/postings.ts';
import { applications, attachments, uploads } from '../store/schema/index.ts';
import { respondProblem, ProblemError } from '../http/problems.ts';
import { respondDownload } from '../http/stored-file.ts';
import { openUpload } from '../services/open-file.ts';
import { createUploadLimits, receiveUpload } from '../services/receive-upload.ts';

const posting = aPosting({
  questions: [aFileQuestion(), aFileQuestion({ id: 'sample', required: false })],
});

let marketplace: TestMarketplace;
let token: string;
before(async () => {
  marketplace = await startTestMarketplace();
  await savePostings(marketplace.database, posting);
  token = await uploadTokenOf(marketplace.url, posting.slug);
});
after(() => marketplace.close());

const post = (body: BodyInit, { key = randomUUID(), ...headers }: Record<string, string> = {}) =>
  fetch(new URL('/v1/uploads', marketplace.url), {
    method: 'POST',
    body,
    headers: { 'Idempotency-Key': key, 'Upload-Token': token, ...headers },
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });

const formOf = (bytes: Uint8Array, name = 'resume.pdf'): FormData => {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], name));
  return form;
};

const upload = (bytes: Uint8Array, { name, key }: { name?: string; key?: string } = {}) =>
  post(formOf(bytes, name), key === undefined ? {} : { key });

const uploaded = async (bytes: Uint8Array, name?: string): Promise<Upload> =>
  Upload.parse(await (await upload(bytes, name === undefined ? {} : { name })).json());

const rowOf = async (id: string) => {
  const [row] = await marketplace.database.select().from(uploads).where(eq(uploads.id, id));
  return row ?? assert.fail(`no upload ${id}`);
};

const stored = async () => {
  const folder = join(marketplace.dataDir, 'files');
  const [rows] = await marketplace.database.select({ count: count() }).from(uploads);
  return { rows: rows?.count, files: (await readdir(folder).catch(() => [])).length };
};

/** Parsed response, after a check that it left nothing behind. */
const refusal = async (send: () => Promise<Response>): Promise<string> => {
  const before = await stored();
  const response = await send();
  const { type, status, errors = [] } = Problem.parse(await response.json());
  assert.equal(status, response.status);
  assert.deepEqual(await stored(), before);
  const places = errors.map(({ pointer, code }) => ` ${pointer} ${code}`).join('');
  return `${status} ${type.replace('/problems/', '')}${places}`;
};

describe('a file', () => {
  it('is kept under a name of ours and answered with its id', async () => {
    const response = await upload(aPdf(), { name: '../Åsa\u202E.pdf.exe' });

    assert.equal(response.status, 201);
    const body: unknown = await response.json();
    const { id, ...shown } = Upload.parse(body);
    assert.deepEqual(body, { id, name: 'Åsa.pdf', size: aPdf().length });
    assert.deepEqual(shown, { name: 'Åsa.pdf', size: aPdf().length });
    const { key, type } = await rowOf(id);
    assert.notEqual(key, id);
    assert.equal(type, 'pdf');
    assert.deepEqual(await readFile(join(marketplace.dataDir, 'files', key)), aPdf());
  });

  it('is taken from any origin, and asked for first', async () => {
    const { status, headers } = await fetch(new URL('/v1/uploads', marketplace.url), {
      method: 'OPTIONS',
      headers: {
        Origin: 'null',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'idempotency-key',
      },
    });

    assert.equal(status, 204);
    assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
    assert.match(headers.get('Access-Control-Allow-Headers') ?? '', /Idempotency-Key/);
  });

  it('cannot be fetched by its id', async () => {
    const { id } = await uploaded(aPdf());

    const answers = await Promise.all(
      [`/v1/uploads/${id}`, `/v1/uploads/${(await rowOf(id)).key}`, '/v1/uploads'].map((path) =>
        fetch(new URL(path, marketplace.url)),
      ),
    );

    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 404, 405],
    );
  });
});

describe('a file with the same key', () => {
  it('is one file and one answer', async () => {
    const key = randomUUID();
    const before = await stored();

    const answers = await Promise.all(Array.from({ length: 6 }, () => upload(aPdf('six'), { key })));
    const late = await upload(aPdf('six'), { key, name: 'other.pdf' });

    const bodies = await Promise.all([...answers, late].map((answer) => answer.json()));
    assert.deepEqual(new Set([...answers, late].map(({ status }) => status)), new Set([201]));
    for (const body of bodies) assert.deepEqual(body, bodies[0]);
    const after = await stored();
    assert.deepEqual([(after.rows ?? 0) - (before.rows ?? 0), after.files - before.files], [1, 1]);
  });

  it('is refused where it is another one', async () => {
    const key = randomUUID();
    await upload(aPdf('one'), { key });

    assert.equal(await refusal(() => upload(aPdf('two'), { key })), '422 idempotency-key-reused');
  });

  it('brings back what a crash has left without a file', async () => {
    const key = randomUUID();
    const { id } = Upload.parse(await (await upload(aPdf('crash'), { key })).json());
    const file = join(marketplace.dataDir, 'files', (await rowOf(id)).key);
    await rm(file);

    const again = Upload.parse(await (await upload(aPdf('crash'), { key })).json());

    assert.equal(again.id, id);
    assert.deepEqual(await readFile(file), aPdf('crash'));
  });
});

describe('a file whose store fails', () => {
  const services = (files: FileStore) => testServices(marketplace.database, { files });
  const send = async (files: FileStore, key: string) => {
    const row = await findPosting(marketplace.database, posting.slug);
    const base = services(files);
    return receiveUpload(
      { ...base, uploadLimits: createUploadLimits(base) },
      new File([new Uint8Array(aPdf())], 'cv.pdf'),
      { idempotencyKey: key, microInternship: row?.posting.id ?? '', network: 'unknown' },
    );
  };
  const rowOfKey = async (key: string) => {
    const [row] = await marketplace.database.select().from(uploads).where(eq(uploads.idempotencyKey, key));
    return row ?? assert.fail('no row');
  };

  it('is told to come later, is no error of ours, and is mended by a repeat', async () => {
    const key = randomUUID();
    const files = memoryFiles();
    const broken = { ...files, put: () => Promise.reject(new Error('away')) };

    await assert.rejects(send(broken, key), { code: 'unavailable', headers: { 'Retry-After': '60' } });
    assert.deepEqual(files.keys(), []);
    const received = await send(files, key);

    assert.ok('upload' in received);
    assert.deepEqual(files.keys(), [(await rowOfKey(key)).key]);
  });

  it('keeps nobody else from the database meanwhile', async () => {
    const stored = Promise.withResolvers<undefined>();
    const files = memoryFiles();
    const reached = Promise.withResolvers<undefined>();
    const slow = {
      ...files,
      put: async (key: string, bytes: Uint8Array) => {
        reached.resolve(undefined);
        await stored.promise;
        await files.put(key, bytes);
      },
    };
    const waiting = Array.from({ length: 12 }, () => send(slow, randomUUID()));
    await reached.promise;

    const other = await upload(aPdf('another'));

    assert.equal(other.status, 201);
    stored.resolve(undefined);
    await Promise.all(waiting);
    assert.equal(files.keys().length, 12);
  });

  for (const [what, meanwhile, code] of [
    [
      'is removed',
      (id: string) => marketplace.database.delete(uploads).where(eq(uploads.id, id)),
      'unavailable',
    ],
    [
      'is found to hold malware',
      (id: string) => marketplace.database.update(uploads).set({ infected: true }).where(eq(uploads.id, id)),
      'characters',
    ],
  ] as const)
    it(`does not come back where its upload ${what} while it is written`, async () => {
      const key = randomUUID();
      const files = memoryFiles();
      await send(files, key);
      const { id } = await rowOfKey(key);
      const racing = {
        ...files,
        put: async (name: string, bytes: Uint8Array) => {
          await meanwhile(id);
          await files.put(name, bytes);
        },
      };

      const received = await send(racing, key).catch((error: unknown) => error as ProblemError);

      assert.equal('code' in received && received.code, code);
      assert.deepEqual(files.keys(), []);
    });
});

describe('a file that does not fit', () => {
  const cut = aDocx().subarray(0, -30);
  const twice = () => {
    const form = formOf(aPdf());
    form.append('note', 'hello');
    return form;
  };
  const textOnly = () => {
    const form = new FormData();
    form.append('file', 'resume.pdf');
    return form;
  };

  for (const [what, send, answer] of [
    ['is missing', () => post(new FormData()), '400 invalid-request /file required'],
    ['is a text', () => post(textOnly()), '400 invalid-request /file type'],
    ['comes with something else', () => post(twice()), '400 invalid-request /note unknown'],
    ['is empty', () => upload(Buffer.alloc(0)), '400 invalid-request /file too-short'],
    ['is no document', () => upload(Buffer.from('GIF89a')), '400 invalid-request /file type'],
    ['is cut off', () => upload(cut, { name: 'a.docx' }), '400 invalid-request /file format'],
    [
      'is a byte too large',
      () => upload(Buffer.alloc(MAX_FILE_BYTES + 1)),
      '400 invalid-request /file too-long',
    ],
    ['is far too large', () => upload(Buffer.alloc(MAX_FILE_BYTES + 70_000)), '413 too-large'],
    [
      'is far too large and comes in pieces',
      () =>
        post(new Blob([Buffer.alloc(MAX_FILE_BYTES + 70_000)]).stream(), {
          'Content-Type': 'multipart/form-data; boundary=x',
        }),
      '413 too-large',
    ],
    ['has no key', () => post(formOf(aPdf()), { key: '' }), '400 invalid-request'],
    [
      'is not in a form',
      () => post(new Uint8Array(aPdf()), { 'Content-Type': 'application/pdf' }),
      '415 unsupported-media-type',
    ],
    [
      'is in a form that is none',
      () => post('a', { 'Content-Type': 'multipart/form-data; boundary=x' }),
      '400 invalid-request',
    ],
    [
      'is in a form without a boundary',
      () => post('a', { 'Content-Type': 'multipart/form-data' }),
      '400 invalid-request',
    ],
    [
      'is in a form of too many parts',
      () =>
        post(`${'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(1001)}--x--\r\n`, {
          'Content-Type': 'multipart/form-data; boundary="x"',
        }),
      '413 too-large',
    ],
  ] as const)
    it(`as it ${what} is refused`, async () => {
      assert.equal(await refusal(send), answer);
    });
});

describe('an application that names a file', () => {
  const ready = (answers: Record<string, string>) =>
    anApplication({ microInternship: posting.slug, answers });
  const apply = (request: unknown, key: string = randomUUID()) =>
    fetch(new URL('/v1/applications', marketplace.url), {
      method: 'POST',
      body: JSON.stringify(request),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    });

  it('is stored with it, and mailed and listed by what the file is called', async () => {
    const { id } = await uploaded(aPdf(), 'Åsa.pdf');
    const request = ready({ resume: id });

    const response = await apply(request);

    assert.equal(response.status, 201);
    const { id: application } = (await response.json()) as { id: string };
    await confirmByLink(marketplace, application);
    const rows = await marketplace.database
      .select()
      .from(attachments)
      .where(eq(attachments.application, application));
    assert.deepEqual(rows, [{ application, question: 'resume', upload: id }]);
    const [listed] = await listApplications(marketplace.database, request.microInternship, new Date());
    assert.deepEqual(listed?.files, { [id]: { name: 'Åsa.pdf', size: aPdf().length } });
    const mail = (await marketplace.mailsTo(anEmployer().email)).find(({ text }) =>
      text?.includes(request.person.email),
    );
    assert.match(mail?.text ?? '', /Your résumé\nÅsa\.pdf\n\nYour résumé\n\(not answered\)/);
    assert.ok(!mail?.text?.includes(id));
  });

  it('may name none that another names, nor the same one twice', async () => {
    const [{ id }, { id: twice }] = [await uploaded(aPdf()), await uploaded(aPdf())];
    const [first, second] = [ready({ resume: id }), ready({ resume: id })];

    const answers = await Promise.all([apply(first), apply(second)]);
    const again = await apply(ready({ resume: twice, sample: twice }));

    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 400]);
    assert.equal(again.status, 400);
    const rows = await marketplace.database.select().from(attachments).where(eq(attachments.upload, id));
    assert.equal(rows.length, 1);
    assert.equal(await marketplace.database.$count(attachments, eq(attachments.upload, twice)), 0);
  });

  it('is one application with its files once it is repeated', async () => {
    const { id } = await uploaded(aPdf());
    const request = ready({ resume: id });
    const key = randomUUID();

    const answers = await Promise.all([apply(request, key), apply(request, key), apply(request, key)]);

    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
    const rows = await marketplace.database.select().from(attachments).where(eq(attachments.upload, id));
    assert.equal(rows.length, 1);
  });

  it('is refused at each question whose file is not there', async () => {
    const { id } = await uploaded(aPdf());
    const request = ready({ resume: randomUUID(), sample: id });

    const answer = await refusal(() => apply(request));

    assert.equal(answer, '400 invalid-request /answers/resume choice');
    const rows = await marketplace.database.select().from(applications);
    assert.ok(rows.every(({ person }) => person.email !== request.person.email));
  });

  it('is refused in the same words whether its address has applied or not', async () => {
    const { id } = await uploaded(aPdf());
    const request = ready({ resume: id });
    assert.equal((await apply(request)).status, 201);

    const answer = await refusal(() => apply({ ...request, answers: { resume: randomUUID() } }));

    assert.equal(answer, '400 invalid-request /answers/resume choice');
  });

  it('is refused where the file was handed in for another posting', async () => {
    const other = aPosting({ questions: [aFileQuestion()] });
    await savePostings(marketplace.database, other);
    const { id } = await uploaded(aPdf('elsewhere'));

    const answer = await refusal(() =>
      apply(anApplication({ microInternship: other.slug, answers: { resume: id } })),
    );

    assert.equal(answer, '400 invalid-request /answers/resume choice');
  });

  it('is refused where it names none, or in no words of ours', async () => {
    assert.equal(await refusal(() => apply(ready({}))), '400 invalid-request /answers/resume required');
    assert.equal(
      await refusal(() => apply(ready({ resume: "'; drop table uploads" }))),
      '400 invalid-request /answers/resume format',
    );
  });
});

describe('an upload token', () => {
  const answerOf = async (slug: string) => {
    const response = await fetch(new URL(`/v1/micro-internships/${slug}`, marketplace.url));
    return { etag: response.headers.get('ETag'), posting: MicroInternship.parse(await response.json()) };
  };

  it('comes with a posting that asks for a file, the same for everybody, and with no other', async () => {
    const other = aPosting();
    await savePostings(marketplace.database, other);

    const [one, again] = [await answerOf(posting.slug), await answerOf(posting.slug)];

    assert.equal(one.posting.uploadToken, token);
    assert.deepEqual(again, one);
    assert.equal((await answerOf(other.slug)).posting.uploadToken, undefined);
  });

  it('is asked for before the file is read', async () => {
    const tooMuch = { 'Content-Type': 'multipart/form-data; boundary=x' };

    assert.equal(
      await refusal(() => post('x', { ...tooMuch, 'Upload-Token': '' })),
      '400 invalid-request /token required',
    );
    assert.equal(
      await refusal(() => post('x', { ...tooMuch, 'Upload-Token': 'abc' })),
      '400 invalid-request /token choice',
    );
  });

  it('that was changed, or is a token of another kind, is refused', async () => {
    const page = await (await fetch(new URL(`/m/${posting.slug}/apply`, marketplace.url))).text();
    const formToken = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? assert.fail('no token');
    const [header = '', claims = '', signature = ''] = token.split('.');
    const forged = Buffer.from(JSON.stringify({ sub: 'other', exp: 9_999_999_999 })).toString('base64url');

    for (const wrong of [formToken, `${header}.${forged}.${signature}`, `${header}.${claims}.`])
      assert.equal(
        await refusal(() => post(formOf(aPdf()), { 'Upload-Token': wrong })),
        '400 invalid-request /token choice',
      );
  });

  it('makes a file under a key another one where it is of another posting', async () => {
    const other = aPosting({ questions: [aFileQuestion()] });
    await savePostings(marketplace.database, other);
    const key = randomUUID();
    await upload(aPdf('same'), { key });

    const answer = await refusal(async () =>
      post(formOf(aPdf('same')), { key, 'Upload-Token': await uploadTokenOf(marketplace.url, other.slug) }),
    );

    assert.equal(answer, '422 idempotency-key-reused');
  });
});

describe('a download', () => {
  const files = memoryFiles();
  const row = { key: 'key', type: 'docx', scannedAt: null, infected: false } as const;
  const app = new Hono().get('/:name', async (context) =>
    respondDownload(
      context,
      await openUpload(
        { files, log: pino({ level: 'silent' }) },
        { ...row, name: context.req.param('name') },
      ),
    ),
  );
  before(() => files.put('key', aDocx()));

  it('is saved and never shown', async () => {
    const response = await app.request('/resume.docx');

    assert.equal(response.status, 200);
    assert.deepEqual(Object.fromEntries(response.headers), {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-length': String(aDocx().length),
      'content-disposition': "attachment; filename*=UTF-8''resume.docx",
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), aDocx());
  });

  it('is asked for again later where the store of the files is away', async () => {
    const away = { ...files, get: () => Promise.reject(new Error('away')) };
    const failing = new Hono().get('/', async (context) =>
      respondDownload(
        context,
        await openUpload({ files: away, log: pino({ level: 'silent' }) }, { ...row, name: 'resume.docx' }),
      ),
    );
    failing.onError((error, context) =>
      error instanceof ProblemError ? respondProblem(context, error) : context.text('error', 500),
    );

    const { status, headers } = await failing.request('/');

    assert.deepEqual([status, headers.get('Retry-After')], [503, '60']);
  });

  for (const name of ["(Åsa's) résumé*.docx", 'سيرة 😀.docx', 'a"; filename=evil.html', 'a%0d%0aX: 1.docx'])
    it(`is called ${name} by RFC 8187`, async () => {
      const { headers } = await app.request(`/${encodeURIComponent(name)}`);

      const [, value = ''] =
        /^attachment; filename\*=UTF-8''([\w!#$&+.^`|~%-]+)$/.exec(
          headers.get('Content-Disposition') ?? '',
        ) ?? [];
      assert.equal(decodeURIComponent(value), name);
    });
});

describe('whatever comes as a form', () => {
  it('is answered, and never with an error of ours', async () => {
    const part = fc
      .tuple(fc.constantFrom('file', 'note', '', '__proto__'), fc.string({ unit: 'binary' }), fc.uint8Array())
      .map(([name, filename, bytes]) => {
        const form = new FormData();
        form.append(
          name,
          new File([new Uint8Array([...aPdf().subarray(0, bytes.length), ...bytes])], filename),
        );
        return form as BodyInit;
      });
    const anything = fc.uint8Array({ maxLength: 400 }).map((bytes) => new Uint8Array(bytes) as BodyInit);

    await fc.assert(
      fc.asyncProperty(
        fc.oneof(part, anything),
        fc.constantFrom('x', '"x', 'x; a=b', ''),
        async (body, boundary) => {
          const type =
            body instanceof FormData ? {} : { 'Content-Type': `multipart/form-data; boundary=${boundary}` };
          const { status } = await post(body, type);
          assert.ok(status === 201 || (status >= 400 && status < 500), `${status}`);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the limit of files', () => {
  it('is 1,500 an hour from one address', async () => {
    const own = await startTestMarketplace();
    try {
      const send = () => fetch(new URL('/v1/uploads', own.url), { method: 'POST', body: 'x' });
      const statuses = new Set<number>();
      for (let sent = 0; sent < 1500; sent += 1) statuses.add((await send()).status);

      const response = await send();

      assert.deepEqual(statuses, new Set([400]));
      assert.equal(response.status, 429);
      assert.ok(Number(response.headers.get('Retry-After')) > 3000);
    } finally {
      await own.close();
    }
  });
});

// At the end: while another server starts in this process, connections to the first are lost.
describe('an upload token with time', () => {
  it('lasts until the end of the next day of UTC', async () => {
    let now = new Date('2026-03-02T23:59:59Z');
    const own = await startTestMarketplace({ clock: () => now });
    try {
      await savePostings(own.database, posting);
      const first = await uploadTokenOf(own.url, posting.slug);
      const hand = async () => {
        const response = await fetch(new URL('/v1/uploads', own.url), {
          method: 'POST',
          body: formOf(aPdf()),
          headers: { 'Idempotency-Key': randomUUID(), 'Upload-Token': first },
        });
        return response.status;
      };

      now = new Date('2026-03-03T23:59:59Z');
      assert.equal(await hand(), 201);
      assert.notEqual(await uploadTokenOf(own.url, posting.slug), first);
      now = new Date('2026-03-04T00:00:00Z');
      assert.equal(await hand(), 400);
    } finally {
      await own.close();
    }
  });
});
