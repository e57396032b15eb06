import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DomUtils, parseDocument } from 'htmlparser2';
import { startTestMarketplace, type TestMarketplace } from '../../../../test/kit/marketplace.ts';
import { aCampus } from '../../../../test/kit/postings.ts';
import { saveCampus } from '../../../store/campuses.ts';

describe('the home page', () => {
  let marketplace: TestMarketplace;
  before(async () => {
    marketplace = await startTestMarketplace();
  });
  after(() => marketplace.close());

  const open = async (path = '/') => {
    const response = await fetch(`${marketplace.url}${path}`, { redirect: 'manual' });
    const { children } = parseDocument(await response.text());
    const named = (name: string) => DomUtils.getElementsByTagName(name, children);
    return {
      status: response.status,
      type: response.headers.get('Content-Type'),
      location: response.headers.get('Location'),
      html: named('html')[0]?.attribs,
      title: named('h1').map(DomUtils.textContent)[0],
      links: named('a').map((link) => [DomUtils.textContent(link), link.attribs.href]),
    };
  };

  it('says that no campus is listed, redirects to the only one and lists several by name', async () => {
    const empty = await open();
    assert.deepEqual([empty.status, empty.title, empty.links], [200, 'Micro-internships', []]);

    await saveCampus(marketplace.database, aCampus({ slug: 'lakeshore', name: 'Lakeshore' }));
    const only = await open();
    assert.deepEqual([only.status, only.location], [302, '/c/lakeshore']);
    assert.equal((await open('/?lang=es')).location, '/c/lakeshore?lang=es');

    await saveCampus(marketplace.database, aCampus({ slug: 'bergen-hills', name: 'Bergen & Hills' }));
    const several = await open();
    assert.equal(several.status, 200);
    assert.match(several.type ?? '', /^text\/html/);
    assert.equal(several.html?.lang, 'en');
    assert.deepEqual(several.links, [
      ['Bergen & Hills', '/c/bergen-hills'],
      ['Lakeshore', '/c/lakeshore'],
    ]);

    for (const [lang, dir, title] of [
      ['es', 'ltr', 'Micropasantías'],
      ['ar', 'rtl', 'التدريبات المصغّرة'],
    ] as const) {
      const page = await open(`/?lang=${lang}`);
      assert.deepEqual([page.html?.lang, page.html?.dir, page.title], [lang, dir, title]);
      assert.deepEqual(page.links[1], ['Lakeshore', `/c/lakeshore?lang=${lang}`]);
    }
  });
});
