import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { startHostSite, type HostSite } from '../hosts/site.ts';
import { recordRequests } from '../hosts/visit.ts';
import { journeyEngines } from '../kit/browsers.ts';
import { EVERY_QUESTION } from '../kit/every-question.ts';
import { startJourney, type Journey } from '../kit/journey.ts';
import { aPosting, savePostings } from '../kit/postings.ts';

const LONG = aPosting({ title: 'Sort the type of a press', questions: EVERY_QUESTION });
const SHORT = aPosting({ title: 'Weigh the type of a press', questions: [] });

const CLOSED = aPosting({ title: 'Ink the type of a press', questions: EVERY_QUESTION, status: 'closed' });

const SEND = '>>>micro-internship-apply >>> [part="send"]';
/** Mark of a form whose script has loaded the draft. */
const LIVE = '>>>micro-internship-apply >>> .apply > [role="status"]';

const posting = (slug: string) => `/v1/micro-internships/${slug}?campus=lakeshore`;

/** Lets the code that defines the widgets come once something is so. */
const holdCore = async (page: Page, isTime: () => boolean): Promise<void> => {
  let core: HTTPRequest | undefined;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.url().includes('/chunks/core-')) core = request;
    else void request.continue();
    if (core && !core.isInterceptResolutionHandled() && isTime()) void core.continue();
  });
};

for (const [browser, engine] of journeyEngines) {
  describe(`preload in ${engine}`, () => {
    let journey: Journey;
    let hosts: HostSite;
    before(async () => {
      journey = await startJourney({ browser });
      await savePostings(journey.marketplace.database, LONG, SHORT, CLOSED);
      hosts = await startHostSite(journey.marketplace.url);
    });
    after(async () => {
      await hosts.close();
      await journey.close();
    });

    /** Opens a page of a host with these forms; gives what it has asked for and got, in order. The core comes after the rest. */
    const visit = async (forms: string, beforeCore: string[] = []): Promise<string[]> => {
      const { url } = journey.marketplace;
      const script = `<script type="module" src="${url}/v1/micro-internships.js"></script>`;
      const address = hosts.serve(
        `/ahead-${crypto.randomUUID()}.html`,
        `<!doctype html><html lang="en"><title>Forms</title>${forms}${script}`,
      );
      const page = await journey.open('about:blank');
      const asked = recordRequests(page);
      if (beforeCore.length > 0) await holdCore(page, () => beforeCore.every((path) => asked.includes(path)));
      await page.goto(address);
      await page.waitForSelector(SEND);
      await page.waitForSelector(LIVE);
      await page.close();
      return asked;
    };
    const form = (slug: string, attributes = 'campus="lakeshore"') =>
      `<micro-internship-apply ${attributes} micro-internship="${slug}"></micro-internship-apply>`;
    const postingsIn = (asked: string[]) => asked.filter((path) => path.startsWith('/v1/micro-internships/'));

    it("requests a standalone form's posting once, with its code", async () => {
      const ahead = [posting(LONG.slug), '/v1/chunks/apply', '/v1/chunks/posting-shared', '/v1/chunks/files'];
      const asked = await visit(form(LONG.slug), ahead);

      assert.deepEqual(postingsIn(asked), [posting(LONG.slug)]);
      for (const part of ['fields', 'files', 'choices'])
        assert.equal(asked.filter((path) => path === `/v1/chunks/${part}`).length, 1, part);
    });

    it('loads nothing that a form of plain fields does not need', async () => {
      const asked = await visit(form(SHORT.slug));

      assert.deepEqual(postingsIn(asked), [posting(SHORT.slug)]);
      assert.doesNotMatch(String(asked), /fields|files|choices/);
    });

    it('requests each posting once for two forms', async () => {
      const asked = await visit(form(LONG.slug) + form(SHORT.slug));

      assert.deepEqual(postingsIn(asked).sort(), [posting(LONG.slug), posting(SHORT.slug)].sort());
    });

    it('leaves a form with its own api attribute to request its posting', async () => {
      const { url } = journey.marketplace;
      const asked = await visit(form(SHORT.slug, `campus="lakeshore" api="${url}"`));

      assert.deepEqual(postingsIn(asked), [posting(SHORT.slug)]);
      assert.ok(asked.indexOf(posting(SHORT.slug)) > asked.indexOf('done: /v1/chunks/core'));
    });

    for (const [what, path, taken] of [
      ['a list', '/c/lakeshore', '>>>[part="save"]'],
      ['a list in Spanish', '/c/lakeshore?lang=es', '>>>[part="save"]'],
      ['a posting', `/m/${LONG.slug}`, '>>>[part="share"]:not(.pending)'],
      ['a posting in Arabic', `/m/${LONG.slug}?lang=ar`, '>>>[part="share"]:not(.pending)'],
      ['a form', `/m/${LONG.slug}/apply`, LIVE],
      ['a form that is closed', `/m/${CLOSED.slug}/apply`, '>>>.message'],
      ['a form of plain fields, in Spanish', `/m/${SHORT.slug}/apply?lang=es`, LIVE],
    ] as const)
      it(`covers every file that the script of ${what} loads`, async () => {
        const page = await journey.open('about:blank', { expected: /status of 410/ });
        const asked = recordRequests(page);
        await page.goto(journey.marketplace.url + path);
        await page.waitForSelector(taken);
        await page.waitForNetworkIdle();
        const announced = await page.$$eval('link[rel="modulepreload"]', (links) =>
          links.map((link) => new URL(link.href).pathname.replace(/-[\w-]{8}\.js$/, '')),
        );
        await page.close();

        const loaded = asked.filter((one) => one.startsWith('/v1/hosted/chunks/'));
        assert.deepEqual([...new Set(loaded)].sort(), announced.sort());
      });
  });
}
