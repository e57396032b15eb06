import { expect, waitUntil } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import { fakeClient, type FakeClient } from '../../test/kit/client.ts';
import { aFile, receiveUploads } from '../../test/kit/unit-uploads.ts';
import { postingsAt } from '../../test/mocks/data.ts';
import { createHandlers, problem, uploadTokenOf, UPLOADS } from '../../test/mocks/handlers.ts';
import type { WidgetError } from '../base/error.ts';
import { ProblemError } from './error.ts';
import { createUploads } from './upload.ts';

const [first] = postingsAt(new Date());
const posting = { ...first!, uploadToken: uploadTokenOf(first!) };

const start = (
  handlers = createHandlers(),
  file = aFile(),
  { client = fakeClient(), token = posting.uploadToken }: { client?: FakeClient; token?: string } = {},
) => {
  const sendFile = createUploads(client, {
    slug: posting.slug,
    ...(token && { uploadToken: token }),
  });
  const uploads = receiveUploads(handlers);
  const leaving = new AbortController();
  const parts: number[] = [];
  const sent = sendFile(file, {
    idempotencyKey: 'key',
    signal: leaving.signal,
    progress: (part) => parts.push(part),
  });
  const failure = sent.then(
    () => undefined,
    (error: unknown) => error as WidgetError,
  );
  return { upload: uploads[0]!, uploads, client, leaving, parts, sent, failure };
};

describe('an upload', () => {
  it('hands the file in under its key and gives back its id', async () => {
    const { upload, sent } = start();
    await upload.answer();

    const { id, name, size } = await sent;

    expect(upload.request).to.include({ method: 'POST', url: 'https://api.example/v1/uploads' });
    expect(upload.request.headers.get('Idempotency-Key')).to.equal('key');
    expect(upload.request.headers.get('Upload-Token')).to.equal(posting.uploadToken);
    expect([name, size]).to.deep.equal(['cv.pdf', 13]);
    expect(id).to.match(/^[\da-f-]{36}$/);
    expect((await upload.request.formData()).get('file')).to.include({ name: 'cv.pdf', size: 13 });
  });

  it('tells how much of it has left', async () => {
    const { upload, parts, sent } = start();

    upload.progress(5, 20);
    upload.progress(20, 20);
    await upload.answer();
    await sent;

    expect(parts).to.deep.equal([0.25, 1]);
  });

  it('is refused with what is wrong with the file', async () => {
    const { upload, failure } = start(createHandlers(), aFile('cv.pdf', 'no PDF'));
    await upload.answer();

    const error = await failure;

    expect(error).to.be.instanceOf(ProblemError);
    expect((error as ProblemError).problem?.errors).to.deep.equal([{ pointer: '/file', code: 'type' }]);
  });

  it('fails as everything that is asked does', async () => {
    const tooMany = start([http.post(UPLOADS, () => problem(429, 'too-many-requests'))]);
    await tooMany.upload.answer();
    const broken = start([http.post(UPLOADS, () => HttpResponse.json({ id: 'no' }, { status: 201 }))]);
    await broken.upload.answer();
    const offline = start();
    offline.upload.breakOff();

    expect(await tooMany.failure).to.include({ code: 'http', status: 429 });
    expect(await broken.failure).to.include({ code: 'contract' });
    expect(await offline.failure).to.include({ code: 'offline' });
  });

  for (const [what, token] of [
    ['has none', ''],
    ['has one that has ended', 'upload-ended'],
  ] as const)
    it(`asks for a token once where it ${what}, and hands the file in again`, async () => {
      const { upload, uploads, client, sent } = start(createHandlers(), aFile(), { token });
      await upload.answer();
      await waitUntil(() => client.asked.microInternship.length > 0);
      const [asked] = client.asked.microInternship;
      expect(asked?.question).to.deep.equal([posting.slug, undefined]);

      asked!.answer(posting);
      await waitUntil(() => uploads.length > 1);
      await uploads[1]!.answer();

      expect((await sent).name).to.equal('cv.pdf');
      expect(uploads[1]!.request.headers.get('Upload-Token')).to.equal(posting.uploadToken);
      expect(uploads[1]!.request.headers.get('Idempotency-Key')).to.equal('key');
    });

  it('fails where the new token is refused as well', async () => {
    const { upload, uploads, client, failure } = start(createHandlers(), aFile(), { token: 'upload-ended' });
    await upload.answer();
    await waitUntil(() => client.asked.microInternship.length > 0);
    client.asked.microInternship[0]!.answer({ ...posting, uploadToken: 'upload-other' });
    await waitUntil(() => uploads.length > 1);
    await uploads[1]!.answer();

    expect(await failure).to.include({ code: 'http', status: 400 });
    expect(uploads).to.have.lengthOf(2);
  });

  it('ends when nobody wants it', async () => {
    const { upload, leaving, failure } = start();

    leaving.abort();

    expect(await failure).to.include({ code: 'aborted' });
    expect(upload.isAborted).to.equal(true);
  });
});
