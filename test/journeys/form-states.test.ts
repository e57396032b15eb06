import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import type { ElementHandle, Page } from 'puppeteer-core';
import { replaceQuestions } from '../../server/store/questions.ts';
import type { Posting } from '../../server/domain/posting.ts';
import type { Question } from '../../src/contract/questions.ts';
import { startHostSite, type HostSite } from '../hosts/site.ts';
import { fillIn } from '../hosts/visit.ts';
import { longJourneyEngines } from '../kit/browsers.ts';
import {
  breaksOff,
  type Fault,
  type FaultyServer,
  refuses,
  startFaultyServer,
} from '../kit/faulty-server.ts';
import { aPdf } from '../kit/files.ts';
import { inspect, LOOKS, type Look } from '../kit/inspect.ts';
import { startJourney, type Journey, type OpenOptions } from '../kit/journey.ts';
import { MESSAGES } from '../kit/messages.ts';
import { mailedCode } from '../kit/mailed-code.ts';
import { anEmployer, aPosting, MORE_QUESTIONS, QUESTIONS, savePostings } from '../kit/postings.ts';
import { WAIT_LIMIT } from '../kit/wait-limit.ts';

const SIZES = {
  '320 px': { width: 320 },
  '1280 px at 400 %': { width: 1280, zoom: 4 },
} satisfies Record<string, OpenOptions>;

interface Cell {
  locale: keyof typeof MESSAGES;
  look: Look;
  size: keyof typeof SIZES;
}

const ALL: Cell[] = (['en', 'es', 'ar'] as const).flatMap((locale) =>
  (['light', 'dark', 'forced colours'] as const).flatMap((look) =>
    (['320 px', '1280 px at 400 %'] as const).map((size) => ({ locale, look, size })),
  ),
);

/** Each language, each look and each size once. */
const ONE_OF_EACH: Cell[] = [
  { locale: 'es', look: 'dark', size: '320 px' },
  { locale: 'en', look: 'forced colours', size: '1280 px at 400 %' },
  { locale: 'ar', look: 'light', size: '320 px' },
];

const isFull = process.env.TEST_FULL === '1';
const CELLS = isFull ? ALL : ONE_OF_EACH;

const towns = Array.from({ length: 20 }, (_, index) => ({
  value: `town-${index + 1}`,
  label: `Town ${index + 1}`,
}));

const LISTS: Question[] = [
  { id: 'town', kind: 'single-choice', label: 'Where do you live?', required: true, options: towns },
  { id: 'towns', kind: 'multiple-choice', label: 'Where could you go?', required: false, options: towns },
];
const RESUME: Question = {
  id: 'resume',
  kind: 'file',
  label: 'Your résumé, as one document',
  required: true,
  help: 'One page.',
};
const OWN = [...LISTS, RESUME];

/** The employer's questions, once they have thought about them again. */
const ASKED_ANEW: Question[] = [
  ...[...QUESTIONS, ...MORE_QUESTIONS].filter(({ id }) => !['approach', 'work'].includes(id)),
  ...OWN,
];

const postingFor = ({ locale }: Cell): Posting =>
  aPosting({
    title: 'Catalogue the letterpress collection',
    questions: [...QUESTIONS, ...MORE_QUESTIONS, ...OWN],
    statements: ['adult', 'work-authorised'],
    language: locale === 'en' ? 'es' : 'en',
  });

/** On the visitor's disk. */
const FILES = {
  'resume.pdf': aPdf(),
  'broken.pdf': '%PDF-1.7 and then nothing',
  'resume.pages': 'A page.',
};

/** Names in the form that people gave. */
const NAMES = [
  'Catalogue the letterpress collection',
  anEmployer().name,
  ...[...QUESTIONS, ...MORE_QUESTIONS, ...OWN].flatMap((question) => [
    question.label,
    ...('options' in question ? question.options.map(({ label }) => label) : []),
  ]),
  'resume.pdf',
  'An answer',
  'https://ada.example/sheet',
];

const isPost = (path: string) => (request: { method?: string | undefined; url?: string | undefined }) =>
  request.method === 'POST' && request.url === path;

/** Holds answers back until they are let go. */
const holding = () => {
  const held: [response: ServerResponse, body: string][] = [];
  const fault: Fault = (response, body) => held.push([response, body]);
  return {
    fault,
    letGo: () => {
      for (const [response, body] of held.splice(0))
        response.writeHead(201, { 'Content-Type': 'application/json' }).end(body);
    },
  };
};

