import { expect } from '@open-wc/testing';
import { fakeMoreClient } from '../../../test/kit/client.ts';
import { ProblemError } from '../../api/error.ts';
import { WidgetError } from '../../base/error.ts';
import { problemType, type FieldError, type ProblemCode } from '../../contract/problem.ts';
import { ReportStore, type ReportState } from './report-store.ts';

const OF = { slug: 'name-the-bakery-breads', campus: 'lakeshore' };
const RIGHT = { reason: 'fraud', details: ' They ask for a deposit. ' };

const start = (of: ConstructorParameters<typeof ReportStore>[1] = OF) => {
  const client = fakeMoreClient();
  const store = new ReportStore(client, of);
  return { store, asked: client.asked.report };
};

const refused = (status: number, code: ProblemCode, errors?: FieldError[]) =>
  new ProblemError(status, { type: problemType(code), title: code, status, ...(errors && { errors }) });

const form = (overrides: Partial<ReportState & { kind: 'form' }> = {}): ReportState => ({
  kind: 'form',
  errors: [],
  failure: undefined,
  isSending: false,
  ...overrides,
});

describe('the store of a report', () => {
  it('sends what was chosen and typed, and has it received', async () => {
    const { store, asked } = start();
    const sending = store.submit(RIGHT);
    const meanwhile = store.state;

    asked[0]!.answer({ received: true });
    await sending;

    expect(meanwhile).to.deep.equal(form({ isSending: true }));
    expect(asked[0]!.question.request).to.deep.equal({
      microInternship: 'name-the-bakery-breads',
      campus: 'lakeshore',
      reason: 'fraud',
      details: 'They ask for a deposit.',
    });
    expect(asked[0]!.question.idempotencyKey).to.match(/^[0-9a-f]{32}$/);
    expect(store.state).to.deep.equal({ kind: 'sent' });
  });

  it('leaves out what is not known', async () => {
    const { store, asked } = start({ slug: 'count-the-birds', campus: undefined });

    void store.submit({ reason: 'other', details: '  ' });

    expect(asked[0]!.question.request).to.deep.equal({ microInternship: 'count-the-birds', reason: 'other' });
  });

  it('asks for a reason, and for no more than a thousand characters', async () => {
    const { store, asked } = start();

    await store.submit({ reason: '', details: 'a'.repeat(1001) });

    expect(store.state).to.deep.equal(
      form({
        errors: [
          { pointer: '/reason', code: 'required' },
          { pointer: '/details', code: 'too-long' },
        ],
      }),
    );
    expect(asked).to.have.lengthOf(0);
  });

  for (const [error, failure] of [
    [new WidgetError('offline'), 'offline'],
    [new WidgetError('timeout'), 'timeout'],
    [refused(429, 'too-many-requests'), 'too-many-requests'],
    [refused(404, 'not-found', [{ pointer: '/microInternship', code: 'choice' }]), 'other'],
    [new WidgetError('contract'), 'other'],
  ] as const)
    it(`keeps the form where it was not taken: ${error.code} ${error.status ?? ''}`, async () => {
      const { store, asked } = start();
      const sending = store.submit(RIGHT);

      asked[0]!.fail(error);
      await sending;

      expect(store.state).to.deep.equal(form({ failure }));
      expect(store.draft).to.deep.equal(RIGHT);
    });

  it('shows at its field what the server refuses there', async () => {
    const { store, asked } = start();
    const sending = store.submit(RIGHT);

    asked[0]!.fail(refused(400, 'invalid-request', [{ pointer: '/details', code: 'characters' }]));
    await sending;

    expect(store.state).to.deep.equal(form({ errors: [{ pointer: '/details', code: 'characters' }] }));
  });

  it('is one report however often it is sent', async () => {
    const { store, asked } = start();
    const first = store.submit(RIGHT);
    void store.submit(RIGHT);
    asked[0]!.fail(new WidgetError('timeout'));
    await first;

    const second = store.submit({ reason: 'other', details: '' });
    asked[1]!.fail(refused(422, 'idempotency-key-reused'));
    await second;

    expect(asked).to.have.lengthOf(2);
    expect(asked[1]!.question.idempotencyKey).to.equal(asked[0]!.question.idempotencyKey);
    expect(store.state).to.deep.equal({ kind: 'sent' });
  });

  it('does not call back what was sent', async () => {
    const { store, asked } = start();
    const sending = store.submit(RIGHT);

    store.abort();
    store.resume();
    asked[0]!.answer({ received: true });
    await sending;

    expect(asked[0]!.signal.aborted).to.equal(false);
    expect(store.state.kind).to.equal('sent');
  });
});
