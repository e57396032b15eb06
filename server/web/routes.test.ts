import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eq, sql } from 'drizzle-orm';
import { DomUtils, parseDocument } from 'htmlparser2';
import { pino } from 'pino';
import { applicationTo, type Receipt } from '../../src/contract/application.ts';
import { check } from '../../src/contract/check.ts';
import { MicroInternship } from '../../src/contract/micro-internship.ts';
import { readDraft, toRequest } from '../../src/features/apply/draft.ts';
import { codeFor } from '../../test/kit/confirm.ts';
import { startTestMarketplace, type TestMarketplace } from '../../test/kit/marketplace.ts';
import { aCampus, aPosting, QUESTIONS, savePostings } from '../../test/kit/postings.ts';
import { testServices } from '../../test/kit/services.ts';
import { HOUR } from '../domain/durations.ts';
import type { Posting } from '../domain/posting.ts';
import { referenceOf } from '../domain/reference.ts';
import { createApp } from '../app.ts';
import { saveCampus } from '../store/campuses.ts';
import { applications } from '../store/schema/index.ts';
import { en } from '../../test/kit/messages.ts';

const START = new Date('2026-03-02T15:00:00Z');

let now = START;
let marketplace: TestMarketplace;
before(async () => {
  marketplace = await startTestMarketplace({ seedDemo: true, clock: () => now });
});
beforeEach(() => {
  now = START;
});
after(() => marketplace.close());

const pass = (hours: number) => {
  now = new Date(now.getTime() + hours * HOUR);
};

const readPage = async (response: Response) => {
  const { status, headers } = response;
  const text = await response.text();
  const document = parseDocument(text);
  const all = (name: string, attributes: Record<string, string> = {}) =>
    DomUtils.getElementsByTagName(name, document).filter((element) =>
      Object.entries(attributes).every(([attribute, value]) => element.attribs[attribute] === value),
    );
  return { status, headers, text, all };
};
type Page = Awaited<ReturnType<typeof readPage>>;

const open = async (path: string, init: RequestInit = {}): Promise<Page> =>
  readPage(await fetch(new URL(path, marketplace.url), init));

const store = async (overrides: Partial<Posting> = {}): Promise<Posting> => {
  const posting = aPosting({ publishedAt: '2026-03-01T09:00:00Z', ...overrides });
  await savePostings(marketplace.database, posting);
  return posting;
};

/** The slugs of the rows, in their order. */
const rowsOf = ({ all }: Page): string[] =>
  all('a', { part: 'card-title' }).map((link) => link.attribs['data-slug'] ?? '');

const firstViewOf = ({ all }: Page) =>
  JSON.parse(all('script', { id: 'first-view' }).map(DomUtils.textContent).join('')) as {
    refused: string[];
    persistentParams: [string, string][];
    list: { query: Record<string, unknown> };
  };

const structuredData = ({ all }: Page): Record<string, unknown>[] =>
  all('script', { type: 'application/ld+json' }).map(
    (script) => JSON.parse(DomUtils.textContent(script)) as Record<string, unknown>,
  );

const linksTo = ({ all }: Page, rel: string) => all('link', { rel }).map(({ attribs }) => attribs);

const robotsOf = ({ all }: Page) => all('meta', { name: 'robots' }).map(({ attribs }) => attribs.content);

const textOf = ({ all }: Page) => all('main').map(DomUtils.innerText).join('').replace(/\s+/g, ' ');

const policyOf = ({ headers }: Page): Record<string, string[]> =>
  Object.fromEntries(
    (headers.get('Content-Security-Policy') ?? '').split(';').map((part) => {
      const [name = '', ...sources] = part.trim().split(' ');
      return [name, sources];
    }),
  );

/** Asserts that nothing in a document runs or looks otherwise than its policy says. */
const assertQuiet = (page: Page, state: string): void => {
  const { all } = page;
  const policy = policyOf(page);
  for (const { attribs } of all('script')) {
    const isOurs = attribs.src === '/v1/hosted/hosted.js' && attribs.type === 'module';
    const isData = attribs.type === 'application/json' || attribs.type === 'application/ld+json';
    assert.ok(isOurs || isData, `${state}: a script ${JSON.stringify(attribs)}`);
  }
  for (const { name, attribs } of all('*')) {
    const runs = Object.keys(attribs).filter((attribute) => /^(?:on|style$)/.test(attribute));
    assert.deepEqual(runs, [], `${state}: <${name}>`);
    assert.doesNotMatch(
      attribs.href ?? attribs.src ?? attribs.action ?? '',
      /^\s*(?:javascript|data):/i,
      state,
    );
  }
  const hashes = all('style').map(
    (style) => `'sha256-${createHash('sha256').update(DomUtils.textContent(style)).digest('base64')}'`,
  );
  assert.deepEqual(policy['style-src'], [...new Set(hashes)], state);
  assert.deepEqual(policy['default-src'], ["'none'"], state);
  assert.deepEqual(policy['script-src'], ["'self'", marketplace.url], state);
};

