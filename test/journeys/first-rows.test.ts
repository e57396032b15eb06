import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startHostSite, type HostSite } from '../hosts/site.ts';
import { recordRequests, showsRows } from '../hosts/visit.ts';
import { journeyEngines } from '../kit/browsers.ts';
import { startJourney, type Journey } from '../kit/journey.ts';

for (const [browser, engine] of journeyEngines) {
  describe(`the first rows in ${engine}`, () => {
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

    /** Opens a page with these lists; gives what the page has asked for and got, in order, without what names change. */
    const visit = async (lists: string, rows: number[], query = ''): Promise<string[]> => {
      const script = `${journey.marketplace.url}/v1/micro-internships.js`;
      const url = hosts.serve(
        `/first-rows-${crypto.randomUUID()}.html`,
        `<!doctype html><html lang="en"><title>Lists</title>${lists}<script type="module" src="${script}"></script>`,
      );
      const page = await journey.open('about:blank');
      const asked = recordRequests(page);
      await page.goto(url + query);
      await showsRows(page, ...rows);
      await page.close();
      return asked;
    };

    const rowsOf = (query: string) => `/v1/micro-internships?${query}`;
    const isRequestForRows = (path: string) => path.startsWith('/v1/micro-internships?');

    it('prefetch a plain list once while the code loads', async () => {
      const asked = await visit('<micro-internship-feed campus="lakeshore"></micro-internship-feed>', [20]);

      assert.deepEqual(asked.filter(isRequestForRows), [rowsOf('campus=lakeshore')]);
      const rows = asked.indexOf(rowsOf('campus=lakeshore'));
      assert.ok(rows < asked.indexOf('done: /v1/chunks/core'), String(asked));
      assert.ok(rows < asked.indexOf('/v1/chunks/elements'), String(asked));
    });

    it('request a filtered list once, with its filter', async () => {
      const asked = await visit(
        '<micro-internship-feed campus="lakeshore" page-size="5" arrangement="remote"></micro-internship-feed>',
        [5],
      );

      assert.deepEqual(
        asked.filter(isRequestForRows).map((path) => new URLSearchParams(path.split('?')[1]).toString()),
        ['campus=lakeshore&page-size=5&arrangement=remote'],
      );
    });

    it('follow a filter in the URL', async () => {
      const asked = await visit(
        '<micro-internship-feed campus="lakeshore" ></micro-internship-feed>',
        [],
        '?mi-q=beer',
      );

      assert.deepEqual(asked.filter(isRequestForRows), [rowsOf('q=beer&campus=lakeshore')]);
    });

    it('request two lists of two campuses once each', async () => {
      const asked = await visit(
        ['lakeshore', 'bergen-hills']
          .map((campus) => `<micro-internship-feed campus="${campus}"></micro-internship-feed>`)
          .join(''),
        [20],
      );

      assert.deepEqual(asked.filter(isRequestForRows).toSorted(), [
        rowsOf('campus=bergen-hills'),
        rowsOf('campus=lakeshore'),
      ]);
    });
  });
}
