import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { ElementHandle, Page } from 'puppeteer-core';
import { openDatabase } from '../../server/store/database.ts';
import { uploads } from '../../server/store/schema/index.ts';
import type { Question } from '../../src/contract/questions.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import { prepareDataDir } from '../kit/database.ts';
import {
  breaksOff,
  type Fault,
  type FaultyServer,
  holdAnswers,
  startFaultyServer,
} from '../kit/faulty-server.ts';
import { savePdf } from '../kit/files.ts';
import { sees, startJourney, tabTo, type Journey } from '../kit/journey.ts';
import { eventually, makeDataDir, readOutbox } from '../kit/marketplace.ts';
import { savePostings } from '../kit/postings.ts';
import { startMortalServer } from '../kit/process.ts';
import {
  agree,
  agreeAndSend,
  aShortPosting,
  showForm,
  STORED,
  storedFor,
  TYPED,
  typeAll,
  typedIn,
  typeInto,
} from '../kit/typed-form.ts';
import { ASKS_FOR_CODE, confirmByKeyboard } from '../kit/mailed-code.ts';
import { WAIT_LIMIT } from '../kit/wait-limit.ts';

const isFull = process.env.TEST_FULL === '1';

const SECOND = 1000;
/** A full run waits as long as a visitor does. */
const SPEED = isFull ? 1 : 20;
/** How long a file is stuck on its way. */
const STALL = isFull ? 30 * SECOND : 0;

const WAITS = 'You’re offline. Keep this page open';

const RESUME: Question = { id: 'resume', kind: 'file', label: 'Your résumé', required: true };

/** When the server's process is killed, and whether it has heard of the application by then. */
const KILLS = {
  'while it answers': 'under way',
  'before it hears of it': 'unheard',
  'once it is stored': 'stored',
} as const;

/** Three starts of a server take too long for a plain run. */
const kills = isFull ? Object.entries(KILLS) : [];

/** Lets the clock of a page run faster: what it waits for comes sooner. */
const hurry = (page: Page): Promise<void> =>
  page.evaluate((speed) => {
    const { setTimeout: wait } = globalThis;
    const { timeout } = AbortSignal;
    const faster = (work: () => void, milliseconds = 0) => wait(work, milliseconds / speed);
    globalThis.setTimeout = faster as typeof wait;
    AbortSignal.timeout = (milliseconds) => timeout.call(AbortSignal, milliseconds / speed);
  }, SPEED);

const seesInTime = (page: Page, text: string) =>
  page.locator(`::-p-text(${text})`).setTimeout(WAIT_LIMIT).wait();

const isTo =
  (path: string) =>
  ({ method, url }: { method?: string | undefined; url?: string | undefined }) =>
    method === 'POST' && url === path;

