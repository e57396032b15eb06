import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { startHostSite, type HostSite } from '../hosts/site.ts';
import { FEED, fillIn, ours, searchAndOpen, showsRows } from '../hosts/visit.ts';
import { journeyEngines } from '../kit/browsers.ts';
import { focusIsOn, startJourney, type Journey } from '../kit/journey.ts';
import { ASKS_FOR_CODE } from '../kit/mailed-code.ts';

interface Strictness {
  what: string;
  page: string;
  /** Of the marketplace's address and that of the page's own icon, which Firefox asks for. */
  policy: (addresses: { api: string; icon: string }) => string[];
}

const TRUSTED = "require-trusted-types-for 'script'";

/** Policies under which everything works. */
const POLICIES: Strictness[] = [
  {
    what: 'that allows nothing but the marketplace, and no styles at all',
    page: 'strict',
    policy: ({ api, icon }) => [
      "default-src 'none'",
      `script-src ${api}`,
      `connect-src ${api}`,
      "style-src 'none'",
      `img-src ${api} ${icon}`,
    ],
  },
  {
    what: 'that trusts scripts by a nonce alone, and whom they trust',
    page: 'strict-dynamic',
    policy: ({ api, icon }) => [
      "default-src 'none'",
      "script-src 'nonce-a-nonce-of-this-page' 'strict-dynamic'",
      `connect-src ${api}`,
      "style-src 'none'",
      `img-src ${api} ${icon}`,
      "base-uri 'none'",
    ],
  },
  {
    what: 'that asks for trusted types, of Lit alone',
    page: 'strict',
    policy: () => [TRUSTED, 'trusted-types lit-html'],
  },
  {
    what: 'that asks for trusted types, of two copies of Lit',
    page: 'strict-twice',
    policy: () => [TRUSTED, "trusted-types lit-html 'allow-duplicates'"],
  },
];

/** Policies that let no Lit, or no second one, make its types. */
const REFUSALS = {
  'that lets nobody make trusted types': {
    page: 'strict',
    policy: [TRUSTED, "trusted-types 'none'"],
    rows: 0,
  },
  'that lets one copy of Lit make them, and there are two': {
    page: 'strict-twice',
    policy: [TRUSTED, 'trusted-types lit-html'],
    rows: 20,
  },
};

/** Notes every violation from the moment the document is there. */
const noteViolations = (page: Page) =>
  page.evaluateOnNewDocument(() => {
    const violations: string[] = [];
    Object.assign(globalThis, { violations });
    document.addEventListener('securitypolicyviolation', (violation) => {
      violations.push(`${violation.effectiveDirective}: ${violation.blockedURI} ${violation.sample}`);
    });
  });

const violationsOf = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations);

for (const [browser, engine] of journeyEngines) {
  describe(`the list in ${engine}, on a page`, () => {
    let journey: Journey;
    let hosts: HostSite;
    let policy: string[] = [];
    before(async () => {
      journey = await startJourney({ browser });
      hosts = await startHostSite(journey.marketplace.url, (_, host) => ({
        'Content-Security-Policy': [...policy, `report-uri ${host}/reports`].join('; '),
      }));
    });
    after(async () => {
      await hosts.close();
      await journey.close();
    });

    const open = async (name: string, expected = /^$/) => {
      hosts.takeReports();
      const page = await journey.open('about:blank', { expected });
      await noteViolations(page);
      await page.goto(`${hosts.url}/${name}.html`);
      return page;
    };

    /** The slug of the first posting that is found, which the visitor opens. */
    const firstFound = async (): Promise<string> => {
      const address = `${journey.marketplace.url}/v1/micro-internships?campus=lakeshore&q=beer`;
      const { items } = (await (await fetch(address)).json()) as { items: { slug: string }[] };
      return items[0]?.slug ?? '';
    };

    for (const { what, page: name, policy: policyOf } of POLICIES) {
      it(`${what}, is styled, searched, opened, and applied from, and violates nothing`, async () => {
        policy = policyOf({ api: journey.marketplace.url, icon: `${hosts.url}/favicon.ico` });
        const page = await open(name, /is already defined by version/);
        await showsRows(page, 20);
        const border = await page.$eval(
          ours('[part="card"]'),
          (card) => getComputedStyle(card).borderTopWidth,
        );
        assert.equal(border, '1px');

        await searchAndOpen(page);
        await page.locator(ours('[part="apply"]')).click();
        await page.locator(ours('[part="send"]')).click();
        await focusIsOn(page, 'There is a problem');
        await fillIn(page, journey, await firstFound());
        await page.locator(ours('[part="send"]')).click();
        await focusIsOn(page, ASKS_FOR_CODE);

        assert.deepEqual(await violationsOf(page), []);
        assert.deepEqual(hosts.takeReports(), []);
        await page.close();
      });
    }

    for (const [what, { page: name, policy: given, rows }] of Object.entries(REFUSALS)) {
      it(`${what}, is ${rows === 0 ? 'the link that stood there' : 'that of whichever is there first'}`, async () => {
        policy = given;
        const said: string[] = [];
        const page = await journey.open('about:blank', { expected: /policy|createPolicy/i });
        page.on('console', (message) => said.push(message.text()));
        page.on('pageerror', (error) => said.push(`thrown: ${String(error)}`));
        await noteViolations(page);
        await page.goto(`${hosts.url}/${name}.html`);
        if (rows > 0) await showsRows(page, rows);

        const { text, isShown } = await page.$eval(`${FEED} a`, (link) => ({
          text: link.textContent,
          isShown: link.checkVisibility(),
        }));
        assert.deepEqual({ text, isShown }, { text: 'See all', isShown: rows === 0 });
        // The browser tells of its policy, and nobody of anything else.
        assert.equal(said.length, 1, said.join('\n'));
        assert.equal((await violationsOf(page)).length, 1);
        await page.close();
      });
    }
  });
}