describe('the page of a list', () => {
  it('holds the first rows of the list, and a link that leads to the others', async () => {
    const answer = (await (
      await fetch(`${marketplace.url}/v1/micro-internships?campus=lakeshore`)
    ).json()) as {
      items: { slug: string }[];
      total: number;
    };

    const page = await open('/c/lakeshore');
    const [more] = page.all('a', { part: 'load-more' });
    const rest = await open(more?.attribs.href ?? '');

    assert.equal(page.status, 200);
    assert.equal(page.headers.get('Content-Type'), 'text/html; charset=UTF-8');
    assert.deepEqual(
      rowsOf(page),
      answer.items.map(({ slug }) => slug),
    );
    assert.equal(new Set([...rowsOf(page), ...rowsOf(rest)]).size, answer.total);
    assert.equal(rowsOf(page).length + rowsOf(rest).length, answer.total);
  });

  it('may be kept for a while, be listed and be found in its other forms', async () => {
    const page = await open('/c/lakeshore?department=data&mi-q=wifi');

    assert.equal(page.headers.get('Cache-Control'), 'public, max-age=30, stale-while-revalidate=300');
    assert.deepEqual(robotsOf(page), []);
    assert.deepEqual(
      linksTo(page, 'canonical').map(({ href }) => href),
      [`${marketplace.url}/c/lakeshore`],
    );
    const alternates = linksTo(page, 'alternate').filter(({ hreflang }) => hreflang === undefined);
    assert.deepEqual(alternates.map(({ type }) => type).toSorted(), [
      'application/atom+xml',
      'application/feed+json',
      'application/json+oembed',
      'application/rss+xml',
      'text/calendar',
      'text/xml+oembed',
    ]);
    for (const { href = '', type = '' } of alternates) {
      const { status } = await fetch(href);
      assert.equal(status, 200, href);
      if (!type.endsWith('+oembed'))
        assert.match(href, /\?(?=.*campus=lakeshore)(?=.*department=data)(?=.*q=wifi)/);
    }
  });

  it('runs nothing but our script, and may be framed by nobody', async () => {
    const page = await open('/c/lakeshore');

    assertQuiet(page, 'list');
    assert.deepEqual(policyOf(page)['frame-ancestors'], ["'none'"]);
    assert.ok(page.all('style').length >= 2);
    assert.deepEqual(structuredData(page), []);
  });

  it('of a campus that is not there is a page that says so', async () => {
    for (const path of ['/c/atlantis', '/embed/atlantis', '/embed/atlantis/project', '/m/no-such-project']) {
      const page = await open(path);

      assert.equal(page.status, 404, path);
      assert.match(page.headers.get('Content-Type') ?? '', /^text\/html/, path);
      assert.equal(page.headers.get('Cache-Control'), 'no-store', path);
      assert.deepEqual(robotsOf(page), ['noindex'], path);
      assert.deepEqual(page.all('h1').map(DomUtils.textContent), ['Page not found'], path);
      assert.deepEqual(policyOf(page)['frame-ancestors'], ["'none'"], path);
      assertQuiet(page, path);
    }
  });
});

