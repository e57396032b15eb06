import { http, HttpResponse, type HttpHandler } from 'msw';
import { ApplicationRequest, applicationTo, type Receipt } from '../../src/contract/application.ts';
import { check } from '../../src/contract/check.ts';
import {
  CodeRequest,
  ConfirmationRequest,
  type CodeReceipt,
  type ConfirmationReceipt,
} from '../../src/contract/confirmation.ts';
import {
  DEFAULT_PAGE_SIZE,
  FeedQuery,
  toSearchParams,
  type FacetCount,
  type FeedAnswer,
  type Sort,
} from '../../src/contract/feed.ts';
import { CLOSING_SOON_DAYS, FACETS, isSet, SHORT_HOURS, type FacetName } from '../../src/contract/filters.ts';
import { fromSearchParams } from '../../src/contract/read-params.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import {
  problemType,
  type FieldError,
  type FieldErrorCode,
  type Problem,
  type ProblemCode,
} from '../../src/contract/problem.ts';
import { ReportRequest, type ReportReceipt } from '../../src/contract/report.ts';
import type { SimilarAnswer } from '../../src/contract/similar.ts';
import { MicroInternshipSummary } from '../../src/contract/summary.ts';
import { MAX_FILE_BYTES, type Upload } from '../../src/contract/upload.ts';
import { CAMPUSES, postingsAt, type MockedCampus } from './data.ts';

export const FEED = '*/v1/micro-internships';
export const POSTING = '*/v1/micro-internships/:slug';
export const SIMILAR = '*/v1/micro-internships/:slug/similar';
export const APPLICATIONS = '*/v1/applications';
export const CONFIRMATIONS = '*/v1/confirmations';
export const CODES = '*/v1/confirmations/codes';
export const REPORTS = '*/v1/reports';
export const UPLOADS = '*/v1/uploads';

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

