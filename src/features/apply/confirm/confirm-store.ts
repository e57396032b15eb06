import type { ConfirmClient } from '../../../api/confirm-client.ts';
import { ProblemError, toWidgetError } from '../../../api/error.ts';
import type { WidgetError } from '../../../base/error.ts';
import { Store } from '../../../base/store.ts';
import { check } from '../../../contract/check.ts';
import { CodeRequest, ConfirmationRequest } from '../../../contract/confirmation.ts';
import { problemCode, type FieldError } from '../../../contract/problem.ts';
import { readCode } from './read-code.ts';
import type { CodeState, CodeStatus } from './types.ts';

const statusOf = (error: WidgetError, problem: ProblemError['problem']): CodeStatus => {
  if (error.code === 'offline' || error.code === 'timeout') return error.code;
  if (error.status === 429) return 'limited';
  switch (problem && problemCode(problem)) {
    case 'code-ended':
      return 'ended';
    case 'not-found':
    case 'not-open':
    case 'exclusive':
      return 'gone';
    default:
      return 'other';
  }
};

const emailErrorOf = (
  errors: readonly FieldError[],
): NonNullable<CodeState['email']>['error'] | undefined => {
  const code = errors.find(({ pointer }) => pointer === '/email')?.code;
  if (code === undefined) return undefined;
  return code === 'choice' ? 'choice' : 'format';
};

/** The confirmation of one application's mailbox, from the code that was sent to the proof for this device. */
export class ConfirmStore extends Store<CodeState> {
  /** Email that the code was sent to. */
  email: string;
  /** The proof of the mailbox, once it is confirmed. */
  device: string | undefined;
  /** Pending request: the check of a code, or another code. */
  sending: 'code' | 'mail' | undefined;
  readonly #client: ConfirmClient;
  readonly #token: string;

  constructor(
    client: ConfirmClient,
    { token, email, first }: { token: string; email: string; first?: CodeState | undefined },
  ) {
    super(first ?? { status: 'asked' });
    this.#client = client;
    this.#token = token;
    this.email = email;
  }

  /** Sends a code as it was typed, if it has six digits. */
  async confirm(typed: string): Promise<void> {
    if (this.sending || this.state.status === 'confirmed') return;
    const checked = check(ConfirmationRequest, { token: this.#token, code: readCode(typed) });
    if (!checked.ok) {
      this.set({ status: 'incomplete' });
      return;
    }
    await this.#send('code', async (signal) => {
      const { device } = await this.#client.confirm(checked.value, signal);
      this.device = device;
      return 'confirmed';
    });
  }

  /** Has another code sent, to a corrected address where one is given. */
  async sendCode(corrected?: string): Promise<void> {
    if (this.sending || this.state.status === 'confirmed') return;
    const email = corrected?.trim();
    const checked = check(CodeRequest, { token: this.#token, ...(email !== undefined && { email }) });
    if (!checked.ok) {
      this.#refuseEmail(email ?? '', emailErrorOf(checked.errors) ?? 'format');
      return;
    }
    await this.#send(
      'mail',
      async (signal) => {
        await this.#client.sendCode(checked.value, signal);
        this.email = email ?? this.email;
        return 'sent-again';
      },
      email,
    );
  }

  abort(): void {
    // What has been sent is not called back: the visitor asked for it.
  }

  resume(): void {
    // So there is nothing to take up again.
  }

  async #send(
    sending: 'code' | 'mail',
    ask: (signal: AbortSignal) => Promise<CodeStatus>,
    email?: string,
  ): Promise<void> {
    this.sending = sending;
    // What was said of the code stays until there is an answer, so that nothing moves.
    this.set({ ...this.state });
    try {
      const status = await ask(new AbortController().signal);
      this.sending = undefined;
      this.set({ status });
    } catch (error) {
      this.sending = undefined;
      this.#refused(toWidgetError(error), email);
    }
  }

  #refuseEmail(value: string, error: NonNullable<CodeState['email']>['error']): void {
    this.set({ status: 'asked', email: { value, error: value === '' ? 'required' : error } });
  }

  #refused(error: WidgetError, email: string | undefined): void {
    const refusal = error instanceof ProblemError ? error : undefined;
    const problem = refusal?.problem;
    const retryAfter = refusal?.retryAfter;
    const errors = problem?.errors ?? [];
    const wrongEmail = emailErrorOf(errors);
    if (email !== undefined && wrongEmail) {
      this.#refuseEmail(email, wrongEmail);
      return;
    }
    const isWrong = errors.some(({ pointer }) => pointer === '/code');
    const status = isWrong ? 'wrong' : statusOf(error, problem);
    this.set({ status, ...(status === 'limited' && retryAfter && { secondsLeft: retryAfter }) });
  }
}
