import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DomUtils, parseDocument } from 'htmlparser2';
import { startTestMarketplace, type TestMarketplace } from '../../../test/kit/marketplace.ts';
import { aCampus, aPosting, savePostings } from '../../../test/kit/postings.ts';
import { saveCampus } from '../../store/campuses.ts';

describe('the bar of a hosted page', () => {
  let marketplace: TestMarketplace;
  before(async () => {
    marketplace = await startTestMarketplace();
    await saveCampus(marketplace.database, aCampus({ slug: 'lakeshore', name: 'Lakeshore & Sons' }));
    await savePostings(marketplace.database, aPosting({ slug: 'name-the-breads' }));
  });
  after(() => marketplace.close());

  const barOf = async (path: string) => {
    const { children } = parseDocument(await (await fetch(`${marketplace.url}${path}`)).text());
    const [bar] = DomUtils.getElementsByClassName('campus-bar', children);
    const text = (name: string) =>
      bar && DomUtils.getElementsByTagName(name, bar).map(DomUtils.textContent).join();
    const [link] = bar ? DomUtils.getElementsByTagName('a', bar) : [];
    return bar && [text('bdi'), text('a'), link?.attribs.href];
  };

  it('names the campus and leads to its list, in three languages', async () => {
    for (const path of [
      '/c/lakeshore?mi-department=data',
      '/m/name-the-breads?campus=lakeshore',
      '/m/name-the-breads/apply?campus=lakeshore',
    ])
      assert.deepEqual(
        await barOf(path),
        ['Lakeshore & Sons', 'All micro-internships', '/c/lakeshore'],
        path,
      );
    for (const [lang, label] of [
      ['es', 'Todas las micropasantías'],
      ['ar', 'كل التدريبات المصغّرة'],
    ] as const)
      assert.deepEqual(await barOf(`/m/name-the-breads?campus=lakeshore&lang=${lang}`), [
        'Lakeshore & Sons',
        label,
        `/c/lakeshore?lang=${lang}`,
      ]);
  });

  it('is missing in a frame and without a campus', async () => {
    for (const path of [
      '/embed/lakeshore',
      '/embed/lakeshore/name-the-breads',
      '/embed/lakeshore/name-the-breads/apply',
      '/m/name-the-breads',
      '/m/name-the-breads/apply',
    ])
      assert.equal(await barOf(path), undefined, path);
  });
});
