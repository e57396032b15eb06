import { ProblemError, toWidgetError } from '../../api/error.ts';
import type { PostingClient } from '../../api/posting-client.ts';
import type { WidgetError } from '../../base/error.ts';
import { createKey } from '../../base/key.ts';
import { Store } from '../../base/store.ts';
import { check } from '../../contract/check.ts';
import { problemCode, type FieldError } from '../../contract/problem.ts';
import { ReportRequest } from '../../contract/report.ts';

/** Draft of a report. */
export interface ReportDraft {
  reason: string;
  details: string;
}

/** Why a report that was right could not be sent. */
export type ReportFailure = 'too-many-requests' | 'offline' | 'timeout' | 'other';

/** Everything a report can be in. */
export type ReportState =
  | {
      kind: 'form';
      errors: readonly FieldError[];
      failure: ReportFailure | undefined;
      isSending: boolean;
    }
  | { kind: 'sent' };

/** Fields that a visitor can correct; any other error is the page's fault. */
const IN_FORM: readonly string[] = ['/reason', '/details'];

const failureOf = ({ code, status }: WidgetError): ReportFailure => {
  if (code === 'offline' || code === 'timeout') return code;
  return status === 429 ? 'too-many-requests' : 'other';
};

/** One report of one posting, from the empty form to the thanks. */
export class ReportStore extends Store<ReportState> {
  /** Draft as typed. A change renders nothing: the form already shows it. */
  draft: ReportDraft = { reason: '', details: '' };
  readonly #client: Pick<PostingClient, 'report'>;
  readonly #of: { slug: string; campus: string | undefined };
  /** One for the whole report: however often it is sent, it is received once. */
  readonly #idempotencyKey = createKey();

  constructor(client: Pick<PostingClient, 'report'>, of: { slug: string; campus: string | undefined }) {
    super({ kind: 'form', errors: [], failure: undefined, isSending: false });
    this.#client = client;
    this.#of = of;
  }

  /** Checks the report and, where nothing is wrong, sends it. */
  async submit(draft: ReportDraft): Promise<void> {
    const { state } = this;
    if (state.kind !== 'form' || state.isSending) return;
    this.draft = draft;
    const { slug, campus } = this.#of;
    const details = draft.details.trim();
    const checked = check(ReportRequest, {
      microInternship: slug,
      ...(campus !== undefined && { campus }),
      reason: draft.reason === '' ? undefined : draft.reason,
      ...(details !== '' && { details }),
    });
    if (!checked.ok) {
      this.set({ ...state, errors: checked.errors, failure: undefined });
      return;
    }
    this.set({ kind: 'form', errors: [], failure: undefined, isSending: true });
    try {
      await this.#client.report(checked.value, this.#idempotencyKey, new AbortController().signal);
      this.set({ kind: 'sent' });
    } catch (error) {
      this.#refused(toWidgetError(error));
    }
  }

  abort(): void {
    // What has been sent is not called back: the visitor asked for it.
  }

  resume(): void {
    // So there is nothing to take up again.
  }

  #refused(error: WidgetError): void {
    const problem = error instanceof ProblemError ? error.problem : undefined;
    // An earlier version of it has been received; its answer was lost.
    if (problem && problemCode(problem) === 'idempotency-key-reused') {
      this.set({ kind: 'sent' });
      return;
    }
    const errors = (problem?.errors ?? []).filter(({ pointer }) => IN_FORM.includes(pointer));
    const failure = errors.length > 0 ? undefined : failureOf(error);
    this.set({ kind: 'form', errors, failure, isSending: false });
  }
}