/** The deadline is over soon after the posting has come. */
const closesSoon: Fault = (response, body) => {
  const posting = JSON.parse(body) as object;
  const applicationDeadline = { at: new Date(Date.now() + 2500).toISOString(), timeZone: 'UTC' };
  response
    .writeHead(200, { 'Content-Type': 'application/json' })
    .end(JSON.stringify({ ...posting, applicationDeadline }));
};

/** Waits until the form says something. Not all browsers give back the signs that set names apart. */
const says = (page: Page, text: string) =>
  page.waitForFunction(
    (wanted) => {
      const { shadowRoot } = document.querySelector('micro-internship-apply')!;
      const said = shadowRoot?.querySelector<HTMLElement>('.root')?.innerText ?? '';
      return said.replaceAll(/[\u2066-\u2069]/g, '').includes(wanted);
    },
    { timeout: WAIT_LIMIT },
    text.replaceAll(/[\u2066-\u2069]/g, ''),
  );

const press = (page: Page, name: string) => page.locator(`>>>button::-p-text(${name})`).click();

const check = async (page: Page, id: string) => page.locator(`>>>#${id}`).click();

for (const [engine, name] of longJourneyEngines)
  describe(`the form in ${name}`, () => {
    let journey: Journey;
    let hosts: HostSite;
    /** Each fails in one thing alone, and what goes to the last goes through all. */
    let applications: FaultyServer;
    let uploads: FaultyServer;
    let postings: FaultyServer;
    let folder: string;
    before(async () => {
      journey = await startJourney({ browser: engine });
      hosts = await startHostSite(journey.marketplace.url);
      applications = await startFaultyServer(journey.marketplace.url, isPost('/v1/applications'));
      uploads = await startFaultyServer(applications.url, isPost('/v1/uploads'));
      postings = await startFaultyServer(
        uploads.url,
        ({ url }) => url?.startsWith('/v1/micro-internships/') === true,
      );
      folder = await mkdtemp(join(tmpdir(), 'visitor-'));
      for (const [file, content] of Object.entries(FILES)) await writeFile(join(folder, file), content);
    });
    afterEach(() => {
      for (const server of [applications, uploads, postings]) server.fail(undefined);
    });
    after(async () => {
      await rm(folder, { recursive: true });
      await journey.close();
      await hosts.close();
      for (const server of [postings, uploads, applications]) await server.close();
    });

    const open = async ({ locale, look, size }: Cell, slug: string): Promise<Page> => {
      const { applicationRegion, direction } = MESSAGES[locale];
      const url = hosts.serve(
        `/${slug}.html`,
        `<!doctype html><html lang="${locale}" dir="${direction}"><title>Lakeshore</title>
        <meta name="viewport" content="width=device-width">
        <style>:root { color-scheme: light dark } body { background: Canvas; color: CanvasText }</style>
        <script type="module" src="${journey.marketplace.url}/v1/micro-internships.js"></script>
        <main><h1>Lakeshore</h1><h2>${applicationRegion}</h2>
        <micro-internship-apply api="${postings.url}" micro-internship="${slug}"></micro-internship-apply>
        </main></html>`,
      );
      const page = await journey.open(`${hosts.url}/nothing.js`, {
        expected: /ERR_|status of \d|NetworkError|CORS/,
        ...SIZES[size],
        ...LOOKS[look],
      });
      page.on('dialog', (dialog) => void dialog.accept());
      // What the device remembers of the form before is not that of this visitor.
      await page.evaluate(() => localStorage.clear());
      await page.goto(url);
      return page;
    };

    for (const [turn, cell] of CELLS.entries())
      it(`is readable, fits and shows one language in every state: ${cell.locale}, ${cell.look}, ${cell.size}`, async () => {
        const { database } = journey.marketplace;
        const t = MESSAGES[cell.locale];
        const posting = postingFor(cell);
        await savePostings(database, posting);
        const page = await open(cell, posting.slug);
        let states = 0;
        const looksRight = async (state: string, more: { fewest?: number; names?: string[] } = {}) => {
          states += 1;
          // Each state is looked at once by a short run: in its cells by turns.
          if (!isFull && states % CELLS.length !== turn) return;
          const { locale, look, size } = cell;
          const name = `${state}, ${locale}, ${look}, ${size}`;
          await inspect(page, { engine, locale, name, names: NAMES, ...more });
        };
        const send = () => page.locator('>>>[part="send"]').click();
        const hand = async (file: string) => {
          const input = (await page.waitForSelector('>>>#answers-resume')) as ElementHandle<HTMLInputElement>;
          await input.uploadFile(join(folder, file));
        };

        await page.waitForSelector('>>>[role="combobox"]');
        await looksRight('form');
        await send();
        await says(page, t.problemTitle);
        await looksRight('form with errors');

        await hand('resume.pages');
        await says(page, t.fileError(RESUME.label, 'type'));
        await looksRight('file of another kind');
        await hand('broken.pdf');
        await says(page, t.fileError(RESUME.label, 'format'));
        await looksRight('file refused');
        uploads.fail(breaksOff);
        await hand('resume.pdf');
        await says(page, t.uploadRefusals.offline);
        await looksRight('file not sent');
        const held = holding();
        uploads.fail(held.fault);
        await press(page, t.tryAgain);
        await says(page, t.cancelUpload);
        await looksRight('file on its way');

        await fillIn(page, journey, posting.slug, ({ id }) => !OWN.some((question) => question.id === id));
        await page.locator('>>>#answers-towns').fill('town 1');
        await says(page, t.optionsLeft(11));
        await page.locator('>>>[value="town-12"]').click();
        await page.locator('>>>#answers-town').click();
        await page.keyboard.press('ArrowDown');
        await page.waitForSelector('>>>.option-active');
        await looksRight('list open');
        await page.keyboard.press('Enter');
        await looksRight('filled in');
        await send();
        await says(page, t.waitingForFile);
        await looksRight('waiting for its file');

        applications.fail(breaksOff, Infinity, true);
        held.letGo();
        await says(page, t.waiting);
        await looksRight('waiting for a connection');
        await page.reload();
        await says(page, t.wasSending);
        await looksRight('left while it was sent');

        applications.fail(refuses(429, 'too-many-requests', { 'Retry-After': '90' }), 1, true);
        await check(page, 'consent-given');
        await send();
        await says(page, t.sendFailures['too-many-requests']);
        await page.waitForSelector('>>>[part="send"][aria-disabled="true"]');
        await looksRight('held after too many');
        await page.reload();
        await says(page, t.keptHere);
        await looksRight('kept on the device');

        applications.fail(refuses(409, 'not-open'), 1, true);
        await check(page, 'consent-given');
        await send();
        await says(page, t.copyAnswers);
        await looksRight('no longer open');
        await press(page, t.copyAnswers);
        await page.waitForFunction(
          (label) => {
            const root = document.querySelector('micro-internship-apply')?.shadowRoot;
            return ![...(root?.querySelectorAll('button') ?? [])].some(
              ({ innerText }) => innerText === label,
            );
          },
          {},
          t.copyAnswers,
        );
        await looksRight('answers copied');

        await replaceQuestions(database, posting.slug, ASKED_ANEW);
        await send();
        await says(page, t.hadWritten);
        await looksRight('questions changed');
        await press(page, t.forgetAnswers);
        await says(page, t.nothingKept);
        await looksRight('kept no more');

        const email = await page.$eval('>>>#person-email', (field) => (field as HTMLInputElement).value);
        await send();
        const receipt = { fewest: 8, names: [...NAMES, email] };
        await says(page, t.checkEmail);
        await looksRight('receipt that asks for a code', receipt);
        const confirm = page.locator('>>>[part="confirm-code"]');
        await confirm.click();
        await says(page, t.codeIncomplete);
        await looksRight('code incomplete', receipt);
        const code = await mailedCode(journey.marketplace, email);
        await page.locator('>>>#code').fill(code === '123456' ? '654321' : '123456');
        await confirm.click();
        await says(page, t.codeWrong);
        await looksRight('code wrong', receipt);
        await page.locator('>>>#code').fill(code);
        await confirm.click();
        await says(page, t.receiptTitle);
        await looksRight('receipt', receipt);
        await press(page, t.remember);
        await says(page, t.forgetRemembered);
        await looksRight('receipt of who is remembered', receipt);

        postings.fail(closesSoon);
        await page.setCacheEnabled(false);
        await page.reload();
        await says(page, t.fillIn);
        await looksRight('remembered');
        await press(page, t.fillIn);
        await looksRight('filled in from memory');
        // It takes its time, so a short run waits for it where it is looked at.
        if (isFull || turn === 1) await says(page, t.deadlinePassed);
        await looksRight('past the deadline');
        await page.close();
      });
  });