describe('the brand colour', () => {
  const brandOf = (page: Page) =>
    page
      .all('style')
      .map((style) => /^\s*:where\(:root\)[^#]*(#\w+)/.exec(DomUtils.textContent(style))?.[1])
      .find(Boolean);

  it('is there before any script: what the address names, else that of the campus', async () => {
    await saveCampus(marketplace.database, aCampus({ slug: 'branded', accent: '#7a1f3d' }));
    await savePostings(marketplace.database, aPosting({ slug: 'branded-birds' }));

    for (const path of [
      '/c/branded',
      '/embed/branded',
      '/m/branded-birds?campus=branded',
      '/m/branded-birds/apply?campus=branded',
    ]) {
      const page = await open(path);
      assert.equal(brandOf(page), '#7a1f3d', path);
      assertQuiet(page, path);
    }
    assert.equal(brandOf(await open('/c/branded?accent=%23005533')), '#005533');
    assert.equal(brandOf(await open('/c/branded?accent=red;}')), '#7a1f3d');
    assert.equal(brandOf(await open('/c/bergen-hills')), undefined);
  });
});

describe('the document for a frame', () => {
  it('may be framed by whom the campus lists, and is not listed itself', async () => {
    await saveCampus(
      marketplace.database,
      aCampus({ slug: 'framed', frameAncestors: ['https://*.framed.example', 'https://lms.example'] }),
    );

    const page = await open('/embed/framed');

    assert.equal(page.status, 200);
    assert.deepEqual(policyOf(page)['frame-ancestors'], [
      "'self'",
      'https://*.framed.example',
      'https://lms.example',
    ]);
    assert.deepEqual(robotsOf(page), ['noindex']);
    assertQuiet(page, 'framed list');
  });

  it('may be framed by nobody where the campus lists nobody', async () => {
    await saveCampus(marketplace.database, aCampus({ slug: 'unframed', frameAncestors: [] }));

    const page = await open('/embed/unframed');

    assert.equal(page.status, 200);
    assert.deepEqual(policyOf(page)['frame-ancestors'], ["'none'"]);
  });

  it('says in the frame too that something is not there', async () => {
    const page = await open('/embed/lakeshore/no-such-project');

    assert.equal(page.status, 404);
    assert.deepEqual(policyOf(page)['frame-ancestors'], [
      "'self'",
      'http://127.0.0.1:*',
      'http://localhost:*',
    ]);
    assertQuiet(page, 'missing in a frame');
  });

  it('leads from link to link inside the frame, set up as it was', async () => {
    const page = await open('/embed/lakeshore?layout=list&department=research&department=data&page-size=2');

    const hrefs = page.all('a').map(({ attribs }) => attribs.href ?? '');
    const inside = hrefs.filter((href) => href.startsWith('/'));
    assert.equal(inside.length, 3);
    for (const href of inside) {
      assert.match(href, /^\/embed\/lakeshore[/?]/);
      const { searchParams } = new URL(href, marketplace.url);
      assert.equal(searchParams.get('layout'), 'list', href);
      assert.equal(searchParams.getAll('department').join(' '), 'research data', href);
      assert.equal((await open(href)).status, 200, href);
    }
  });
});

describe('the page of a posting', () => {
  const DEADLINE = { at: '2026-03-09T05:00:00Z', timeZone: 'America/Chicago' };

  it('tells search engines of one job, which is the posting', async () => {
    const { slug, title } = await store({ applicationDeadline: DEADLINE });

    const page = await open(`/m/${slug}`);

    assert.equal(page.status, 200);
    assert.equal(page.headers.get('Cache-Control'), 'public, max-age=30, stale-while-revalidate=300');
    const [job, ...others] = structuredData(page);
    assert.deepEqual([job?.['@type'], job?.title, others], ['JobPosting', title, []]);
    assert.deepEqual(robotsOf(page), []);
    assert.deepEqual(
      linksTo(page, 'canonical').map(({ href }) => href),
      [`${marketplace.url}/m/${slug}`],
    );
    for (const { href = '' } of linksTo(page, 'alternate'))
      assert.equal((await fetch(href)).status, 200, href);
    assert.deepEqual(policyOf(page)['frame-ancestors'], ["'none'"]);
    assertQuiet(page, 'posting');
  });

  it('tells of no job where it is a sample, stands in a frame, or is a form', async () => {
    const { slug } = await store();
    const { slug: sample } = await store({ sample: true });

    for (const path of [`/m/${sample}`, `/embed/lakeshore/${slug}`, `/m/${slug}/apply`]) {
      const page = await open(path);
      assert.equal(page.status, 200, path);
      assert.deepEqual(structuredData(page), [], path);
      assert.deepEqual(robotsOf(page), ['noindex'], path);
    }
  });

  it('is gone once its deadline has passed', async () => {
    const { slug, title } = await store({ applicationDeadline: DEADLINE });
    const before = await open(`/m/${slug}`);

    now = new Date(DEADLINE.at);

    for (const path of [`/m/${slug}`, `/m/${slug}/apply`, `/embed/lakeshore/${slug}`]) {
      const page = await open(path);
      assert.equal(page.status, 410, path);
      assert.deepEqual(structuredData(page), [], path);
      assert.deepEqual(robotsOf(page), ['noindex'], path);
      assert.ok(textOf(page).includes(title), path);
      assert.deepEqual(page.all('a', { part: 'apply' }), [], path);
      assert.deepEqual(page.all('form', { method: 'post' }), [], path);
    }
    assert.equal(before.status, 200);
  });

  for (const status of [
    'closed',
    'selecting',
    'filled',
    'in-progress',
    'completed',
    'cancelled',
    'expired',
  ] as const)
    it(`is gone when it is ${status}`, async () => {
      const { slug } = await store({ status });

      const page = await open(`/m/${slug}`);

      assert.equal(page.status, 410);
      assert.deepEqual(structuredData(page), []);
      assert.deepEqual(robotsOf(page), ['noindex']);
    });

  it('is not gone while it is paused', async () => {
    const { slug } = await store({ status: 'paused' });

    assert.equal((await open(`/m/${slug}`)).status, 200);
  });

  for (const status of ['draft', 'in-review'] as const)
    it(`is not there while it is ${status}`, async () => {
      const { slug } = await store({ status });

      for (const path of [`/m/${slug}`, `/m/${slug}/apply`, `/embed/lakeshore/${slug}`])
        assert.equal((await open(path)).status, 404, path);
    });

  it('leads to the list and to the form of the campus that it is opened for', async () => {
    const { slug } = await store();

    const page = await open(`/m/${slug}?campus=lakeshore`);

    const hrefs = page.all('a').map(({ attribs }) => attribs.href);
    assert.ok(hrefs.includes('/c/lakeshore'));
    assert.ok(hrefs.includes(`/m/${slug}/apply?campus=lakeshore`));
  });
});

describe('the address of a list', () => {
  it('sets up the list by the names of its attributes', async () => {
    const page = await open(
      '/c/lakeshore?department=research&department=data&sort=fee&layout=compact&page-size=3&filters=hours%20fee',
    );

    const { persistentParams, list, refused } = firstViewOf(page);
    assert.deepEqual(Object.fromEntries(persistentParams), {
      department: 'research data',
      filters: 'hours fee',
      sort: 'fee',
      layout: 'compact',
      'page-size': '3',
    });
    assert.deepEqual(list.query, {
      campus: 'lakeshore',
      department: ['research', 'data'],
      sort: 'fee',
      'page-size': 3,
    });
    assert.deepEqual(refused, []);
    const [widget] = page.all('micro-internship-feed');
    assert.equal(widget?.attribs.department, 'research data');
    assert.ok(rowsOf(page).length <= 3);
    assert.deepEqual(page.all('select', { name: 'mi-department' }), []);
  });

  it('says what the visitor has chosen', async () => {
    const chosen = await open('/c/lakeshore?mi-department=research&mi-q=beer');

    assert.deepEqual(firstViewOf(chosen).list.query, {
      campus: 'lakeshore',
      department: ['research'],
      q: 'beer',
    });
    assert.deepEqual(firstViewOf(chosen).persistentParams, []);
    assert.deepEqual(
      chosen
        .all('option')
        .filter(({ attribs }) => 'selected' in attribs)
        .map(({ attribs }) => attribs.value),
      ['research', ''],
    );
    assert.deepEqual(
      chosen.all('input', { name: 'mi-q' }).map(({ attribs }) => attribs.value),
      ['beer'],
    );
  });

  it('changes by no choice what is set up', async () => {
    const page = await open(
      '/c/lakeshore?department=data&mi-department=research&mi-campus=northgate&mi-page-size=1&campus=northgate&sort=closing&mi-sort=fee',
    );

    assert.deepEqual(firstViewOf(page).list.query, {
      campus: 'lakeshore',
      department: ['data'],
      sort: 'closing',
    });
  });

  it('is read without what is not accepted, which the developer is told', async () => {
    const page = await open(
      '/c/lakeshore?department=knitting&sort=random&layout=table&page-size=0&filters=colour&utm_source=mail' +
        '&mi-department=knitting&mi-min-fee=lots&mi-due-by=tomorrow&mi-hat=red',
    );

    assert.equal(page.status, 200);
    const { list, refused, persistentParams } = firstViewOf(page);
    assert.deepEqual(list.query, { campus: 'lakeshore' });
    assert.deepEqual(persistentParams, []);
    assert.deepEqual(
      refused.map(
        (line) => /^<micro-internship-feed ([a-z-]+)="[^"]*"> is not used; accepted: /.exec(line)?.[1],
      ),
      ['page-size', 'filters', 'layout', 'department', 'sort'],
    );
  });

  it('leads to the first page by a cursor that is old, foreign or none', async () => {
    const first = rowsOf(await open('/c/lakeshore'));
    const byFee = await open('/c/lakeshore?sort=fee&page-size=2');
    const foreign = new URL(
      byFee.all('a', { part: 'load-more' })[0]?.attribs.href ?? '',
      marketplace.url,
    ).searchParams.get('mi-cursor');

    assert.ok(foreign);
    for (const cursor of [foreign, 'abc', 'W10', '!', 'a'.repeat(401)]) {
      const page = await open(`/c/lakeshore?mi-cursor=${encodeURIComponent(cursor)}`);
      assert.equal(page.status, 200, cursor);
      assert.deepEqual(rowsOf(page), first, cursor);
    }
  });
});

describe('whatever stands in an address', () => {
  const TEXTS: Record<string, string> = {
    script: '%3Cscript%3Ealert(1)%3C/script%3E',
    'the end of a script': '%3C/script%3E%3Cscript%3Ealert(1)%3C/script%3E',
    'the end of an attribute': '%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E',
    'a template': '%3C/template%3E%3C!--%20%3Cscript%3E',
    nothing: '%00',
    'half a character': '%ED%A0%80',
    'no encoding': '%E0%A4%A',
    'half an escape': '%',
    'the name of a prototype': '__proto__',
    'the name of its constructor': 'constructor',
    'the name of a method': 'toString',
    'a large number': '1e400',
    'much text': 'a'.repeat(5000),
    'other letters': '%E4%B8%AD%E6%96%87',
  };
  const NAMES = [
    'mi-q',
    'mi-department',
    'mi-skill',
    'mi-language',
    'mi-cursor',
    'mi-min-fee',
    'mi-from',
    'mi-short',
  ];
  const SETTINGS = ['department', 'filters', 'sort', 'layout', 'page-size'];

  for (const [what, text] of Object.entries(TEXTS))
    it(`runs nowhere and breaks nothing: ${what}`, async () => {
      const { slug } = await store();
      const paths = [
        ...[...NAMES, ...SETTINGS].map((name) => `/c/lakeshore?page-size=1&${name}=${text}`),
        `/embed/lakeshore?${[...NAMES, ...SETTINGS].map((name) => `${name}=${text}`).join('&')}`,
        `/c/lakeshore?${text}=1&mi-${text}=1`,
        `/c/${text}`,
        `/embed/${text}`,
        `/embed/lakeshore/${text}`,
        `/embed/lakeshore/${text}/apply`,
        `/embed/lakeshore/${slug}?layout=${text}`,
        `/m/${text}`,
        `/m/${text}/apply`,
        `/m/${slug}?campus=${text}`,
        `/m/${slug}/apply?campus=${text}`,
      ];

      for (const path of paths) {
        const state = path.slice(0, 80);
        const page = await open(path);
        assert.ok(page.status < 500, `${page.status} ${state}`);
        if (page.headers.get('Content-Type')?.startsWith('text/html')) assertQuiet(page, state);
      }
    });

  it('is shown in the search field as it was typed', async () => {
    const page = await open(`/c/lakeshore?mi-q=${encodeURIComponent('"><b>&amp;')}`);

    assert.deepEqual(
      page.all('input', { name: 'mi-q' }).map(({ attribs }) => attribs.value),
      ['"><b>&amp;'],
    );
  });
});

describe('whatever an employer writes', () => {
  it('ends no script, no style and no attribute', async () => {
    const hostile = '</script><script>alert(1)</script></title></style></template><!--<script>"\'';
    const { slug } = await store({
      title: hostile,
      summary: hostile,
      description: [{ type: 'paragraph', children: [{ type: 'text', text: hostile }] }],
      questions: [
        { id: 'approach', kind: 'long-text', label: hostile, help: hostile, required: true, maxLength: 500 },
      ],
    });
    const counts: Record<string, number> = {
      [`/c/lakeshore?mi-q=${encodeURIComponent('alert(1)')}`]: 2,
      [`/embed/lakeshore?mi-q=${encodeURIComponent('alert(1)')}`]: 2,
      [`/m/${slug}`]: 3,
      [`/embed/lakeshore/${slug}`]: 2,
      [`/m/${slug}/apply`]: 2,
    };

    for (const [path, count] of Object.entries(counts)) {
      const page = await open(path);
      assert.equal(page.status, 200, path);
      assertQuiet(page, path);
      assert.equal(page.all('script').length, count, path);
      assert.ok(page.text.includes('alert(1)'), path);
    }
    assert.equal(structuredData(await open(`/m/${slug}`))[0]?.title, hostile);
  });
});

describe('a form without script', () => {
  type Fields = Record<string, string>;

  const filled = (overrides: Fields = {}): Fields => ({
    'person.name': 'Zoë Ångström',
    'person.email': `zoe.${randomUUID()}@elmwood.example`,
    'person.school': 'Elmwood College',
    'answers.approach': 'Cabinet by cabinet.\r\nThen drawer by drawer.',
    'answers.tool': 'sql',
    'answers.on-site': 'no',
    'statements.adult': 'on',
    'consent.given': 'on',
    ...overrides,
  });

  const decoded = (text: string): string =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

  /** Form data as a browser would send it. */
  const typedIn = ({ all }: Page): Fields => {
    const inputs = all('input')
      .map(({ attribs }) => attribs)
      .filter(({ type, checked }) => (type !== 'radio' && type !== 'checkbox') || checked !== undefined)
      .map(({ name = '', value = 'on' }) => [name, value]);
    // A browser drops the line break after the tag, and reads what this parser leaves as it is.
    const areas = all('textarea').map((area) => [
      area.attribs.name ?? '',
      decoded(DomUtils.textContent(area).replace(/^\n/, '')),
    ]);
    return Object.fromEntries([...inputs, ...areas].filter(([, value]) => value !== '')) as Fields;
  };

  const tokenIn = (page: Page): string => typedIn(page).token ?? '';

  const tokenFor = async (path: string): Promise<string> => tokenIn(await open(path));

  const send = (path: string, fields: Fields, headers: Record<string, string> = {}) =>
    open(path, { method: 'POST', body: new URLSearchParams(fields), headers });

  const storedBy = (email: string | undefined) =>
    marketplace.database
      .select()
      .from(applications)
      .where(eq(sql`${applications.person} ->> 'email'`, email ?? ''));

  const withLineFeeds = (fields: Fields): Fields =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]));

  /** Asserts that a form was sent back with everything that was typed, and that nothing is stored. */
  const assertKept = async (page: Page, fields: Fields): Promise<void> => {
    const { token, ...typed } = typedIn(page);
    const { token: _, ...given } = withLineFeeds(fields);
    assert.ok(token);
    assert.deepEqual(typed, given);
    assert.equal(page.headers.get('Cache-Control'), 'no-store');
    assert.deepEqual(await storedBy(given['person.email']), []);
    assertQuiet(page, 'form sent back');
  };

  const referenceOn = (page: Page): string => page.all('code').map(DomUtils.textContent).join();

  it('is kept by nobody and asks all questions', async () => {
    const { slug } = await store();

    const page = await open(`/m/${slug}/apply`);

    assert.equal(page.status, 200);
    assert.equal(page.headers.get('Cache-Control'), 'private, no-cache');
    const [form] = page.all('form');
    assert.deepEqual([form?.attribs.method, form?.attribs.action], ['post', `/m/${slug}/apply`]);
    assertQuiet(page, 'form');
    const names = [...page.all('input'), ...page.all('textarea')].map(({ attribs }) => attribs.name);
    assert.deepEqual(
      new Set(names),
      new Set(['token', 'website', ...Object.keys(filled()), 'answers.portfolio']),
    );
  });

  it('is received once, by a receipt that asks for a code, and once that is entered by two mails', async () => {
    const { slug, title } = await store();
    const path = `/m/${slug}/apply?campus=elmwood`;
    const fields = filled({ token: await tokenFor(path) });

    const page = await send(path, fields);

    assert.equal(page.status, 200);
    assert.equal(page.headers.get('Cache-Control'), 'no-store');
    assert.match(textOf(page), /Check your email to finish/);
    assertQuiet(page, 'receipt');
    const [row, ...others] = await storedBy(fields['person.email']);
    assert.deepEqual(others, []);
    assert.equal(referenceOn(page), referenceOf(row?.id ?? ''));
    for (const sent of ['Your application', 'Zoë Ångström', fields['person.email'] ?? '?'])
      assert.ok(textOf(page).includes(sent), sent);
    assert.equal(row?.campus, 'elmwood');
    assert.deepEqual(row.person, {
      name: 'Zoë Ångström',
      email: fields['person.email'],
      school: 'Elmwood College',
    });
    assert.deepEqual(row.answers, {
      approach: 'Cabinet by cabinet.\nThen drawer by drawer.',
      tool: 'sql',
      'on-site': false,
    });
    const [form] = page.all('form');
    assert.equal(form?.attribs.action, `/m/${slug}/confirm?campus=elmwood`);
    const { token = '' } = typedIn(page);
    const code = await codeFor(marketplace, row.id);
    const confirmed = await send(form.attribs.action, { token, code });
    assert.equal(confirmed.status, 200);
    assert.match(textOf(confirmed), /Application received/);
    assert.equal(referenceOn(confirmed), referenceOf(row.id));
    assertQuiet(confirmed, 'confirmed receipt');
    const letters = await marketplace.mailsTo(fields['person.email'] ?? '', 2);
    assert.deepEqual(
      new Set(letters.map(({ subject }) => subject)),
      new Set([`Confirm your application: ${code}`, `Your application: ${title}`]),
    );
    const toEmployer = (await marketplace.mailsTo('projects@gristmill.example')).filter(({ raw }) =>
      raw.includes(fields['person.email'] ?? ''),
    );
    assert.equal(toEmployer.length, 1);
  });

  it('counts a line break as one character, as the form with script does', async () => {
    const { slug } = await store();
    const path = `/m/${slug}/apply`;
    const fields = filled({ 'answers.approach': `${'a\r\n'.repeat(249)}ab`, token: await tokenFor(path) });

    assert.equal((await send(path, fields)).status, 200);
  });

  it('takes words of one’s own that were written beside no box, and gives them back with the box chosen', async () => {
    const tool = { id: 'tool', kind: 'single-choice', label: 'Which tool?', required: true } as const;
    const options = [{ value: 'sql', label: 'SQL' }];
    const { slug } = await store({ questions: [{ ...tool, options, other: true }] });
    const path = `/m/${slug}/apply`;
    const fields = filled({ 'answers.tool': 'A pencil & paper', token: await tokenFor(path) });

    const { 'consent.given': _, ...unagreed } = fields;
    const sentBack = await send(path, unagreed);
    const boxes = sentBack.all('input').filter(({ attribs }) => attribs.type === 'radio');
    const page = await send(path, fields);

    assert.deepEqual(
      boxes.map(({ attribs }) => [attribs.value, 'checked' in attribs]),
      [
        ['sql', false],
        ['', true],
      ],
    );
    assert.equal(typedIn(sentBack)['answers.tool'], 'A pencil & paper');
    assert.match(textOf(page), /A pencil & paper/);
    const [row] = await storedBy(fields['person.email']);
    assert.deepEqual(row?.answers, { tool: 'A pencil & paper' });
  });

  it('that is sent twice is one application with one number', async () => {
    const { slug } = await store();
    const path = `/m/${slug}/apply`;
    const fields = filled({ token: await tokenFor(path) });

    const pages = await Promise.all([send(path, fields), send(path, fields)]);
    const later = await send(path, fields);

    assert.deepEqual(
      [...pages, later].map(({ status }) => status),
      [200, 200, 200],
    );
    const rows = await storedBy(fields['person.email']);
    const reference = referenceOf(rows[0]?.id ?? '');
    assert.deepEqual([...pages, later].map(referenceOn), [reference, reference, reference]);
    assert.equal(rows.length, 1);
  });

  it('that has already been sent by script is the same application', async () => {
    const { slug } = await store();
    const path = `/m/${slug}/apply?campus=elmwood`;
    const page = await open(path);
    const { idempotencyKey, state } = firstViewOf(page) as unknown as {
      idempotencyKey: string;
      state: { posting: MicroInternship };
    };
    const fields = filled();
    const typed = new FormData();
    for (const [name, value] of Object.entries(withLineFeeds(fields))) typed.append(name, value);
    const request = toRequest(readDraft(typed, state.posting), state.posting, 'elmwood');
    const checked = check(applicationTo(state.posting), request);
    assert.ok(checked.ok);
    const byScript = await fetch(`${marketplace.url}/v1/applications`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
      body: JSON.stringify(checked.value),
    });

    const again = await send(path, { ...fields, token: tokenIn(page) });

    assert.equal(byScript.status, 201);
    assert.equal(again.status, 200);
    assert.equal(referenceOn(again), ((await byScript.json()) as Receipt).reference);
    assert.equal((await storedBy(fields['person.email'])).length, 1);
  });

  it('that is sent again once the posting has closed has its receipt still', async () => {
    const { slug } = await store({ applicationDeadline: { at: '2026-03-03T00:00:00Z', timeZone: 'UTC' } });
    const path = `/m/${slug}/apply`;
    const fields = filled({ token: await tokenFor(path) });
    const first = await send(path, fields);
    pass(12);

    const again = await send(path, fields);

    assert.deepEqual([again.status, referenceOn(again)], [200, referenceOn(first)]);
  });

  it('that is changed and sent again says that it has been received', async () => {
    const { slug } = await store();
    const path = `/m/${slug}/apply`;
    const fields = filled({ token: await tokenFor(path) });
    await send(path, fields);

    const page = await send(path, { ...fields, 'answers.approach': 'Drawer by drawer.' });

    assert.equal(page.status, 422);
    assert.ok(textOf(page).includes(en.sendFailures['already-received']));
    assert.equal(typedIn(page)['answers.approach'], 'Drawer by drawer.');
    const rows = await storedBy(fields['person.email']);
    assert.deepEqual(
      rows.map(({ answers }) => answers.approach),
      ['Cabinet by cabinet.\nThen drawer by drawer.'],
    );
  });

  it('says what is missing and keeps the rest', async () => {
    const { slug } = await store();
    const path = `/m/${slug}/apply`;
    const fields: Fields = {
      'person.name': 'Zoë "Z" <b>Ångström</b>',
      'person.email': 'nobody@',
      'answers.approach': '\r\n\r\n  </textarea><script>alert(1)</script> &amp; more',
      'answers.portfolio': '"><img src=x onerror=alert(1)>',
      'answers.tool': 'sheets',
      'consent.given': 'on',
      token: await tokenFor(path),
    };

    const page = await send(path, fields);

    assert.equal(page.status, 400);
    await assertKept(page, fields);
    const [summary] = page.all('div', { part: 'error-summary' });
    assert.ok(summary);
    const problems = DomUtils.getElementsByTagName('a', summary).map(DomUtils.textContent);
    assert.deepEqual(problems, [
      'Enter an email address like name@example.edu',
      'Enter the name of your school',
      'Confirm: I am 18 or older',
    ]);
    assert.equal(typedIn(page).token, fields.token);
  });

  it('holds nothing back of what cannot be stored', async () => {
    const { slug } = await store();
    const path = `/m/${slug}/apply`;
    for (const text of ['\u0000', 'a\u0000b', '\u001b[31m', '\ufffe', '\u202e', 'a'.repeat(5000)]) {
      const fields = filled({
        'person.name': text,
        'answers.approach': text,
        'answers.tool': text,
        token: await tokenFor(path),
      });
      const page = await send(path, fields);
      assert.equal(page.status, 400, JSON.stringify(text.slice(0, 9)));
      assert.deepEqual(await storedBy(fields['person.email']), []);
      assertQuiet(page, 'form sent back');
    }
  });

  it('takes names of its questions for no more than names', async () => {
    const { slug } = await store({
      questions: [
        { id: 'constructor', kind: 'long-text', label: 'Built by?', required: false },
        { id: 'to-string', kind: 'short-text', label: 'Bound by?', required: false },
      ],
    });
    const path = `/m/${slug}/apply`;
    const { 'answers.approach': _, 'answers.tool': __, 'answers.on-site': ___, ...person } = filled();

    const empty = await send(path, { ...person, token: await tokenFor(path), 'person.name': '' });
    const page = await send(path, {
      ...person,
      'answers.constructor': 'Us',
      token: await tokenFor(path),
    });

    assert.deepEqual([empty.status, page.status], [400, 200]);
    assert.equal(typedIn(empty)['answers.constructor'], undefined);
  });

  describe('that is not ours', () => {
    const NOT_OURS: Record<string, (path: string) => Promise<string | undefined>> = {
      'has no token': () => Promise.resolve(undefined),
      'has an empty token': () => Promise.resolve(''),
      'has a made-up token': () => Promise.resolve('eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl'),
      'has a token that nobody signed': async (path) => {
        const [, payload] = (await tokenFor(path)).split('.');
        return `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${payload}.`;
      },
      'has a token of another form': async () => tokenFor(`/m/${(await store()).slug}/apply`),
      'is a day old': async (path) => {
        const token = await tokenFor(path);
        pass(25);
        return token;
      },
    };
    for (const [why, makeToken] of Object.entries(NOT_OURS))
      it(`is sent back when it ${why}, and can be sent then`, async () => {
        const { slug } = await store();
        const path = `/m/${slug}/apply`;
        const token = await makeToken(path);
        const fields = filled(token === undefined ? {} : { token });

        const page = await send(path, fields);

        assert.equal(page.status, 403);
        await assertKept(page, fields);
        assert.ok(textOf(page).includes(en.sendFailures.other));
        assert.equal((await send(path, typedIn(page))).status, 200);
      });
  });

  describe('of a posting that has changed meanwhile', () => {
    it('is told so once it is closed', async () => {
      const { slug } = await store({ applicationDeadline: { at: '2026-03-03T00:00:00Z', timeZone: 'UTC' } });
      const path = `/m/${slug}/apply`;
      const fields = filled({ token: await tokenFor(path) });
      pass(12);

      const page = await send(path, fields);

      assert.equal(page.status, 409);
      assert.ok(textOf(page).includes(en.sendFailures['not-open']));
      await assertKept(page, fields);
    });

    it('asks the new questions and keeps what was typed', async () => {
      const posting = await store();
      const path = `/m/${posting.slug}/apply`;
      const fields = filled({ token: await tokenFor(path) });
      await savePostings(marketplace.database, {
        ...posting,
        questions: [
          ...QUESTIONS,
          { id: 'start', kind: 'short-text', label: 'When can you begin?', required: false },
        ],
      });

      const page = await send(path, fields);
      const again = await send(path, { ...typedIn(page), 'answers.start': 'Tomorrow' });

      assert.equal(page.status, 409);
      assert.ok(textOf(page).includes(en.sendFailures['questions-changed']));
      assert.ok(textOf(page).includes('When can you begin?'));
      assert.notEqual(typedIn(page).token, fields.token);
      assert.equal(again.status, 200);
      const [row] = await storedBy(fields['person.email']);
      assert.deepEqual([row?.questionsVersion, row?.answers.start], [2, 'Tomorrow']);
    });

    it('takes no answer for that to a question which now means something else', async () => {
      const posting = await store();
      const path = `/m/${posting.slug}/apply`;
      const fields = filled({ token: await tokenFor(path) });
      await savePostings(marketplace.database, {
        ...posting,
        questions: QUESTIONS.map((question) => ({ ...question, label: `Not: ${question.label}` })),
      });

      const page = await send(path, fields);

      assert.equal(page.status, 409);
      await assertKept(page, fields);
    });
  });

  it('of a posting for one campus is taken for that campus alone', async () => {
    const { slug } = await store({ exclusiveTo: 'elmwood' });
    const fields = filled({ token: await tokenFor(`/m/${slug}/apply?campus=elmwood`) });

    const page = await send(`/m/${slug}/apply?campus=lakeshore`, fields);
    const own = await send(`/embed/elmwood/${slug}/apply`, fields);

    assert.equal(page.status, 403);
    assert.ok(textOf(page).includes(en.sendFailures.exclusive));
    assert.equal(own.status, 200);
  });

  it('of a posting for one campus is asked of nobody else', async () => {
    const { slug } = await store({ exclusiveTo: 'elmwood' });

    for (const query of ['', '?campus=lakeshore']) {
      const page = await open(`/m/${slug}/apply${query}`);

      assert.equal(page.status, 200);
      assert.ok(textOf(page).includes(en.sendFailures.exclusive));
      assert.deepEqual(page.all('form'), []);
    }
  });

  it('comes from a sandbox without an origin as well', async () => {
    const { slug } = await store();
    const path = `/embed/lakeshore/${slug}/apply?layout=list`;
    const page = await open(path);
    const [form] = page.all('form');

    const sent = await send(form?.attribs.action ?? '', filled({ token: tokenIn(page) }), {
      Origin: 'null',
      'Sec-Fetch-Site': 'cross-site',
    });

    assert.equal(form?.attribs.action, path);
    assert.equal(sent.status, 200);
    assert.match(textOf(sent), /Check your email to finish/);
    assert.ok(
      sent.all('a', { part: 'back' }).every(({ attribs }) => attribs.href === '/embed/lakeshore?layout=list'),
    );
  });

  it('is received in parts, and without what is a file', async () => {
    const { slug } = await store();
    const path = `/m/${slug}/apply`;
    const fields = filled({ token: await tokenFor(path) });
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append('answers.portfolio', new File(['%PDF'], 'cv.pdf', { type: 'application/pdf' }));
    body.append('cv', new File(['%PDF'], 'cv.pdf'));

    const page = await open(path, { method: 'POST', body });

    assert.equal(page.status, 200);
    const [row] = await storedBy(fields['person.email']);
    assert.deepEqual(Object.keys(row?.answers ?? {}).toSorted(), ['approach', 'on-site', 'tool']);
  });

  describe('as something else', () => {
    const REFUSED: [what: string, status: number, init: () => RequestInit][] = [
      ['plain text', 415, () => ({ body: 'person.name=Ada', headers: { 'Content-Type': 'text/plain' } })],
      ['JSON', 415, () => ({ body: '{}', headers: { 'Content-Type': 'application/json' } })],
      ['nothing', 415, () => ({})],
      [
        'parts without an end',
        400,
        () => ({
          body: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb',
          headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
        }),
      ],
      [
        'parts without a boundary',
        400,
        () => ({ body: 'a', headers: { 'Content-Type': 'multipart/form-data' } }),
      ],
      ['a book', 413, () => ({ body: new URLSearchParams({ 'person.name': 'a'.repeat(256 * 1024 + 1) }) })],
      [
        'a book in pieces',
        413,
        () => ({
          body: new Blob(['person.name=', 'a'.repeat(256 * 1024 + 1)]).stream(),
          duplex: 'half',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        }),
      ],
    ];
    for (const [what, status, init] of REFUSED)
      it(`is refused: ${what}`, async () => {
        const { slug } = await store();

        for (const path of [`/m/${slug}/apply`, `/embed/lakeshore/${slug}/apply`]) {
          const page = await open(path, { method: 'POST', ...init() });
          assert.equal(page.status, status, path);
          assert.match(page.headers.get('Content-Type') ?? '', /^text\/html/, path);
          assertQuiet(page, path);
        }
      });
  });

  it('leaves nothing of a person in the log', async () => {
    const posting = await store();
    let log = '';
    const stream = new Writable({
      write: (chunk, _, done) => {
        log += String(chunk);
        done();
      },
    });
    const app = createApp(
      testServices(marketplace.database, {
        clock: () => now,
        log: pino({ level: 'info' }, stream),
        publicUrl: () => marketplace.url,
      }),
    );
    const path = `/m/${posting.slug}/apply`;
    const token = await tokenFor(path);
    const fields = filled({ token });
    const request = async (body: URLSearchParams, address = path) =>
      readPage(await app.request(address, { method: 'POST', body }));

    const pages = [
      await request(new URLSearchParams({ ...fields, 'person.email': '' })),
      await request(new URLSearchParams({ ...fields, token: '' })),
      await request(new URLSearchParams(fields)),
      await request(new URLSearchParams({ ...fields, 'person.name': 'Someone Else' })),
      await request(new URLSearchParams(fields), `${path}?name=${fields['person.email']}&campus=atlantis`),
      await readPage(await app.request(`/c/lakeshore?mi-q=${fields['person.email']}`)),
    ];

    assert.deepEqual(
      pages.map(({ status }) => status),
      [400, 403, 200, 422, 404, 200],
    );
    const lines = log.trim().split('\n');
    assert.equal(lines.length, pages.length);
    const {
      'statements.adult': _,
      'consent.given': __,
      'answers.on-site': ___,
      'answers.tool': ____,
      ...personal
    } = fields;
    for (const text of [
      ...Object.values(personal),
      'Someone Else',
      'Ångström',
      'Cabinet',
      token.slice(0, 30),
      posting.slug,
    ])
      assert.ok(!log.includes(text), text);
  });
});

describe('a posting on its page', () => {
  it('is what the API says of it', async () => {
    const { slug } = await store();
    const posting = MicroInternship.parse(
      await (await fetch(`${marketplace.url}/v1/micro-internships/${slug}`)).json(),
    );

    const page = await open(`/m/${slug}`);

    assert.deepEqual((firstViewOf(page) as unknown as { posting: unknown }).posting, posting);
  });
});
