import { http, HttpResponse, type HttpHandler } from 'msw';
import { ApplicationRequest, applicationTo, type Receipt } from '../../src/contract/application.ts';
import type { Campus } from '../../src/contract/campus.ts';
import { check } from '../../src/contract/check.ts';
import {
  DEFAULT_PAGE_SIZE,
  FeedQuery,
  fromSearchParams,
  toSearchParams,
  type FeedAnswer,
  type Sort,
} from '../../src/contract/feed.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import { DEPARTMENTS } from '../../src/contract/primitives.ts';
import { problemType, type FieldError, type Problem, type ProblemCode } from '../../src/contract/problem.ts';
import { MicroInternshipSummary } from '../../src/contract/summary.ts';
import { CAMPUSES, NOW, POSTINGS } from './data.ts';

export const FEED = '*/v1/micro-internships';
export const POSTING = '*/v1/micro-internships/:slug';
export const APPLICATIONS = '*/v1/applications';

/** Problem details as the server gives them. */
export const problem = (status: number, code: ProblemCode, errors?: FieldError[]) => {
  const body: Problem = { type: problemType(code), title: code, status, ...(errors && { errors }) };
  return HttpResponse.json(body, { status, headers: { 'Content-Type': 'application/problem+json' } });
};

const order: Record<Sort, (one: MicroInternship, other: MicroInternship) => number> = {
  newest: (one, other) => other.publishedAt.localeCompare(one.publishedAt),
  closing: (one, other) =>
    (one.applicationDeadline?.at ?? '9').localeCompare(other.applicationDeadline?.at ?? '9'),
  fee: (one, other) => (other.fee?.amount ?? -1) - (one.fee?.amount ?? -1),
  hours: (one, other) => (one.hours?.min ?? Infinity) - (other.hours?.min ?? Infinity),
  match: (one, other) => order.newest(one, other),
};

const hasWords = ({ title, summary, client }: MicroInternship, words: string): boolean => {
  const text = `${title} ${summary} ${client.name}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};

const answerFeed = (postings: readonly MicroInternship[], query: FeedQuery, campus: Campus | undefined) => {
  const matching = postings
    .filter(({ status }) => status === 'open')
    .filter(({ exclusiveTo }) => exclusiveTo === undefined || exclusiveTo === query.campus)
    .filter((posting) => hasWords(posting, query.q ?? ''));
  const isWanted = ({ department }: MicroInternship) =>
    !query.department?.length || query.department.includes(department);
  const rows = matching.filter(isWanted).sort(order[query.sort ?? 'newest']);
  const start = Number(query.cursor ?? 0);
  const end = start + (query['page-size'] ?? DEFAULT_PAGE_SIZE);
  const answer: FeedAnswer = {
    // A summary carries no more than a card shows.
    items: rows.slice(start, end).map((posting) => MicroInternshipSummary.parse(posting)),
    total: rows.length,
    facets: {
      department: DEPARTMENTS.map((value) => ({
        value,
        count: matching.filter(({ department }) => department === value).length,
      })).filter(({ count }) => count > 0),
    },
    ...(end < rows.length && { nextCursor: String(end) }),
    ...(campus && { campus }),
  };
  return answer;
};

interface Marketplace {
  postings?: readonly MicroInternship[];
  campuses?: readonly Campus[];
}

/** A marketplace in memory that answers as the server does; each remembers its own applications. */
export const createHandlers = ({
  postings = POSTINGS,
  campuses = CAMPUSES,
}: Marketplace = {}): HttpHandler[] => {
  const received = new Map<string, { body: string; receipt: Receipt }>();
  const findCampus = (slug: string | undefined) => campuses.find((campus) => campus.slug === slug);
  const unknownCampus = () => problem(404, 'unknown-campus', [{ pointer: '/campus', code: 'choice' }]);

  const accept = (request: ApplicationRequest) => {
    const posting = postings.find(({ slug }) => slug === request.microInternship);
    if (!posting) return problem(404, 'not-found');
    if (posting.status !== 'open') return problem(409, 'not-open');
    if (posting.exclusiveTo !== undefined && posting.exclusiveTo !== request.campus)
      return problem(403, 'exclusive');
    if (posting.questions.version !== request.questionsVersion) return problem(409, 'questions-changed');
    const checked = check(applicationTo(posting), request);
    if (!checked.ok) return problem(400, 'invalid-request', checked.errors);
    const receipt: Receipt = {
      id: `application-${received.size + 1}`,
      microInternship: { slug: posting.slug, title: posting.title },
      client: { name: posting.client.name },
      receivedAt: NOW.toISOString(),
      ...(posting.decisionBy && { decisionBy: posting.decisionBy }),
    };
    return receipt;
  };

  return [
    http.get(FEED, ({ request }) => {
      const checked = check(FeedQuery, fromSearchParams(new URL(request.url).searchParams));
      if (!checked.ok) return problem(400, 'invalid-request', checked.errors);
      const query = checked.value;
      const campus = findCampus(query.campus);
      if (query.campus !== undefined && !campus) return unknownCampus();
      const answer = answerFeed(postings, query, campus);
      const { nextCursor } = answer;
      const next = nextCursor && toSearchParams({ ...query, cursor: nextCursor });
      return HttpResponse.json(
        answer,
        next ? { headers: { Link: `</v1/micro-internships?${next}>; rel="next"` } } : {},
      );
    }),

    http.get(POSTING, ({ params }) => {
      const posting = postings.find(({ slug }) => slug === params['slug']);
      return posting ? HttpResponse.json(posting) : problem(404, 'not-found');
    }),

    http.post(APPLICATIONS, async ({ request }) => {
      const key = request.headers.get('Idempotency-Key');
      if (!key) return problem(400, 'invalid-request');
      if (request.headers.get('Content-Type') !== 'application/json')
        return problem(415, 'unsupported-media-type');
      const body = await request.text();
      const earlier = received.get(key);
      if (earlier && earlier.body !== body) return problem(422, 'idempotency-key-reused');
      if (earlier) return HttpResponse.json(earlier.receipt, { status: 201 });
      const checked = check(ApplicationRequest, JSON.parse(body));
      if (!checked.ok) return problem(400, 'invalid-request', checked.errors);
      if (checked.value.campus !== undefined && !findCampus(checked.value.campus)) return unknownCampus();
      const receipt = accept(checked.value);
      if (receipt instanceof Response) return receipt;
      received.set(key, { body, receipt });
      return HttpResponse.json(receipt, { status: 201 });
    }),
  ];
};
