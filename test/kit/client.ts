import type { ApiClient } from '../../src/api/client.ts';
import type { ConfirmClient } from '../../src/api/confirm-client.ts';
import type { PostingClient } from '../../src/api/posting-client.ts';
import type { ApplicationRequest, Receipt } from '../../src/contract/application.ts';
import type {
  CodeReceipt,
  CodeRequest,
  ConfirmationReceipt,
  ConfirmationRequest,
} from '../../src/contract/confirmation.ts';
import type { FeedAnswer, FeedQuery } from '../../src/contract/feed.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { ReportReceipt, ReportRequest } from '../../src/contract/report.ts';
import type { SimilarAnswer } from '../../src/contract/similar.ts';

/** One question to a {@link FakeClient}, which waits until the test answers it. */
export interface Asked<Question, Answer> {
  question: Question;
  signal: AbortSignal;
  answer: (answer: Answer) => void;
  fail: (error: unknown) => void;
}

export interface Application {
  request: ApplicationRequest;
  idempotencyKey: string;
}

/** A client without a network: each question is listed and stays open until the test settles it. */
export interface FakeClient extends ApiClient {
  asked: {
    feed: Asked<FeedQuery, FeedAnswer>[];
    microInternship: Asked<[slug: string, campus: string | undefined], MicroInternship>[];
    apply: Asked<Application, Receipt>[];
  };
}

/** Lists a question until the test answers it. */
export const ask = <Question, Answer>(
  asked: Asked<Question, Answer>[],
  question: Question,
  signal: AbortSignal,
): Promise<Answer> => {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  asked.push({ question, signal, answer: resolve, fail: reject });
  return promise;
};

export const fakeClient = (overrides: Partial<ApiClient> = {}): FakeClient => {
  const asked: FakeClient['asked'] = { feed: [], microInternship: [], apply: [] };
  return {
    api: 'https://api.example',
    asked,
    feed: (query, signal) => ask(asked.feed, query, signal),
    microInternship: (slug, campus, signal) => ask(asked.microInternship, [slug, campus], signal),
    apply: (request, idempotencyKey, signal) => ask(asked.apply, { request, idempotencyKey }, signal),
    ...overrides,
  };
};

export interface Report {
  request: ReportRequest;
  idempotencyKey: string;
}

/** The same for what is offered beside a posting. */
export const fakeMoreClient = () => {
  const asked = {
    similar: [] as Asked<[slug: string, campus: string | undefined], SimilarAnswer>[],
    report: [] as Asked<Report, ReportReceipt>[],
  };
  const client: PostingClient = {
    similar: (slug, campus, signal) => ask(asked.similar, [slug, campus], signal),
    report: (request, idempotencyKey, signal) => ask(asked.report, { request, idempotencyKey }, signal),
  };
  return { ...client, asked };
};

/** Lets everything that is already settled take its effect. */
export const settled = (): Promise<void> =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(undefined);
  });

/** The same for the confirmation of a mailbox. */
export const fakeConfirmClient = () => {
  const asked = {
    confirm: [] as Asked<ConfirmationRequest, ConfirmationReceipt>[],
    sendCode: [] as Asked<CodeRequest, CodeReceipt>[],
  };
  const client: ConfirmClient = {
    confirm: (request, signal) => ask(asked.confirm, request, signal),
    sendCode: (request, signal) => ask(asked.sendCode, request, signal),
  };
  return { ...client, asked };
};
