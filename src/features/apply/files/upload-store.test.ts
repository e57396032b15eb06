import { expect } from '@open-wc/testing';
import { ask, settled, type Asked } from '../../../../test/kit/client.ts';
import { aFile } from '../../../../test/kit/unit-uploads.ts';
import type { UploadOptions } from '../../../api/upload.ts';
import { ProblemError } from '../../../api/error.ts';
import { WidgetError } from '../../../base/error.ts';
import type { FieldErrorCode } from '../../../contract/problem.ts';
import { MAX_FILE_BYTES, type Upload } from '../../../contract/upload.ts';
import { UploadStore } from './upload-store.ts';

const ID = '8f14e45f-ceea-467f-a9f0-2d5b6c1d0e11';
const CV = { name: 'cv.pdf', size: 13 };

const start = (first?: ConstructorParameters<typeof UploadStore>[1]) => {
  const sent: Asked<UploadOptions, Upload>[] = [];
  const store = new UploadStore((_, options) => ask(sent, options, options.signal), first);
  return { store, sent };
};

const refusedWith = (code: FieldErrorCode): ProblemError =>
  new ProblemError(400, { type: '', title: '', status: 400, errors: [{ pointer: '/file', code }] });

describe('the file of a question', () => {
  it('is on its way as soon as it is chosen, and there with its id', async () => {
    const { store, sent } = start();

    void store.pick(aFile());
    sent[0]!.question.progress(0.5);
    const underWay = store.state;
    sent[0]!.answer({ id: ID, ...CV });
    await settled();

    expect(underWay).to.deep.equal({ kind: 'uploading', file: CV, part: 0.5 });
    expect(store.state).to.deep.equal({ kind: 'done', file: CV, id: ID });
    expect(store.answer).to.equal(ID);
  });

  it('is refused before it is sent where it is empty, too large or of another kind', async () => {
    const { store, sent } = start();
    const codes: unknown[] = [];

    for (const file of [
      aFile('cv.pdf', ''),
      aFile('cv.pdf', new Uint8Array(MAX_FILE_BYTES + 1)),
      aFile('cv.pages'),
      aFile('cv'),
    ]) {
      await store.pick(file);
      codes.push(store.state.kind === 'failed' && [store.state.failure.code, store.state.canRetry]);
    }
    void store.pick(aFile('CV.DOCX', new Uint8Array(MAX_FILE_BYTES)));

    expect(codes).to.deep.equal([
      ['too-short', false],
      ['too-long', false],
      ['type', false],
      ['type', false],
    ]);
    expect(sent).to.have.lengthOf(1);
  });

  it('fails with what the marketplace found', async () => {
    const { store, sent } = start();
    const failures: unknown[] = [];

    for (const error of [
      refusedWith('format'),
      new ProblemError(413, undefined),
      new ProblemError(415, undefined),
      new ProblemError(429, undefined),
      new WidgetError('offline'),
      new ProblemError(500, undefined),
    ]) {
      void store.pick(aFile());
      sent.at(-1)!.fail(error);
      await settled();
      failures.push(store.state.kind === 'failed' && { ...store.state.failure, again: store.state.canRetry });
    }

    expect(failures).to.deep.equal([
      { code: 'format', again: false },
      { code: 'too-long', again: false },
      { code: 'type', again: false },
      { code: 'unknown', refusal: 'too-many-requests', again: true },
      { code: 'unknown', refusal: 'offline', again: true },
      { code: 'unknown', again: true },
    ]);
    expect(store.answer).to.equal('not-there');
  });

  it('is sent again under the same key, another one under another', async () => {
    const { store, sent } = start();
    void store.pick(aFile());
    sent[0]!.fail(new WidgetError('offline'));
    await settled();

    void store.retry();
    void store.pick(aFile('other.pdf'));

    const [first, second, third] = sent.map(({ question }) => question.idempotencyKey);
    expect(second).to.equal(first);
    expect(third).not.to.equal(first);
    expect(sent[1]!.signal.aborted).to.equal(true);
  });

  it('can be given up, and what comes of it then counts for nothing', async () => {
    const { store, sent } = start();
    void store.pick(aFile());

    store.remove();
    sent[0]!.answer({ id: ID, ...CV });
    await settled();

    expect(sent[0]!.signal.aborted).to.equal(true);
    expect(store.state).to.deep.equal({ kind: 'empty', isRemoved: true });
    expect(store.answer).to.equal(undefined);
  });

  it('is waited for until it is there or not', async () => {
    const { store, sent } = start();
    await store.settled();
    void store.pick(aFile());
    const waits: string[] = [];
    void store.settled().then(() => waits.push('over'));
    await settled();
    const before = [...waits];

    sent[0]!.answer({ id: ID, ...CV });
    await settled();

    expect(before).to.deep.equal([]);
    expect(waits).to.deep.equal(['over']);
  });

  it('stops while the form is off the page and goes on when it is back', () => {
    const { store, sent } = start();
    void store.pick(aFile());

    store.abort();
    store.resume();

    expect(sent[0]!.signal.aborted).to.equal(true);
    expect(sent).to.have.lengthOf(2);
    expect(sent[1]!.question.idempotencyKey).to.equal(sent[0]!.question.idempotencyKey);
  });

  it('can be there from the start, and be gone', () => {
    const { store } = start({ id: ID, file: CV });
    const { answer } = store;

    store.lose();

    expect(answer).to.equal(ID);
    expect(store.state).to.deep.equal({
      kind: 'failed',
      file: CV,
      failure: { code: 'choice' },
      canRetry: false,
    });
  });
});
