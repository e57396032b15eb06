import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { longJourneyEngines } from '../kit/browsers.ts';
import {
  breaksOff,
  type Fault,
  type FaultyServer,
  refuses,
  startFaultyServer,
} from '../kit/faulty-server.ts';
import { assertAccessible, focusIsOn, sees, startJourney, type Journey } from '../kit/journey.ts';
import { savePostings } from '../kit/postings.ts';
import {
  agreeAndSend,
  aShortPosting,
  showForm,
  STORED,
  storedFor,
  TYPED,
  typeAll,
  typedIn,
} from '../kit/typed-form.ts';
import { ASKS_FOR_CODE } from '../kit/mailed-code.ts';

const isSilent: Fault = () => undefined;

interface Cut {
  fault: Fault;
  /** True when the marketplace stored it all the same. */
  isStored?: boolean;
  reads: string;
}

/** Points at which the network is cut, and the message that the visitor reads then. */
const CUTS: Record<string, Cut> = {
  'breaks off before the application is stored': {
    fault: breaksOff,
    reads: 'You’re offline. Keep this page open',
  },
  'breaks off once it is stored, before the answer': {
    fault: breaksOff,
    isStored: true,
    reads: 'You’re offline. Keep this page open',
  },
  'answers 503': {
    fault: refuses(503, 'unavailable'),
    reads: 'You’re offline. Keep this page open',
  },
  'answers 503 once it is stored': {
    fault: refuses(503, 'unavailable'),
    isStored: true,
    reads: 'You’re offline. Keep this page open',
  },
  'answers 429': {
    fault: refuses(429, 'too-many-requests', { 'Retry-After': '90' }),
    reads: 'You can submit again in',
  },
  'answers 409': { fault: refuses(409, 'not-open'), reads: 'Copy my answers' },
  'answers 413': { fault: refuses(413, 'too-large'), reads: 'The server couldn’t take your application' },
  'answers 500 once it is stored': {
    fault: refuses(500, 'internal'),
    isStored: true,
    reads: 'The server couldn’t take your application',
  },
  'says nothing': { fault: isSilent, reads: 'Submitting…' },
  'says nothing once it is stored': { fault: isSilent, isStored: true, reads: 'Submitting…' },
};

for (const [browser, name] of longJourneyEngines) {
  describe(`an application in ${name} when submission fails`, () => {
    let journey: Journey;
    let server: FaultyServer;
    const postings = Object.keys(CUTS).map((way) => aShortPosting(`When it ${way}`));
    before(async () => {
      journey = await startJourney({ browser });
      server = await startFaultyServer(
        journey.marketplace.url,
        ({ method, url }) => method === 'POST' && url === '/v1/applications',
      );
      await savePostings(journey.marketplace.database, ...postings);
    });
    after(async () => {
      await server.close();
      await journey.close();
    });

    for (const [index, [way, { fault, isStored = false, reads }]] of Object.entries(CUTS).entries()) {
      it(`keeps the input and stores it once when the server ${way}`, async () => {
        const { slug } = postings[index]!;
        const page = await journey.open('/index.html', { expected: /./ });
        page.on('dialog', (dialog) => void dialog.accept());
        await showForm(page, { api: server.url, slug });
        await typeAll(page);

        server.fail(fault, Infinity, !isStored);
        await agreeAndSend(page);
        await sees(page, reads);
        assert.deepEqual(await typedIn(page), TYPED);
        await assertAccessible(page, way);

        await page.reload();
        server.fail(undefined);
        await showForm(page, { api: server.url, slug });
        await sees(page, 'Delete draft');
        assert.deepEqual(await typedIn(page), TYPED);
        await agreeAndSend(page);
        await focusIsOn(page, ASKS_FOR_CODE);

        assert.deepEqual(await storedFor(journey.marketplace.database, slug), [STORED]);
        await page.close();
      });
    }
  });
}
