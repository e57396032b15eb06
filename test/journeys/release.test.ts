import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { VERSION } from '../../src/base/version.ts';
import { journeyEngines } from '../kit/browsers.ts';
import { sees, startJourney, type Journey } from '../kit/journey.ts';

const SCRIPT = `/v${VERSION}/micro-internships.js`;

/** Browser's message when a script is not the one that was pinned. */
const REFUSED = /integrity/;

/** A page of another origin, whose webmaster has pinned a release. */
const pinned = (origin: string, integrity: string) => `<!doctype html>
<html lang="en">
  <title>Career center</title>
  <link rel="icon" href="data:," />
  <script
    type="module"
    src="${origin}${SCRIPT}"
    integrity="${integrity}"
    crossorigin
    onload="document.title = 'loaded'"
    onerror="document.title = 'refused'"
  ></script>
  <micro-internship-feed campus="lakeshore">
    <a href="https://careers.lakeshore.example/micro-internships">See all micro-internships</a>
  </micro-internship-feed>
</html>`;

/** The same hash but for one byte of it. */
const otherThan = (integrity: string): string => {
  const [algorithm = '', hash = ''] = integrity.split(/-(.*)/s);
  const bytes = Buffer.from(hash, 'base64');
  bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
  return `${algorithm}-${bytes.toString('base64')}`;
};

const startSite = async (html: string) => {
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
};

const isTitled = (page: Page, title: string) =>
  page.waitForFunction((wanted) => document.title === wanted, {}, title);

for (const [browser, name] of journeyEngines) {
  describe(`a page that pins a version, in ${name}`, () => {
    let journey: Journey;
    let integrity: string;
    const sites: { close: () => Promise<void> }[] = [];
    before(async () => {
      journey = await startJourney({ browser });
      const response = await fetch(`${journey.marketplace.url}/v${VERSION}/release.json`);
      ({ integrity } = (await response.json()).files['micro-internships.js']);
    });
    after(async () => {
      await journey.close();
      for (const { close } of sites) await close();
    });

    const open = async (hash: string, expected?: RegExp) => {
      const site = await startSite(pinned(journey.marketplace.url, hash));
      sites.push(site);
      const page = await journey.open('about:blank', expected && { expected });
      const scripts: string[] = [];
      page.on('request', (request) => {
        if (request.url().endsWith('.js')) scripts.push(request.url());
      });
      await page.goto(site.url);
      return { page, scripts };
    };

    it('gets rows, postings and forms from the one pinned file', async () => {
      const { page, scripts } = await open(integrity);
      await isTitled(page, 'loaded');

      await page.locator('>>>[part="card-title"]').click();
      await sees(page, 'What you will deliver');
      await page.locator('>>>[part="apply"]').click();
      await sees(page, 'Apply for ');

      assert.deepEqual(scripts, [`${journey.marketplace.url}${SCRIPT}`]);
      await page.close();
    });

    it('keeps its link where the file is another by one byte of the hash', async () => {
      const { page } = await open(otherThan(integrity), REFUSED);
      await isTitled(page, 'refused');

      const found = await page.evaluate(() => {
        const feed = document.querySelector('micro-internship-feed');
        return {
          isDefined: customElements.get('micro-internship-feed') !== undefined,
          root: feed?.shadowRoot ?? null,
          isVisible: feed?.querySelector('a')?.checkVisibility(),
        };
      });
      assert.deepEqual(found, { isDefined: false, root: null, isVisible: true });
      await page.close();
    });
  });
}
