import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import type { Page } from 'puppeteer-core';
import { applications, microInternships } from '../../server/store/schema.ts';
import { problemType, type ProblemCode } from '../../src/contract/problem.ts';
import type { Question } from '../../src/contract/questions.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import { startFaultyServer, type Fault, type FaultyServer } from '../kit/faulty-server.ts';
import { assertAccessible, focusIsOn, sees, startJourney, tabTo, type Journey } from '../kit/journey.ts';
import { aPosting, savePostings } from '../kit/postings.ts';

const WHY: Question = { id: 'why', kind: 'long-text', label: 'Why you?', required: true, maxLength: 500 };
const TYPED = ['Zoë Ångström', 'zoe@lakeshore.example', 'Lakeshore State University', 'I count. Then I ask.'];
const FIELDS = ['person-name', 'person-email', 'person-school', 'answers-why'];

const refuses =
  (status: number, code: ProblemCode, headers: Record<string, string> = {}): Fault =>
  (response) =>
    response
      .writeHead(status, { 'Content-Type': 'application/problem+json', ...headers })
      .end(JSON.stringify({ type: problemType(code), title: code, status }));
const breaksOff: Fault = (response) => response.destroy();
const isSilent: Fault = () => undefined;

interface Cut {
  fault: Fault;
  times?: number;
  /** Whether the marketplace has stored it all the same. */
  isStored?: boolean;
  reads: string;
}

/** Where the network is cut, and what the visitor reads then. */
const CUTS: Record<string, Cut> = {
  'breaks off before the application is stored': {
    fault: breaksOff,
    reads: 'Your application will be sent as soon as there is a connection.',
  },
  'breaks off once it is stored, before the answer': {
    fault: breaksOff,
    isStored: true,
    reads: 'Your application will be sent as soon as there is a connection.',
  },
  'answers 503': {
    fault: refuses(503, 'unavailable'),
    reads: 'Your application will be sent as soon as there is a connection.',
  },
  'answers 503 once it is stored': {
    fault: refuses(503, 'unavailable'),
    isStored: true,
    reads: 'Your application will be sent as soon as there is a connection.',
  },
  'answers 429': {
    fault: refuses(429, 'too-many-requests', { 'Retry-After': '90' }),
    reads: 'You can send again in',
  },
  'answers 409': { fault: refuses(409, 'not-open'), reads: 'Copy my answers' },
  'answers 413': { fault: refuses(413, 'too-large'), reads: 'The server could not take your application' },
  'answers 500 once it is stored': {
    fault: refuses(500, 'internal'),
    isStored: true,
    reads: 'The server could not take your application',
  },
  'says nothing': { fault: isSilent, reads: 'Sending…' },
  'says nothing once it is stored': { fault: isSilent, isStored: true, reads: 'Sending…' },
};

const fieldsOf = (page: Page): Promise<string[]> =>
  page.evaluate(
    (ids) =>
      ids.map((id) => {
        const { shadowRoot } = document.querySelector('micro-internship-apply')!;
        return (shadowRoot?.getElementById(id) as HTMLInputElement | undefined)?.value ?? '';
      }),
    FIELDS,
  );

for (const [browser, name] of longJourneyEngines) {
  describe(`an application in ${name}, when the server`, () => {
    let journey: Journey;
    let server: FaultyServer;
    const postings = Object.keys(CUTS).map((way) =>
      aPosting({ title: `When it ${way}`, questions: [WHY], statements: [] }),
    );
    before(async () => {
      journey = await startJourney({ browser });
      server = await startFaultyServer(
        journey.marketplace.url,
        ({ method, url }) => method === 'POST' && url === '/v1/applications',
      );
      await savePostings(journey.marketplace.database, ...postings);
    });
    after(async () => {
      await journey.close();
      await server.close();
    });

    /** The form alone on the campus page, its marketplace behind the server that misbehaves. */
    const showForm = async (page: Page, slug: string) => {
      // The form's element comes after the first rows.
      await sees(page, '20 of');
      await page.evaluate(
        (api, posting) => {
          const form = document.createElement('micro-internship-apply');
          form.setAttribute('api', api);
          form.setAttribute('micro-internship', posting);
          document.querySelector('micro-internship-feed')?.replaceWith(form);
        },
        server.url,
        slug,
      );
      await sees(page, 'Send application');
    };
    const agreeAndSend = async (page: Page) => {
      await tabTo(page, 'consent-given');
      await page.keyboard.press(' ');
      await tabTo(page, 'Send application');
      await page.keyboard.press('Enter');
    };
    const stored = (slug: string) =>
      journey.marketplace.database
        .select({ person: applications.person, answers: applications.answers })
        .from(applications)
        .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
        .where(eq(microInternships.slug, slug));

    for (const [index, [way, { fault, isStored = false, reads }]] of Object.entries(CUTS).entries()) {
      it(`${way}: nothing typed is lost, and it is received once`, async () => {
        const { slug } = postings[index]!;
        const page = await journey.open('/index.html', { expected: /./ });
        page.on('dialog', (dialog) => void dialog.accept());
        await showForm(page, slug);
        for (const [place, id] of FIELDS.entries()) {
          await tabTo(page, id);
          await page.keyboard.type(TYPED[place] ?? '');
        }
        await sees(page, 'Your answers are kept on this device');

        server.fail(fault, Infinity, !isStored);
        await agreeAndSend(page);
        await sees(page, reads);
        assert.deepEqual(await fieldsOf(page), TYPED);
        await assertAccessible(page, way);

        await page.reload();
        server.fail(undefined);
        await showForm(page, slug);
        await sees(page, 'Forget them');
        assert.deepEqual(await fieldsOf(page), TYPED);
        await agreeAndSend(page);
        await focusIsOn(page, 'Application received');

        const [first, ...others] = await stored(slug);
        assert.deepEqual(first?.person, { name: TYPED[0], email: TYPED[1], school: TYPED[2] });
        assert.deepEqual(first.answers, { why: TYPED[3] });
        assert.equal(others.length, 0);
        await page.close();
      });
    }
  });
}
