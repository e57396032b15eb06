import { expect } from '@open-wc/testing';
import { getResponse } from 'msw';
import { aBareSummary, aPosting, aSummary, POSTINGS } from '../../test/mocks/data.ts';
import { createHandlers } from '../../test/mocks/handlers.ts';
import { scenarios, type ScenarioName } from '../../test/mocks/scenarios.ts';
import { Receipt } from '../contract/application.ts';
import { DEFAULT_PAGE_SIZE, FeedAnswer } from '../contract/feed.ts';
import { MicroInternship } from '../contract/micro-internship.ts';
import { Problem, problemCode } from '../contract/problem.ts';
import { ReportReceipt } from '../contract/report.ts';
import { SimilarAnswer } from '../contract/similar.ts';
import { MicroInternshipSummary } from '../contract/summary.ts';

type Handlers = ReturnType<typeof createHandlers>;

const API = 'https://api.example/v1';

const get = async (handlers: Handlers, path: string) => {
  const response = await getResponse(handlers, new Request(`${API}${path}`));
  return { status: response!.status, body: (await response!.json()) as unknown };
};

const feed = async (path: string) => {
  const { body } = await get(createHandlers(), `/micro-internships?${path}`);
  return FeedAnswer.parse(body);
};

const slugs = ({ items }: FeedAnswer) => items.map(({ slug }) => slug);

const application = (overrides: object = {}) => ({
  microInternship: 'labels-for-a-jam-maker',
  questionsVersion: 1,
  person: { name: 'Ada Nwosu', email: 'ada@lakeshore.example', school: 'Lakeshore' },
  statements: {},
  answers: {},
  consent: { version: '2026-01', given: true },
  ...overrides,
});

