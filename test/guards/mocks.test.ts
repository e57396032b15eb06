import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { getResponse } from 'msw';
import type { ApplicationRequest } from '../../src/contract/application.ts';
import { FeedAnswer } from '../../src/contract/feed.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { ReportRequest } from '../../src/contract/report.ts';
import type { Posting } from '../../server/domain/posting.ts';
import { PRIVACY_NOTICE_VERSION } from '../../server/domain/privacy.ts';
import { CampusRecord } from '../../server/domain/campus.ts';
import { saveCampus } from '../../server/store/campuses.ts';
import { saveEmployers } from '../../server/store/save-employers.ts';
import { savePosting } from '../kit/postings.ts';
import { startTestMarketplace, type TestMarketplace } from '../kit/marketplace.ts';
import { CAMPUSES, postingsAt, type MockedCampus } from '../mocks/data.ts';
import { createHandlers } from '../mocks/handlers.ts';

const QUERIES = [
  '',
  'campus=lakeshore',
  'campus=lakeshore&sort=newest',
  'campus=lakeshore&page-size=1',
  'campus=hilltop',
  'campus=ridgeway',
  'campus=island',
  'campus=island&funded=true&sort=fee',
  'campus=lakeshore&department=finance',
  'department=marketing&department=research',
  'arrangement=hybrid',
  'skill=writing',
  'skill=writing&arrangement=hybrid',
  'language=de',
  'min-hours=20',
  'max-hours=12',
  'min-fee=500',
  'min-fee=500&campus=lakeshore',
  'campus=lakeshore&funded=true',
  'campus=lakeshore&exclusive=true',
  'short=true',
  'closing-soon=true',
  'sort=newest&page-size=2',
  'q=jam',
  'q=zeppelin',
  'q=zeppelin&department=marketing',
  'q=jam&department=finance&department=data&language=de',
  'min-hours=20&max-hours=12',
  'min-hours=20&max-hours=12&arrangement=on-site',
  'from=2020-01-01&until=2020-02-01',
  'campus=hilltop&department=data',
  'campus=ridgeway&short=true&closing-soon=true',
  'campus=lakeshore&exclusive=true&arrangement=hybrid&page-size=5',
  'campus=atlantis',
  'page-size=0',
  'page-size=many&colour=red',
  'department=astrology',
  'sort=newest&sort=fee',
  'due-by=2026-02-30',
];

/** The questions' versions begin at 1 in every new marketplace. */
const postings: MicroInternship[] = postingsAt(new Date()).map((posting) => ({
  ...posting,
  questions: { ...posting.questions, version: 1 },
  privacy: { version: PRIVACY_NOTICE_VERSION, retentionDays: posting.privacy.retentionDays },
}));

/** With one whose own comes first and is there, and one that has none and shows nothing else. */
const campuses: MockedCampus[] = [
  ...CAMPUSES.map((campus): MockedCampus => ({
    ...campus,
    ...(campus.slug === 'hilltop' && { scope: 'own-first' }),
  })),
  { slug: 'island', name: 'Island College', currency: 'USD', timeZone: 'Pacific/Honolulu', scope: 'own' },
];

const slugOf = (name: string) => name.toLowerCase().replaceAll(/[^a-z]+/g, '-');

const toPosting = ({
  id,
  privacy,
  employer,
  questions,
  takeHome: _,
  ...posting
}: MicroInternship): Posting => ({
  ...posting,
  sourceId: id,
  employer: slugOf(employer.name),
  questions: questions.items,
  retentionDays: privacy.retentionDays,
  takeHomePercent: 90,
});

/** Values that only the server knows: ids, its origin, counts, and how it writes an instant and an error. */
const comparable = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, inner: unknown) => {
    if (
      ['id', 'reference', 'token', 'applicantBand', 'nextCursor', 'receivedAt', 'title', 'detail'].includes(
        key,
      )
    )
      return undefined;
    if (key === 'url') return new URL(String(inner)).pathname;
    return typeof inner === 'string' && /^\d{4}-\d\d-\d\dT/.test(inner) ? Date.parse(inner) : inner;
  });

