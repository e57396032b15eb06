import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { getResponse } from 'msw';
import type { ApplicationRequest } from '../../src/contract/application.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { Posting } from '../../server/domain/posting.ts';
import { PRIVACY_NOTICE_VERSION } from '../../server/domain/privacy.ts';
import { saveCampus, saveClients } from '../../server/store/catalogue.ts';
import { savePosting } from '../kit/postings.ts';
import { startTestMarketplace, type TestMarketplace } from '../kit/marketplace.ts';
import { CAMPUSES, postingsAt } from '../mocks/data.ts';
import { createHandlers } from '../mocks/handlers.ts';

const QUERIES = [
  '',
  'campus=lakeshore',
  'campus=hilltop',
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

const slugOf = (name: string) => name.toLowerCase().replaceAll(/[^a-z]+/g, '-');

const toPosting = ({
  id,
  privacy,
  client,
  questions,
  takeHome: _,
  ...posting
}: MicroInternship): Posting => ({
  ...posting,
  sourceId: id,
  client: slugOf(client.name),
  questions: questions.items,
  retentionDays: privacy.retentionDays,
  takeHomePercent: 90,
});

/** What is the server's own: ids, its origin, what it counts, how it writes an instant and a refusal. */
const comparable = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, inner: unknown) => {
    if (['id', 'applicantBand', 'nextCursor', 'receivedAt', 'title', 'detail'].includes(key))
      return undefined;
    if (key === 'url') return new URL(String(inner)).pathname;
    return typeof inner === 'string' && /^\d{4}-\d\d-\d\dT/.test(inner) ? Date.parse(inner) : inner;
  });

describe('the mocked marketplace', () => {
  let marketplace: TestMarketplace;
  const handlers = createHandlers({ postings });
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
    for (const campus of CAMPUSES) await saveCampus(database, { ...campus, frameAncestors: [] });
    for (const posting of postings) {
      const { name, logo: _, ...client } = posting.client;
      await saveClients(database, [{ ...client, name, slug: slugOf(name), email: 'client@example.org' }]);
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

  it('gives each posting as the server does', async () => {
    for (const { slug } of postings) {
      const { real, mocked } = await ask(`/v1/micro-internships/${slug}`);
      assert.deepEqual(mocked, real);
    }
    const { real, mocked } = await ask('/v1/micro-internships/nothing-here');
    assert.deepEqual(mocked, real);
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
    const send = (body: unknown, key: string) =>
      ask('/v1/applications', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify(body),
      });

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
    ];
    for (const [body, key] of cases) {
      const { real, mocked } = await send(body, key);
      assert.deepEqual(mocked, real, key);
    }
  });
});