for (const [browser, name] of longJourneyEngines) {
  describe(`an application in ${name} when the server is lost`, () => {
    let journey: Journey;
    const closing: (() => Promise<void>)[] = [];
    before(async () => {
      journey = await startJourney({ browser });
      closing.push(journey.close);
    });
    after(async () => {
      for (const close of closing.toReversed()) await close();
    });

    const startFaulty = async (marketplaceUrl: string, path: string): Promise<FaultyServer> => {
      const server = await startFaultyServer(marketplaceUrl, isTo(path));
      closing.push(server.close);
      return server;
    };
    const open = async (): Promise<Page> => {
      const page = await journey.open('/index.html', { expected: /./ });
      page.on('dialog', (dialog) => void dialog.accept());
      return page;
    };

    for (const [moment, heard] of kills)
      it(`is stored once when the server is killed while typing and again ${moment}`, async () => {
        const { dataDir, remove } = await makeDataDir();
        closing.push(remove);
        await prepareDataDir(dataDir);
        const posting = aShortPosting('Mend the press');
        const first = await openDatabase({ dataDir });
        await savePostings(first.database, posting);
        await first.close();
        const mortal = await startMortalServer(dataDir);
        closing.push(mortal.stop);
        const server = await startFaulty(mortal.url, '/v1/applications');
        const where = { api: server.url, slug: posting.slug };
        const { 'answers-why': why, ...person } = TYPED;

        const page = await open();
        await showForm(page, where);
        await typeInto(page, person);
        await mortal.kill();
        await typeInto(page, { 'answers-why': why });
        await sees(page, 'Draft saved on this device');
        await page.reload();
        await mortal.startAgain();
        await showForm(page, where);
        await sees(page, 'Delete draft');
        assert.deepEqual(await typedIn(page), TYPED);

        await agree(page);
        let killed: Promise<void> | undefined;
        const kill = () => (killed ??= mortal.kill());
        const diesFirst: Fault = (response) => kill().then(() => response.destroy());
        server.fail(diesFirst, 1, heard === 'unheard');
        page.on('request', (request) => {
          if (heard === 'under way' && request.method() === 'POST') void kill();
        });
        await page.keyboard.press('Enter');
        await sees(page, WAITS);
        await killed;
        assert.deepEqual(await typedIn(page), TYPED);
        await mortal.startAgain();
        await seesInTime(page, ASKS_FOR_CODE);
        const outbox = () => readOutbox(dataDir);
        await confirmByKeyboard(page, { outbox }, TYPED['person-email']);
        await page.close();

        await eventually(outbox, ({ length }) => length > 2);
        await mortal.stop();
        const last = await openDatabase({ dataDir });
        const stored = await storedFor(last.database, posting.slug);
        await last.close();
        assert.deepEqual(stored, [STORED]);
        const mails = await outbox();
        assert.equal(new Set(mails.map(({ subject }) => subject)).size, 3);
        assert.equal(mails.length, 3);
      });

    it('is retried after a timeout and stored once', async () => {
      const { database, url } = journey.marketplace;
      const posting = aShortPosting('Wait for the press');
      await savePostings(database, posting);
      const server = await startFaulty(url, '/v1/applications');
      const page = await open();
      await hurry(page);
      await showForm(page, { api: server.url, slug: posting.slug });
      await typeAll(page);

      const { fault, letGo } = holdAnswers();
      server.fail(fault);
      await agreeAndSend(page);
      await sees(page, 'Submitting…');
      assert.deepEqual(await typedIn(page), TYPED);
      await seesInTime(page, WAITS);
      assert.deepEqual(await typedIn(page), TYPED);
      assert.ok(server.asked() > 1, 'it was sent again by itself');
      server.fail(undefined);
      letGo();
      await seesInTime(page, ASKS_FOR_CODE);

      assert.deepEqual(await storedFor(database, posting.slug), [STORED]);
      await page.close();
    });

    it('retries an interrupted upload and stores file and application once', async () => {
      const { database, url } = journey.marketplace;
      const posting = aShortPosting('File the press', RESUME);
      await savePostings(database, posting);
      const server = await startFaulty(url, '/v1/uploads');
      const { file, remove } = await savePdf('résumé.pdf');
      closing.push(remove);
      const page = await open();
      await showForm(page, { api: server.url, slug: posting.slug });
      await typeAll(page);

      server.fail(breaksOff);
      await tabTo(page, 'answers-resume');
      const input = (await page.$('>>>#answers-resume')) as ElementHandle<HTMLInputElement>;
      await input.uploadFile(file);
      await sees(page, 'so the file wasn’t uploaded.');
      const { fault, letGo } = holdAnswers();
      server.fail(fault);
      await tabTo(page, 'Try again');
      await page.keyboard.press('Enter');
      await sees(page, 'Uploading');
      await agreeAndSend(page);
      await sees(page, 'Your application is sent as soon as the file is uploaded.');
      await setTimeout(STALL);
      assert.deepEqual(await typedIn(page), TYPED);
      letGo();
      await seesInTime(page, ASKS_FOR_CODE);

      const files = await database.select({ id: uploads.id, name: uploads.name }).from(uploads);
      assert.deepEqual(
        files.map((upload) => upload.name),
        ['résumé.pdf'],
      );
      assert.deepEqual(await storedFor(database, posting.slug), [
        { ...STORED, answers: { ...STORED.answers, resume: files[0]?.id } },
      ]);
      await page.close();
    });
  });
}
