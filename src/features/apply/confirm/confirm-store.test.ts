import { expect } from '@open-wc/testing';
import { fakeConfirmClient } from '../../../../test/kit/client.ts';
import { ProblemError } from '../../../api/error.ts';
import { WidgetError } from '../../../base/error.ts';
import { problemType, type FieldError, type ProblemCode } from '../../../contract/problem.ts';
import { ConfirmStore } from './confirm-store.ts';
import { readCode } from './read-code.ts';
import type { CodeState } from './types.ts';

const ADA = 'ada@lakeshore.example';

const start = (first?: CodeState) => {
  const client = fakeConfirmClient();
  const store = new ConfirmStore(client, { token: 'token-1', email: ADA, first });
  return { store, asked: client.asked };
};

const refused = (
  status: number,
  code: ProblemCode,
  { errors, retryAfter }: { errors?: FieldError[]; retryAfter?: string } = {},
) =>
  new ProblemError(
    status,
    { type: problemType(code), title: code, status, ...(errors && { errors }) },
    retryAfter,
  );

const WRONG = refused(400, 'invalid-request', { errors: [{ pointer: '/code', code: 'choice' }] });

describe('a code', () => {
  for (const typed of ['123456', ' 123 456 ', '123-456', 'Code: 123456', '١٢٣٤٥٦', '۱۲۳۴۵۶', '１２３４５６'])
    it(`is read from “${typed}”`, () => {
      expect(readCode(typed)).to.equal('123456');
    });
});

describe('the store of a confirmation', () => {
  it('begins with a code that was asked for, or with what the page has brought', () => {
    expect(start().store.state).to.deep.equal({ status: 'asked' });
    expect(start({ status: 'wrong', code: '1' }).store.state).to.deep.equal({ status: 'wrong', code: '1' });
  });

  it('sends the six digits and keeps the proof', async () => {
    const { store, asked } = start();
    const confirming = store.confirm('123 456');
    const meanwhile = [store.state.status, store.sending];

    asked.confirm[0]!.answer({ confirmed: true, device: 'device-1' });
    await confirming;

    expect(meanwhile).to.deep.equal(['asked', 'code']);
    expect(asked.confirm[0]!.question).to.deep.equal({ token: 'token-1', code: '123456' });
    expect([store.state.status, store.device, store.sending]).to.deep.equal([
      'confirmed',
      'device-1',
      undefined,
    ]);
  });

  for (const typed of ['', '12345', '1234567', 'abcdef'])
    it(`sends nothing that is not six digits: “${typed}”`, async () => {
      const { store, asked } = start();

      await store.confirm(typed);

      expect(asked.confirm).to.deep.equal([]);
      expect(store.state.status).to.equal('incomplete');
    });

  it('sends one thing at a time, and nothing once it is confirmed', async () => {
    const { store, asked } = start();
    const confirming = store.confirm('123456');
    await store.confirm('123456');
    await store.sendCode();
    asked.confirm[0]!.answer({ confirmed: true, device: 'device-1' });
    await confirming;

    await store.confirm('654321');
    await store.sendCode();

    expect([asked.confirm.length, asked.sendCode.length]).to.deep.equal([1, 0]);
  });

  const REFUSALS: [error: Error, state: CodeState][] = [
    [WRONG, { status: 'wrong' }],
    [refused(410, 'code-ended'), { status: 'ended' }],
    [refused(404, 'not-found'), { status: 'gone' }],
    [refused(409, 'not-open'), { status: 'gone' }],
    [refused(403, 'exclusive'), { status: 'gone' }],
    [refused(429, 'too-many-requests'), { status: 'limited' }],
    [refused(429, 'too-many-requests', { retryAfter: '90' }), { status: 'limited', secondsLeft: 90 }],
    [refused(500, 'internal'), { status: 'other' }],
    [new ProblemError(404, undefined), { status: 'other' }],
    [new WidgetError('offline'), { status: 'offline' }],
    [new WidgetError('timeout'), { status: 'timeout' }],
    [new WidgetError('contract'), { status: 'other' }],
  ];
  for (const [error, state] of REFUSALS)
    it(`tells a refusal as ${JSON.stringify(state)}, and takes the next try`, async () => {
      const { store, asked } = start();
      const confirming = store.confirm('111111');
      asked.confirm[0]!.fail(error);
      await confirming;
      const told = store.state;

      const again = store.confirm('222222');
      asked.confirm[1]!.answer({ confirmed: true, device: 'device-1' });
      await again;

      expect(told).to.deep.equal(state);
      expect(store.state.status).to.equal('confirmed');
    });

  it('has another code sent', async () => {
    const { store, asked } = start();
    const sending = store.sendCode();
    const meanwhile = store.sending;

    asked.sendCode[0]!.answer({ sent: true });
    await sending;

    expect(meanwhile).to.equal('mail');
    expect(asked.sendCode[0]!.question).to.deep.equal({ token: 'token-1' });
    expect([store.state.status, store.email]).to.deep.equal(['sent-again', ADA]);
  });

  it('has it sent to a corrected address', async () => {
    const { store, asked } = start();
    const sending = store.sendCode(' ada@hilltop.example ');
    const before = store.email;

    asked.sendCode[0]!.answer({ sent: true });
    await sending;

    expect(asked.sendCode[0]!.question).to.deep.equal({ token: 'token-1', email: 'ada@hilltop.example' });
    expect([before, store.email]).to.deep.equal([ADA, 'ada@hilltop.example']);
  });

  const ADDRESSES: [typed: string, error: string][] = [
    ['', 'required'],
    ['  ', 'required'],
    ['ada', 'format'],
  ];
  for (const [typed, error] of ADDRESSES)
    it(`sends nothing to “${typed}”`, async () => {
      const { store, asked } = start();

      await store.sendCode(typed);

      expect(asked.sendCode).to.deep.equal([]);
      expect(store.state.email).to.deep.equal({ value: typed.trim(), error });
      expect(store.email).to.equal(ADA);
    });

  for (const code of ['format', 'choice'] as const)
    it(`keeps an address that the marketplace refuses for its ${code}`, async () => {
      const { store, asked } = start();
      const sending = store.sendCode('ada@gmail.example');

      asked.sendCode[0]!.fail(refused(400, 'invalid-request', { errors: [{ pointer: '/email', code }] }));
      await sending;

      expect(store.state.email).to.deep.equal({ value: 'ada@gmail.example', error: code });
      expect(store.email).to.equal(ADA);
    });
});