describe('the mocked marketplace', () => {
  let marketplace: TestMarketplace;
  const handlers = createHandlers({ postings, campuses, isConfirming: true });
  const ask = async (path: string, init?: RequestInit) => {
    const [real, mocked] = await Promise.all([
      fetch(`${marketplace.url}${path}`, init),
      getResponse(handlers, new Request(`https://api.example${path}`, init)),
    ]);
    const read = async (response: Response | undefined) => ({
      status: response?.status,
      body: comparable(await response?.json()),
    });
    return { real: await read(real), mocked: await read(mocked) };
  };

  before(async () => {
    marketplace = await startTestMarketplace();
    const { database } = marketplace;
    for (const campus of campuses)
      await saveCampus(database, CampusRecord.parse({ ...campus, frameAncestors: [] }));
    for (const posting of postings) {
      const { name, logo: _, ...employer } = posting.employer;
      await saveEmployers(database, [
        { ...employer, source: 'test', name, slug: slugOf(name), email: 'employer@example.org' },
      ]);
      await savePosting(database, toPosting(posting));
    }
  });
  after(() => marketplace.close());

  for (const query of QUERIES) {
    it(`answers ?${query} as the server does`, async () => {
      const { real, mocked } = await ask(`/v1/micro-internships?${query}`);

      assert.deepEqual(mocked, real);
    });
  }

  it('gives the pages of the campus that shows its own first as the server does', async () => {
    const pagesOf = async (get: (path: string) => Promise<Response | undefined>) => {
      const first = '/v1/micro-internships?campus=lakeshore&page-size=2';
      const slugs: string[] = [];
      let path: string | undefined = first;
      while (path !== undefined) {
        const { items, nextCursor } = FeedAnswer.parse(await (await get(path))?.json());
        slugs.push(...items.map(({ slug }) => slug));
        path = nextCursor === undefined ? undefined : `${first}&cursor=${nextCursor}`;
      }
      return slugs;
    };

    const real = await pagesOf((path) => fetch(`${marketplace.url}${path}`));
    const mocked = await pagesOf((path) => getResponse(handlers, new Request(`https://api.example${path}`)));

    assert.equal(real[0], 'budget-of-a-theatre');
    assert.deepEqual(mocked, real);
  });

  for (const [what, rest] of [
    ['each posting', ''],
    ['what is like each posting', '/similar'],
  ] as const)
    it(`gives ${what} as the server does, to each campus`, async () => {
      const contexts = ['', ...campuses.map(({ slug }) => `?campus=${slug}`), '?campus=atlantis', '?campus='];
      for (const slug of [...postings.map((posting) => posting.slug), 'nothing-here'])
        for (const context of contexts) {
          const path = `/v1/micro-internships/${slug}${rest}${context}`;
          const { real, mocked } = await ask(path);
          assert.deepEqual(mocked, real, path);
        }
    });

  const send = (path: string, body: unknown, key: string) =>
    ask(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(body),
    });

  it('takes and refuses reports as the server does', async () => {
    const request: ReportRequest = { microInternship: 'survey-of-cyclists', reason: 'misleading' };

    const cases: [unknown, string][] = [
      [request, 'key-number-1'],
      [request, 'key-number-1'],
      [{ ...request, reason: 'fraud' }, 'key-number-1'],
      [{ ...request, campus: 'lakeshore', details: 'It is not in Milwaukee.' }, 'key-number-2'],
      [{ ...request, campus: 'island' }, 'key-number-3'],
      [{ ...request, campus: 'atlantis' }, 'key-number-4'],
      [{ ...request, microInternship: 'nothing-here' }, 'key-number-5'],
      [{ ...request, reason: 'boring', email: 'ada@x.example' }, 'key-number-6'],
      [{ ...request, details: 'x'.repeat(1001) }, 'key-number-7'],
    ];
    for (const [body, key] of cases) {
      const { real, mocked } = await send('/v1/reports', body, key);
      assert.deepEqual(mocked, real, JSON.stringify(body));
    }
  });

  it('takes and refuses applications as the server does', async () => {
    const request: ApplicationRequest = {
      microInternship: 'labels-for-a-jam-maker',
      questionsVersion: 1,
      person: { name: 'Ada Nwosu', email: 'ada@lakeshore.example', school: 'Lakeshore' },
      statements: {},
      answers: {},
      consent: { version: PRIVACY_NOTICE_VERSION, given: true },
    };
    const cases: [unknown, string][] = [
      [request, 'key-number-1'],
      [request, 'key-number-1'],
      [{ ...request, campus: 'hilltop' }, 'key-number-1'],
      [{ ...request, campus: 'atlantis' }, 'key-number-2'],
      [{ ...request, questionsVersion: 9 }, 'key-number-3'],
      [{ ...request, microInternship: 'menu-for-a-school-kitchen' }, 'key-number-4'],
      [{ ...request, microInternship: 'nothing-here' }, 'key-number-5'],
      [{ ...request, person: { name: '', email: 'ada', school: 'x' } }, 'key-number-6'],
      [{ ...request, microInternship: 'survey-of-cyclists' }, 'key-number-7'],
      [{ ...request, campus: 'hilltop' }, 'key-number-8'],
      [{ ...request, campus: 'island' }, 'key-number-9'],
      [{ ...request, campus: 'ridgeway' }, 'key-number-10'],
    ];
    for (const [body, key] of cases) {
      const { real, mocked } = await send('/v1/applications', body, key);
      assert.deepEqual(mocked, real, key);
    }
  });
});
