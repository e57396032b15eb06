import { expect } from '@open-wc/testing';
import { fakeClient, settled } from '../../../test/kit/client.ts';
import { aPosting, NOW } from '../../../test/mocks/data.ts';
import { ProblemError } from '../../api/error.ts';
import { WidgetError } from '../../base/error.ts';
import type { Receipt } from '../../contract/application.ts';
import type { MicroInternship } from '../../contract/micro-internship.ts';
import { problemType, type FieldError, type ProblemCode } from '../../contract/problem.ts';
import { ApplyStore, type SendFailure } from './apply-store.ts';
import { emptyDraft, type Draft } from './draft.ts';

const draft: Draft = {
  person: { name: 'Ada Nwosu', email: 'ada@lakeshore.example', school: 'Lakeshore' },
  answers: { approach: ['I taste them.'], tool: ['sql'], visit: ['no'] },
  statements: { adult: true, 'work-authorised': true },
  hasConsent: true,
};

const receipt: Receipt = {
  id: 'application-1',
  reference: '7ZK2-M0QD',
  microInternship: { slug: 'name-the-bakery-breads', title: 'Name the breads of a bakery' },
  employer: { name: 'Ofen & Söhne' },
  receivedAt: NOW.toISOString(),
};

const refusal = (status: number, code: ProblemCode, errors?: FieldError[]) =>
  new ProblemError(status, { type: problemType(code), title: code, status, ...(errors && { errors }) });

const start = (posting: MicroInternship = aPosting()) => {
  const client = fakeClient();
  const store = new ApplyStore(client, posting.slug, { campus: 'lakeshore', posting });
  return { store, asked: client.asked };
};

const formOf = ({ state }: ApplyStore) => {
  if (state.kind !== 'form') throw new Error(`It is ${state.kind}.`);
  return state;
};

/** A store whose application was refused. */
const refused = async (error: unknown) => {
  const started = start();
  const sending = started.store.submit(draft);
  started.asked.apply[0]!.fail(error);
  await settled();
  return { ...started, sending };
};

describe('the apply store', () => {
  it('begins with the form of the posting it is given', () => {
    const { store } = start();

    expect(store.state).to.deep.equal({
      kind: 'form',
      posting: aPosting(),
      errors: [],
      failure: undefined,
      isSending: false,
    });
  });

  it('begins without a form where none are taken', () => {
    expect(start(aPosting({ status: 'paused' })).store.state.kind).to.equal('closed');
    expect(start(aPosting({ exclusiveTo: 'elmwood' })).store.state.kind).to.equal('closed');
    expect(start(aPosting({ exclusiveTo: 'lakeshore' })).store.state.kind).to.equal('form');
  });

  it('says of a question what is wrong with one of several answers to it, once', async () => {
    const { store, asked } = start(
      aPosting({
        questions: {
          version: 1,
          items: [
            {
              id: 'tools',
              kind: 'multiple-choice',
              label: 'Which tools?',
              required: true,
              options: [{ value: 'sql', label: 'SQL' }],
              other: true,
            },
          ],
        },
      }),
    );

    await store.submit({ ...draft, answers: { tools: ['sql', 'x'.repeat(201)] } });

    expect(formOf(store).errors).to.deep.equal([{ pointer: '/answers/tools', code: 'too-long' }]);
    expect(asked.apply).to.deep.equal([]);
  });

  it('loads a posting of which it has the name alone', async () => {
    const client = fakeClient();
    const store = new ApplyStore(client, 'name-the-bakery-breads', { campus: 'lakeshore' });
    const loading = store.load();

    client.asked.microInternship[0]!.answer(aPosting());
    await loading;

    expect(client.asked.microInternship[0]!.question).to.deep.equal(['name-the-bakery-breads', 'lakeshore']);
    expect(formOf(store).posting).to.deep.equal(aPosting());
  });

  it('knows what is gone from what failed', async () => {
    const client = fakeClient();
    const store = new ApplyStore(client, 'gone', {});

    const first = store.load();
    client.asked.microInternship[0]!.fail(new ProblemError(404, undefined));
    await first;
    const gone = store.state.kind;
    const second = store.load();
    client.asked.microInternship[1]!.fail(new WidgetError('offline'));
    await second;

    expect(gone).to.equal('not-found');
    expect(store.state.kind).to.equal('failed');
  });

  it('calls off loading with the page and takes it up again', async () => {
    const client = fakeClient();
    const store = new ApplyStore(client, 'name-the-bakery-breads', {});
    void store.load();

    store.abort();
    store.resume();
    client.asked.microInternship[1]!.answer(aPosting());
    await settled();

    expect(client.asked.microInternship[0]!.signal.aborted).to.equal(true);
    expect(store.state.kind).to.equal('form');
  });
});