const hasWords = ({ title, summary, employer }: MicroInternship, words: string): boolean => {
  const text = `${title} ${summary} ${employer.name}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};

const DAY = 86_400_000;

const isFunded = ({ paidBy }: MicroInternship) =>
  paidBy === 'campus' || paidBy === 'state' || paidBy === 'foundation';

const closesSoon = ({ applicationDeadline }: MicroInternship) =>
  applicationDeadline !== undefined &&
  Date.parse(applicationDeadline.at) <= Date.now() + CLOSING_SOON_DAYS * DAY;

/** The day of a moment; of a posting without one the work begins today. */
const day = (at: number) => new Date(at).toISOString().slice(0, 10);

const beginsOn = ({ kickOff }: MicroInternship): string => kickOff ?? day(Date.now());

const dueDate = (posting: MicroInternship): string | undefined => {
  const { due } = posting;
  if (!due || 'date' in due) return due?.date;
  return day(Date.parse(beginsOn(posting)) + due.daysAfterKickOff * DAY);
};

/** True while applications are accepted. */
const isLive = ({ status, filled, openings, applicationOpens, applicationDeadline }: MicroInternship) =>
  status === 'open' &&
  filled < openings &&
  (!applicationOpens || Date.parse(applicationOpens.at) <= Date.now()) &&
  (!applicationDeadline || Date.parse(applicationDeadline.at) > Date.now());

const slugOf = (skill: string) => skill.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

type Values = (posting: MicroInternship) => { value: string; label?: string }[];

const flag = (isSet: boolean | undefined) => (isSet ? [{ value: 'true' }] : []);

/** Facet values of a posting, for each filter with counts. */
const facetValues = (campus: string | undefined): Record<FacetName, Values> => ({
  department: ({ department }) => [{ value: department }],
  arrangement: ({ arrangement }) => (arrangement ? [{ value: arrangement }] : []),
  skill: ({ skills }) => skills.map((label) => ({ value: slugOf(label), label })),
  language: ({ language }) => [{ value: language.split('-')[0]! }],
  funded: (posting) => flag(isFunded(posting)),
  exclusive: ({ exclusiveTo }) => flag(campus !== undefined && exclusiveTo === campus),
  short: ({ hours }) => flag(hours && hours.max <= SHORT_HOURS),
  'closing-soon': (posting) => flag(closesSoon(posting)),
});

const meets = (posting: MicroInternship, query: FeedQuery, facet: FacetName, values: Values): boolean => {
  const wanted = query[facet];
  if (wanted === undefined || wanted === false || !isSet(wanted)) return true;
  if (facet === 'language' && wanted !== true)
    return wanted.some((tag) => `${posting.language}-`.startsWith(`${tag}-`));
  const own = values(posting).map(({ value }) => value);
  return wanted === true ? own.length > 0 : wanted.some((value) => own.includes(value));
};

const isWithin = (posting: MicroInternship, query: FeedQuery, currency: string | undefined): boolean => {
  const { hours, fee } = posting;
  const due = dueDate(posting);
  const latest = [query['due-by'], query.until].filter((day) => day !== undefined);
  return (
    (query['min-hours'] === undefined || (hours !== undefined && hours.max >= query['min-hours'])) &&
    (query['max-hours'] === undefined || (hours !== undefined && hours.min <= query['max-hours'])) &&
    (query['min-fee'] === undefined ||
      (fee?.currency === (currency ?? fee?.currency) && (fee?.amount ?? -1) >= query['min-fee'] * 100)) &&
    (query.from === undefined || beginsOn(posting) >= query.from) &&
    latest.every((day) => due !== undefined && due <= day)
  );
};

const count = (postings: readonly MicroInternship[], values: Values): FacetCount[] => {
  const counts = new Map<string, FacetCount>();
  for (const one of postings.flatMap(values)) {
    const known = counts.get(one.value);
    counts.set(one.value, { ...one, count: (known?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((one, other) => one.value.localeCompare(other.value));
};

/** A posting with its page at the marketplace. */
const withPage = (posting: MicroInternship, origin: string): MicroInternship => ({
  ...posting,
  url: `${origin}/m/${posting.slug}`,
});

const isOwn = ({ exclusiveTo }: MicroInternship, campus: MockedCampus | undefined): boolean =>
  campus !== undefined && exclusiveTo === campus.slug;

/** Postings of a campus, and a flag when they are the fallback from the wider marketplace. */
const shownTo = (postings: readonly MicroInternship[], campus: MockedCampus | undefined) => {
  const shown = postings
    .filter(isLive)
    .filter((posting) => posting.exclusiveTo === undefined || isOwn(posting, campus));
  const own = shown.filter((posting) => isOwn(posting, campus));
  const isWider = campus?.scope === 'own-first' && own.length === 0;
  return { shown: campus?.scope === undefined || isWider ? shown : own, isWider };
};

/** True when a campus's policy lets a posting through, live or not. */
const isOffered = (
  posting: MicroInternship,
  postings: readonly MicroInternship[],
  campus: MockedCampus | undefined,
): boolean => campus?.scope === undefined || isOwn(posting, campus) || shownTo(postings, campus).isWider;

/** The rows that match, and by each filter but the one that is counted. */
const match = (
  shown: readonly MicroInternship[],
  query: FeedQuery,
  currency: string | undefined,
): { rows: MicroInternship[]; facets: Record<string, FacetCount[]> } => {
  const values = facetValues(query.campus);
  const within = shown
    .filter((posting) => hasWords(posting, query.q ?? ''))
    .filter((posting) => isWithin(posting, query, currency));
  const matching = (except?: FacetName) =>
    within.filter((posting) =>
      FACETS.every((facet) => facet === except || meets(posting, query, facet, values[facet])),
    );
  return {
    rows: matching(),
    facets: Object.fromEntries(FACETS.map((facet) => [facet, count(matching(facet), values[facet])])),
  };
};

/** Number of postings without each active filter. */
const relax = (
  shown: readonly MicroInternship[],
  query: FeedQuery,
  currency: string | undefined,
): FacetCount[] | undefined => {
  const { campus: _campus, sort: _sort, 'page-size': _size, cursor: _cursor, ...filters } = query;
  const keys = Object.entries(filters).flatMap(([key, value]) => (isSet(value) ? [key] : []));
  if (keys.length === 0) return undefined;
  return keys
    .map((value) => ({ value, count: match(shown, { ...query, [value]: undefined }, currency).rows.length }))
    .filter((one) => one.count > 0)
    .sort((one, other) => other.count - one.count || one.value.localeCompare(other.value));
};

const answerFeed = (
  postings: readonly MicroInternship[],
  query: FeedQuery,
  campus: MockedCampus | undefined,
  origin: string,
): FeedAnswer => {
  const { shown, isWider } = shownTo(postings, campus);
  const { rows, facets } = match(shown, query, campus?.currency);
  const own = query.sort === undefined ? rows.filter((posting) => isOwn(posting, campus)) : [];
  const sorted = [own, rows.filter((posting) => !own.includes(posting))].flatMap((part) =>
    part.sort(order[query.sort ?? 'newest']),
  );
  const relaxed = rows.length === 0 ? relax(shown, query, campus?.currency) : undefined;
  const start = Number(query.cursor ?? 0);
  const end = start + (query['page-size'] ?? DEFAULT_PAGE_SIZE);
  const { scope: _, ...presented } = campus ?? {};
  return {
    // A summary carries no more than a card shows.
    items: sorted.slice(start, end).map((posting) => MicroInternshipSummary.parse(withPage(posting, origin))),
    total: rows.length,
    facets,
    ...(end < rows.length && { nextCursor: String(end) }),
    ...(campus && { campus: { ...(presented as MockedCampus), url: `${origin}/c/${campus.slug}` } }),
    ...(relaxed && { relaxed }),
    ...(isWider && { wider: true }),
  };
};

const answerSimilar = (
  posting: MicroInternship,
  postings: readonly MicroInternship[],
  campus: MockedCampus | undefined,
  origin: string,
): SimilarAnswer => {
  const skills = new Set(posting.skills.map(slugOf));
  const likeness = ({ skills: others, department }: MicroInternship): number =>
    others.filter((skill) => skills.has(slugOf(skill))).length * 2 +
    Number(department === posting.department);
  const items = shownTo(postings, campus)
    .shown.filter(({ slug }) => slug !== posting.slug)
    .sort((one, other) => likeness(other) - likeness(one) || order.newest(one, other))
    .slice(0, 3);
  return { items: items.map((one) => MicroInternshipSummary.parse(withPage(one, origin))) };
};

/** The token with which files are handed in for a posting. */
export const uploadTokenOf = ({ slug }: Pick<MicroInternship, 'slug'>): string => `upload-${slug}`;

/** A posting with its token, where it asks for a file. */
const withToken = (posting: MicroInternship): MicroInternship =>
  posting.questions.items.some(({ kind }) => kind === 'file')
    ? { ...posting, uploadToken: uploadTokenOf(posting) }
    : posting;

/** How the files begin that are taken: PDF, DOC, DOCX. */
const BEGINNINGS = ['%PDF-', '\u00D0\u00CF\u0011\u00E0', 'PK\u0003\u0004'];

/** Error of a file, by its content. */
const faultOf = async (file: File): Promise<FieldErrorCode | undefined> => {
  if (file.size === 0) return 'too-short';
  if (file.size > MAX_FILE_BYTES) return 'too-long';
  const bytes = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  const text = String.fromCharCode(...bytes);
  return BEGINNINGS.some((beginning) => text.startsWith(beginning)) ? undefined : 'type';
};

/** True when an email is of one of the domains, if any are named. */
const isOfDomains = (email: string, domains: readonly string[] = []): boolean =>
  domains.length === 0 || domains.some((domain) => email.toLowerCase().endsWith(`@${domain}`));

/** The code that is in every mail of the mocked marketplace. */
export const RIGHT_CODE = '314159';
/** Proof that a device gets once the code was right; with it no code is asked for again. */
export const DEVICE = 'device-1';
const TRIES = 5;

interface Marketplace {
  postings?: readonly MicroInternship[];
  campuses?: readonly MockedCampus[];
  /** True when a mailbox has to be confirmed. */
  isConfirming?: boolean;
}

/** A marketplace in memory that answers as the server does; each remembers its own applications. */
export const createHandlers = ({
  postings = postingsAt(new Date()),
  campuses = CAMPUSES,
  isConfirming = false,
}: Marketplace = {}): HttpHandler[] => {
  const received = new Map<string, { body: string; receipt: Receipt }>();
  const reported = new Map<string, string>();
  const uploaded = new Map<string, Upload>();
  /** Of each application that awaits its confirmation, the tries of its code. */
  const awaiting = new Map<string, { posting: MicroInternship; tries: number; isConfirmed: boolean }>();
  const findCampus = (slug: string | undefined) => campuses.find((campus) => campus.slug === slug);
  const unknownCampus = () => problem(404, 'unknown-campus', [{ pointer: '/campus', code: 'choice' }]);

  const unknownPosting = () => problem(404, 'not-found', [{ pointer: '/microInternship', code: 'choice' }]);
  const findPosting = (wanted: string, campus: MockedCampus | undefined) =>
    postings.find((posting) => posting.slug === wanted && isOffered(posting, postings, campus));

  /** URL pattern of one posting. */
  const contextOf = (request: Request) => {
    const { origin, searchParams } = new URL(request.url);
    const slug = searchParams.get('campus') ?? undefined;
    const campus = findCampus(slug);
    return { origin, campus, isKnown: slug === undefined || campus !== undefined };
  };

  const readHeaders = ({ headers }: Request) => {
    const key = headers.get('Idempotency-Key') ?? '';
    if (key === '') return { key, refused: problem(400, 'invalid-request') };
    const isJson = headers.get('Content-Type') === 'application/json';
    return { key, refused: isJson ? undefined : problem(415, 'unsupported-media-type') };
  };

  const refusal = (request: ApplicationRequest, posting: MicroInternship) => {
    if (!isLive(posting)) return problem(409, 'not-open');
    if (posting.exclusiveTo !== undefined && posting.exclusiveTo !== request.campus)
      return problem(403, 'exclusive');
    if (posting.questions.version !== request.questionsVersion) return problem(409, 'questions-changed');
    const checked = check(applicationTo(posting), request);
    if (!checked.ok) return problem(400, 'invalid-request', checked.errors);
    if (!isOfDomains(request.person.email, posting.emailDomains))
      return problem(400, 'invalid-request', [{ pointer: '/person/email', code: 'choice' }]);
    const known = new Set<unknown>([...uploaded.values()].map(({ id }) => id));
    const gone = posting.questions.items
      .filter(({ kind, id }) => kind === 'file' && Object.hasOwn(request.answers, id))
      .filter(({ id }) => !known.has(request.answers[id]))
      .map(({ id }): FieldError => ({ pointer: `/answers/${id}`, code: 'choice' }));
    return gone.length > 0 ? problem(400, 'invalid-request', gone) : undefined;
  };

  const confirmationFor = (posting: MicroInternship, { device }: ApplicationRequest) => {
    if (!isConfirming || device === DEVICE) return undefined;
    const token = `token-${awaiting.size + 1}`;
    awaiting.set(token, { posting, tries: 0, isConfirmed: false });
    const { applicationDeadline } = posting;
    const end = applicationDeadline ? Date.parse(applicationDeadline.at) + DAY : Date.now() + 7 * DAY;
    return { token, confirmBy: new Date(end).toISOString() };
  };

  const confirmedBy = (confirmation: Receipt['confirmation']) => (confirmation ? { confirmation } : {});

  const receiptFor = (posting: MicroInternship, request: ApplicationRequest): Receipt => ({
    id: `application-${received.size + 1}`,
    reference: `7ZK2-M0Q${received.size + 1}`,
    microInternship: { slug: posting.slug, title: posting.title },
    employer: { name: posting.employer.name },
    receivedAt: new Date().toISOString(),
    ...(posting.decisionBy && { decisionBy: posting.decisionBy }),
    ...confirmedBy(confirmationFor(posting, request)),
  });

  return [
    http.get(FEED, ({ request }) => {
      const checked = check(FeedQuery, fromSearchParams(new URL(request.url).searchParams));
      if (!checked.ok) return problem(400, 'invalid-request', checked.errors);
      const query = checked.value;
      const campus = findCampus(query.campus);
      if (query.campus !== undefined && !campus) return unknownCampus();
      const answer = answerFeed(postings, query, campus, new URL(request.url).origin);
      const { nextCursor } = answer;
      const next = nextCursor && toSearchParams({ ...query, cursor: nextCursor });
      return HttpResponse.json(
        answer,
        next ? { headers: { Link: `</v1/micro-internships?${next}>; rel="next"` } } : {},
      );
    }),

    http.get(POSTING, ({ params, request }) => {
      const { origin, campus, isKnown } = contextOf(request);
      if (!isKnown) return unknownCampus();
      const posting = findPosting(String(params.slug), campus);
      return posting ? HttpResponse.json(withToken(withPage(posting, origin))) : problem(404, 'not-found');
    }),

    http.get(SIMILAR, ({ params, request }) => {
      const { origin, campus, isKnown } = contextOf(request);
      if (!isKnown) return unknownCampus();
      const posting = findPosting(String(params.slug), campus);
      return posting
        ? HttpResponse.json(answerSimilar(posting, postings, campus, origin))
        : problem(404, 'not-found');
    }),

    http.post(APPLICATIONS, async ({ request }) => {
      const { key, refused: unfit } = readHeaders(request);
      if (unfit) return unfit;
      const body = await request.text();
      const earlier = received.get(key);
      if (earlier && earlier.body !== body) return problem(422, 'idempotency-key-reused');
      if (earlier) return HttpResponse.json(earlier.receipt, { status: 201 });
      const checked = check(ApplicationRequest, JSON.parse(body));
      if (!checked.ok) return problem(400, 'invalid-request', checked.errors);
      if (checked.value.campus !== undefined && !findCampus(checked.value.campus)) return unknownCampus();
      const posting = findPosting(checked.value.microInternship, findCampus(checked.value.campus));
      if (!posting) return unknownPosting();
      const refused = refusal(checked.value, posting);
      if (refused) return refused;
      const receipt = receiptFor(posting, checked.value);
      received.set(key, { body, receipt });
      return HttpResponse.json(receipt, { status: 201 });
    }),

    http.post(CONFIRMATIONS, async ({ request }) => {
      const checked = check(ConfirmationRequest, await request.json());
      if (!checked.ok) return problem(400, 'invalid-request', checked.errors);
      const { token, code } = checked.value;
      const application = awaiting.get(token);
      if (!application) return problem(404, 'not-found');
      if (!application.isConfirmed && application.tries >= TRIES) return problem(410, 'code-ended');
      application.tries += 1;
      if (code !== RIGHT_CODE) return problem(400, 'invalid-request', [{ pointer: '/code', code: 'choice' }]);
      application.isConfirmed = true;
      const receipt: ConfirmationReceipt = { confirmed: true, device: DEVICE };
      return HttpResponse.json(receipt);
    }),

    http.post(CODES, async ({ request }) => {
      const checked = check(CodeRequest, await request.json());
      if (!checked.ok) return problem(400, 'invalid-request', checked.errors);
      const { token, email } = checked.value;
      const application = awaiting.get(token);
      if (!application) return problem(404, 'not-found');
      const { emailDomains } = application.posting;
      if (email !== undefined && !isOfDomains(email, emailDomains))
        return problem(400, 'invalid-request', [{ pointer: '/email', code: 'choice' }]);
      application.tries = 0;
      const receipt: CodeReceipt = { sent: true };
      return HttpResponse.json(receipt);
    }),

    http.post(UPLOADS, async ({ request }) => {
      const key = request.headers.get('Idempotency-Key') ?? '';
      if (key === '') return problem(400, 'invalid-request');
      const token = request.headers.get('Upload-Token');
      if (!postings.some((posting) => uploadTokenOf(posting) === token))
        return problem(400, 'invalid-request', [{ pointer: '/token', code: token ? 'choice' : 'required' }]);
      const file = (await request.formData()).get('file');
      const refused = (code: FieldErrorCode) => problem(400, 'invalid-request', [{ pointer: '/file', code }]);
      if (!(file instanceof File)) return refused('required');
      const fault = await faultOf(file);
      if (fault) return refused(fault);
      const upload = uploaded.get(key) ?? { id: crypto.randomUUID(), name: file.name, size: file.size };
      uploaded.set(key, upload);
      return HttpResponse.json(upload, { status: 201 });
    }),

    http.post(REPORTS, async ({ request }) => {
      const { key, refused } = readHeaders(request);
      if (refused) return refused;
      const body = await request.text();
      const earlier = reported.get(key);
      if (earlier !== undefined && earlier !== body) return problem(422, 'idempotency-key-reused');
      const checked = check(ReportRequest, JSON.parse(body));
      if (!checked.ok) return problem(400, 'invalid-request', checked.errors);
      const { microInternship, campus } = checked.value;
      if (campus !== undefined && !findCampus(campus)) return unknownCampus();
      if (!findPosting(microInternship, undefined)) return unknownPosting();
      reported.set(key, body);
      const receipt: ReportReceipt = { received: true };
      return HttpResponse.json(receipt, { status: 201 });
    }),
  ];
};
