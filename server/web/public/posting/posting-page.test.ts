import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DomUtils, parseDocument } from 'htmlparser2';
import { startTestMarketplace, type TestMarketplace } from '../../../../test/kit/marketplace.ts';
import { aPosting, savePostings } from '../../../../test/kit/postings.ts';
import { readByIcalJs, readByNodeIcal } from '../../../../test/kit/readers.ts';
import type { Posting } from '../../../domain/posting.ts';

const NOW = new Date('2026-03-02T15:00:00Z');
const DEADLINE = { at: '2026-03-09T05:00:00Z', timeZone: 'America/Chicago' };

describe('all that there is to know of a posting, on its page', () => {
  let marketplace: TestMarketplace;
  before(async () => {
    marketplace = await startTestMarketplace({ seedDemo: true, clock: () => NOW });
  });
  after(() => marketplace.close());

  const store = async (overrides: Partial<Posting> = {}): Promise<Posting> => {
    const posting = aPosting({
      publishedAt: '2026-03-01T09:00:00Z',
      applicationDeadline: DEADLINE,
      ...overrides,
    });
    await savePostings(marketplace.database, posting);
    return posting;
  };

  const open = async (path: string) => {
    const response = await fetch(new URL(path, marketplace.url));
    const document = parseDocument(await response.text());
    const all = (name: string, part?: string) =>
      DomUtils.getElementsByTagName(name, document).filter(
        ({ attribs }) => part === undefined || attribs.part === part,
      );
    const text = all('main').map(DomUtils.innerText).join('').replace(/\s+/g, ' ');
    return { status: response.status, all, text };
  };

  it('is followed by similar ones, as links that lead on', async () => {
    const { slug } = await store();
    const answer = await fetch(`${marketplace.url}/v1/micro-internships/${slug}/similar?campus=lakeshore`);
    const { items } = (await answer.json()) as { items: { slug: string }[] };

    for (const [path, address] of [
      [`/m/${slug}?campus=lakeshore`, (one: string) => `${marketplace.url}/m/${one}?campus=lakeshore`],
      [`/embed/lakeshore/${slug}`, (one: string) => `/embed/lakeshore/${one}`],
    ] as const) {
      const { all } = await open(path);

      const links = all('section', 'similar').flatMap((section) =>
        DomUtils.getElementsByTagName('a', section).map(({ attribs }) => attribs.href ?? ''),
      );
      assert.equal(items.length, 3);
      assert.deepEqual(
        links,
        items.map((item) => address(item.slug)),
      );
      for (const href of links) assert.equal((await open(href)).status, 200, href);
    }
  });

  it('is still followed by similar ones once it is gone', async () => {
    const { slug } = await store({ status: 'filled' });

    const { status, all } = await open(`/m/${slug}`);

    assert.equal(status, 410);
    assert.equal(all('section', 'similar').length, 1);
  });

  it('says who pays and when, in what country, and how one works', async () => {
    const { slug } = await store({ country: 'CA', classification: 'contractor', paidBy: 'foundation' });

    const { text } = await open(`/m/${slug}`);

    for (const fact of [
      /Paid by\s*A foundation/,
      /Payment\s*On completion/,
      /Country\s*Canada/,
      /Independent contractor\s*You’re responsible for your own taxes\./,
    ])
      assert.match(text, fact);
  });

  it('lists the questions, and about how long they take', async () => {
    const { slug, questions } = await store();

    const { all, text } = await open(`/m/${slug}`);

    const [list, ...others] = all('details', 'questions');
    assert.ok(list);
    assert.deepEqual(others, []);
    assert.ok(!('open' in list.attribs));
    for (const { label } of questions) assert.ok(DomUtils.innerText(list).includes(label), label);
    assert.match(text, /Applying takes about \d+ minutes?\./);
  });

  it('leads to its deadline, which the calendars read', async () => {
    const { slug, title } = await store();
    const api = await fetch(`${marketplace.url}/v1/micro-internships/${slug}`);
    const { id } = (await api.json()) as { id: string };

    const { all } = await open(`/m/${slug}?campus=lakeshore`);
    const [link] = all('a', 'calendar');
    const file = await fetch(new URL(link?.attribs.href ?? '', marketplace.url));
    const calendar = await file.text();

    assert.match(file.headers.get('Content-Type') ?? '', /^text\/calendar/);
    for (const read of [readByIcalJs, readByNodeIcal]) {
      const [event, ...others] = read(calendar);
      assert.deepEqual(others, []);
      assert.deepEqual(
        [event?.uid, event?.at, event?.summary],
        [`${id}@127.0.0.1`, new Date(DEADLINE.at).toISOString(), `Apply by: ${title}`],
      );
    }
  });

  it('leads to no calendar where no deadline is to come', async () => {
    const { applicationDeadline: _, ...without } = aPosting({ publishedAt: '2026-03-01T09:00:00Z' });
    await savePostings(marketplace.database, without);

    assert.deepEqual((await open(`/m/${without.slug}`)).all('a', 'calendar'), []);
  });

  it('has nothing to press that needs a script', async () => {
    const { slug } = await store();

    for (const path of [`/m/${slug}?campus=lakeshore`, `/embed/lakeshore/${slug}`]) {
      const { all } = await open(path);

      const shown = all('button').filter(({ attribs }) => !attribs.class?.split(/\s+/).includes('pending'));
      assert.deepEqual(shown, [], path);
      assert.equal(all('form').length, 0, path);
    }
  });

  it('says that somebody may not be eligible, and takes their application', async () => {
    const { slug } = await store({ eligibility: { classYears: ['Junior', 'Senior'] } });

    const { all, text } = await open(`/m/${slug}`);

    assert.match(text, /Check your eligibility\. The employer is looking for:\s*Junior or Senior/);
    assert.equal(all('a', 'apply').length, 2);
  });

  it('leads to no form where it is for the students of another school', async () => {
    const { slug } = await store({ exclusiveTo: 'elmwood' });

    for (const [path, expected] of [
      [`/m/${slug}?campus=elmwood`, 2],
      [`/m/${slug}`, 0],
      [`/m/${slug}?campus=lakeshore`, 0],
    ] as const) {
      const { all, text } = await open(path);
      assert.equal(all('a', 'apply').length, expected, path);
      assert.equal(text.includes('only for the students of one school'), expected === 0, path);
    }
  });
});