const send = async (
  handlers: Handlers,
  body: object,
  key = 'a-key-of-the-visitor',
  path = '/applications',
) => {
  const response = await getResponse(
    handlers,
    new Request(`${API}${path}`, {
      method: 'POST',
      headers: { 'Idempotency-Key': key, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  return { status: response!.status, body: (await response!.json()) as unknown };
};

const codeOf = (body: unknown) => problemCode(Problem.parse(body));

describe('the mocked marketplace', () => {
  it('has postings that fit the contract', () => {
    expect(MicroInternshipSummary.parse(aBareSummary())).to.deep.equal(aBareSummary());
    expect(MicroInternshipSummary.parse(aSummary())).to.deep.equal(aSummary());
    expect(MicroInternship.parse(aPosting())).to.deep.equal(aPosting());
    for (const posting of POSTINGS) expect(MicroInternship.parse(posting)).to.deep.equal(posting);
  });

  it('answers every body by the contract', async () => {
    const handlers = createHandlers();

    const list = await get(handlers, '/micro-internships?campus=lakeshore');
    const one = await get(handlers, '/micro-internships/survey-of-cyclists');
    const receipt = await send(handlers, application());
    const similar = await get(handlers, '/micro-internships/survey-of-cyclists/similar');
    const report = { microInternship: 'survey-of-cyclists', reason: 'fraud' };
    const reported = await send(handlers, report, 'a-key-of-a-report', '/reports');
    const missing = await get(handlers, '/micro-internships/nothing');
    const nowhere = await get(handlers, '/micro-internships?campus=nowhere');
    const wrong = await get(handlers, '/micro-internships?sort=upwards');
    const incomplete = await send(handlers, application({ person: {} }), 'another-key');

    expect(FeedAnswer.parse(list.body)).to.deep.equal(list.body);
    expect(MicroInternship.parse(one.body)).to.deep.equal(one.body);
    expect(Receipt.parse(receipt.body)).to.deep.equal(receipt.body);
    expect(SimilarAnswer.parse(similar.body)).to.deep.equal(similar.body);
    expect(ReportReceipt.parse(reported.body)).to.deep.equal(reported.body);
    expect([missing.status, codeOf(missing.body)]).to.deep.equal([404, 'not-found']);
    expect([nowhere.status, codeOf(nowhere.body)]).to.deep.equal([404, 'unknown-campus']);
    expect([wrong.status, codeOf(wrong.body)]).to.deep.equal([400, 'invalid-request']);
    expect([incomplete.status, codeOf(incomplete.body)]).to.deep.equal([400, 'invalid-request']);
  });

  it('filters by words and departments and counts what each department would give', async () => {
    const marketing = await feed('department=marketing');
    const budget = await feed('campus=lakeshore&q=BUDGET');

    expect(slugs(marketing)).to.deep.equal(['name-the-bakery-breads', 'labels-for-a-jam-maker']);
    expect(marketing.facets.department).to.deep.include({ value: 'research', count: 1 });
    expect(slugs(budget)).to.deep.equal(['budget-of-a-theatre']);
  });

  it('filters by everything that may be asked', async () => {
    const first = async (address: string) => slugs(await feed(`campus=lakeshore&${address}`));

    expect(await first('min-hours=20')).to.deep.equal(['survey-of-cyclists']);
    expect(await first('max-hours=5')).to.deep.equal([]);
    expect(await first('min-fee=600')).to.deep.equal(['survey-of-cyclists']);
    expect(await first('arrangement=hybrid')).to.deep.equal(['survey-of-cyclists']);
    expect(await first('skill=sql')).to.deep.equal([]);
    expect(await first('language=de')).to.deep.equal(['atlas-der-brunnen']);
    expect(await first('funded=true')).to.deep.equal(['budget-of-a-theatre']);
    expect(await first('exclusive')).to.deep.equal(['budget-of-a-theatre']);
    expect(await first('short=true')).to.deep.equal([]);
    expect(await first('closing-soon')).to.deep.equal(['survey-of-cyclists']);
    expect(await first('due-by=2000-01-01')).to.deep.equal([]);
    expect(await first('from=2999-01-01')).to.deep.equal([]);
    expect(await first('until=2999-01-01&funded=false')).to.have.lengthOf(5);
  });

  it('shows a campus its own postings and none of another', async () => {
    expect(slugs(await feed('campus=lakeshore'))).to.include('budget-of-a-theatre');
    expect(slugs(await feed('campus=hilltop'))).not.to.include('budget-of-a-theatre');
    expect(slugs(await feed(''))).not.to.include('budget-of-a-theatre');
  });

  it('shows a campus its own first, or the wider marketplace where it has none', async () => {
    expect(slugs(await feed('campus=lakeshore'))[0]).to.equal('budget-of-a-theatre');
    expect(slugs(await feed('campus=lakeshore&sort=newest'))[0]).to.equal('name-the-bakery-breads');
    expect((await feed('campus=lakeshore')).wider).to.equal(undefined);
    expect((await feed('campus=ridgeway')).wider).to.equal(true);
  });

  it('tells what an empty list would hold without each filter', async () => {
    const { total, relaxed } = await feed('department=marketing&language=de');

    expect(total).to.equal(0);
    expect(relaxed).to.deep.equal([
      { value: 'language', count: 2 },
      { value: 'department', count: 1 },
    ]);
  });

  it('sorts', async () => {
    expect(slugs(await feed('sort=closing'))[0]).to.equal('survey-of-cyclists');
    expect(slugs(await feed('sort=fee'))[0]).to.equal('survey-of-cyclists');
    expect(slugs(await feed('sort=hours')).at(-1)).to.equal('survey-of-cyclists');
    expect(slugs(await feed('sort=newest'))[0]).to.equal('name-the-bakery-breads');
  });

  it('gives every row once, page by page', async () => {
    const whole = await feed(`page-size=${DEFAULT_PAGE_SIZE}`);

    const first = await feed('page-size=3');
    const second = await feed(`page-size=3&cursor=${first.nextCursor}`);

    expect([...slugs(first), ...slugs(second)]).to.deep.equal(slugs(whole));
    expect(second.nextCursor).to.equal(undefined);
    expect(first.total).to.equal(whole.total);
  });

  it('receives an application once for each key', async () => {
    const handlers = createHandlers();

    const first = await send(handlers, application(), 'first-key');
    const again = await send(handlers, application(), 'first-key');
    const changed = await send(handlers, application({ campus: 'lakeshore' }), 'first-key');
    const other = await send(handlers, application(), 'other-key');

    expect(again).to.deep.equal(first);
    expect([changed.status, codeOf(changed.body)]).to.deep.equal([422, 'idempotency-key-reused']);
    expect(Receipt.parse(other.body).id).not.to.equal(Receipt.parse(first.body).id);
  });

  it('refuses an application for what the posting does not allow', async () => {
    const handlers = createHandlers();

    const version = await send(handlers, application({ questionsVersion: 9 }), 'key-1');
    const exclusive = await send(
      handlers,
      application({ microInternship: 'budget-of-a-theatre', questionsVersion: 3 }),
      'key-2',
    );
    const gone = await send(handlers, application({ microInternship: 'gone' }), 'key-3');

    expect([version, exclusive, gone].map(({ body }) => codeOf(body))).to.deep.equal([
      'questions-changed',
      'exclusive',
      'not-found',
    ]);
  });
});

describe('the scenarios', () => {
  const answers = async (name: ScenarioName) =>
    getResponse(scenarios[name](), new Request(`${API}/micro-internships`));

  it('answer as they are called', async () => {
    const empty = await answers('empty');
    const offline = await answers('offline');
    const serverError = await answers('serverError');
    const brokenContract = await answers('brokenContract');
    const usual = await answers('default');

    expect(FeedAnswer.parse(await empty!.json()).total).to.equal(0);
    expect(offline!.type).to.equal('error');
    expect(codeOf(await serverError!.json())).to.equal('internal');
    expect(FeedAnswer.safeParse(await brokenContract!.json()).success).to.equal(false);
    expect(FeedAnswer.parse(await usual!.json()).total).to.be.greaterThan(0);
  });
});