describe('an application in the store', () => {
  it('is not sent while something is wrong, and says what in the order of the form', async () => {
    const { store, asked } = start();

    await store.submit({ ...emptyDraft, person: { name: '', email: 'nobody@', school: ' ' } });

    expect(formOf(store).errors.map(({ pointer, code }) => `${pointer} ${code}`)).to.deep.equal([
      '/person/name required',
      '/person/email format',
      '/person/school required',
      '/answers/approach required',
      '/answers/tool required',
      '/answers/visit required',
      '/statements/adult required',
      '/statements/work-authorised required',
      '/consent/given required',
    ]);
    expect(asked.apply).to.have.lengthOf(0);
  });

  it('is sent as the contract has it', async () => {
    const { store, asked } = start();

    const sending = store.submit(draft);
    const state = formOf(store);
    asked.apply[0]!.answer(receipt);
    await sending;

    expect(state).to.include({ isSending: true, failure: undefined });
    expect(asked.apply[0]!.question.request).to.deep.equal({
      microInternship: 'name-the-bakery-breads',
      campus: 'lakeshore',
      questionsVersion: 3,
      person: draft.person,
      answers: { approach: 'I taste them.', tool: 'sql', visit: false },
      statements: draft.statements,
      consent: { version: '2026-01', given: true },
      device: undefined,
    });
    expect(store.state).to.deep.equal({ kind: 'receipt', posting: aPosting(), receipt });
  });

  it('is sent with the proof that the device has confirmed its mailbox before', async () => {
    const { store, asked } = start();
    store.device = 'device-1';

    void store.submit(draft);

    expect(asked.apply[0]!.question.request.device).to.equal('device-1');
  });

  it('is sent once, however often it is pressed', async () => {
    const { store, asked } = start();

    void store.submit(draft);
    void store.submit(draft);

    expect(asked.apply).to.have.lengthOf(1);
  });

  it('has one key, however often it is sent', async () => {
    const { store, asked } = await refused(new WidgetError('offline'));

    void store.submit({ ...draft, hasConsent: false });
    void store.submit(draft);

    const keys = asked.apply.map(({ question }) => question.idempotencyKey);
    expect(keys).to.have.lengthOf(2);
    expect(new Set(keys).size).to.equal(1);
    expect(keys[0]).to.match(/^[\x21-\x7e]{8,200}$/);
  });

  it('has another key than every other', () => {
    const one = start();
    const other = start();

    void one.store.submit(draft);
    void other.store.submit(draft);

    expect(one.asked.apply[0]!.question.idempotencyKey).not.to.equal(
      other.asked.apply[0]!.question.idempotencyKey,
    );
  });

  it('is not called back when its element leaves the page', async () => {
    const { store, asked } = start();
    const sending = store.submit(draft);

    store.abort();
    asked.apply[0]!.answer(receipt);
    await sending;

    expect(asked.apply[0]!.signal.aborted).to.equal(false);
    expect(store.state.kind).to.equal('receipt');
  });

  it('keeps what was typed', async () => {
    const { store } = await refused(new WidgetError('offline'));

    expect(store.draft).to.deep.equal(draft);
  });
});

describe('an application that is refused', () => {
  it('shows the fields that the server refused', async () => {
    const errors: FieldError[] = [{ pointer: '/person/email', code: 'format' }];

    const { store } = await refused(refusal(400, 'invalid-request', errors));

    expect(formOf(store)).to.deep.include({ errors, failure: undefined, isSending: false });
  });

  it('blames no visitor for what is in no field of the form', async () => {
    const { store } = await refused(refusal(404, 'unknown-campus', [{ pointer: '/campus', code: 'choice' }]));

    expect(formOf(store)).to.deep.include({ errors: [], failure: 'other' });
  });

  const FAILURES: [string, unknown, SendFailure][] = [
    ['is closed', refusal(409, 'not-open'), 'not-open'],
    ['is for others', refusal(403, 'exclusive'), 'exclusive'],
    ['came before', refusal(422, 'idempotency-key-reused'), 'already-received'],
    ['comes too often', refusal(429, 'too-many-requests'), 'too-many-requests'],
    ['met no network', new WidgetError('offline'), 'offline'],
    ['met no answer', new WidgetError('timeout'), 'timeout'],
    ['met a broken server', refusal(500, 'internal'), 'other'],
    ['met a strange answer', new WidgetError('contract'), 'other'],
    ['met a refusal without words', new ProblemError(502, undefined), 'other'],
  ];
  for (const [what, error, failure] of FAILURES) {
    it(`says so when it ${what} and can be sent again`, async () => {
      const { store, asked } = await refused(error);
      const state = formOf(store);

      const again = store.submit(draft);
      asked.apply[1]!.answer(receipt);
      await again;

      expect(state).to.deep.include({ failure, errors: [], isSending: false });
      expect(store.state.kind).to.equal('receipt');
    });
  }

  it('loads the questions that have changed and keeps what was typed', async () => {
    const { store, asked, sending } = await refused(refusal(409, 'questions-changed'));
    const changed = aPosting({ questions: { version: 4, items: [] } });

    asked.microInternship[0]!.answer(changed);
    await sending;

    expect(formOf(store)).to.deep.include({ posting: changed, failure: 'questions-changed' });
    expect(store.draft).to.deep.equal(draft);
  });

  it('asks for the changed questions past what the browser has kept', async () => {
    const caches: (RequestCache | undefined)[] = [];
    const client = fakeClient({
      microInternship: (slug, campus, signal, init) => {
        caches.push(init?.cache);
        return Promise.resolve(aPosting());
      },
    });
    const store = new ApplyStore(client, aPosting().slug, { posting: aPosting() });

    const sending = store.submit(draft);
    client.asked.apply[0]!.fail(refusal(409, 'questions-changed'));
    await sending;

    expect(caches).to.deep.equal(['no-cache']);
  });

  it('keeps the questions it has where the changed ones cannot be had', async () => {
    const { store, asked, sending } = await refused(refusal(409, 'questions-changed'));

    asked.microInternship[0]!.fail(new WidgetError('offline'));
    await sending;

    expect(formOf(store)).to.deep.include({ posting: aPosting(), failure: 'questions-changed' });
  });

  it('sends only what the changed questions ask', async () => {
    const { store, asked, sending } = await refused(refusal(409, 'questions-changed'));
    asked.microInternship[0]!.answer(aPosting({ questions: { version: 4, items: [] } }));
    await sending;

    void store.submit({ ...draft, answers: {} });

    expect(asked.apply[1]!.question.request).to.deep.include({ questionsVersion: 4, answers: {} });
  });
});
