import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startHostSite, type HostSite } from '../hosts/site.ts';
import { showsRows } from '../hosts/visit.ts';
import { journeyEngines } from '../kit/browsers.ts';
import { sees, startJourney, type Journey } from '../kit/journey.ts';

for (const [browser, engine] of journeyEngines) {
  describe(`two lists and a form in a provider in ${engine}`, () => {
    let journey: Journey;
    let hosts: HostSite;
    before(async () => {
      journey = await startJourney({ browser });
      hosts = await startHostSite(journey.marketplace.url);
    });
    after(async () => {
      await hosts.close();
      await journey.close();
    });

    for (const where of ['head', 'end'])
      it(`share requests with the script at the ${where} of the page`, async () => {
        const page = await journey.open('about:blank');
        const asked: string[] = [];
        page.on('request', (request) => {
          const { pathname, search } = new URL(request.url());
          if (pathname.startsWith('/v1/micro-internships') && !pathname.endsWith('.js'))
            asked.push(pathname.replace('/v1/micro-internships', '') + search);
        });

        await page.goto(`${hosts.url}/provider-${where}.html`);
        await showsRows(page, 20, 20);
        await sees(page, 'Submit application');

        assert.deepEqual(asked.sort(), [
          '/inventory-of-public-wi-fi-in-90-rural-libraries?campus=lakeshore',
          '?campus=lakeshore',
        ]);
        await page.close();
      });
  });
}
