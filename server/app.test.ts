import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { FeedAnswer } from '../src/contract/feed.ts';
import { MicroInternship } from '../src/contract/micro-internship.ts';
import { Problem } from '../src/contract/problem.ts';
import { startTestMarketplace, type TestMarketplace } from '../test/kit/marketplace.ts';
import { aPosting, savePostings } from '../test/kit/postings.ts';
import { testServices } from '../test/kit/services.ts';
import { createApp } from './app.ts';

let marketplace: TestMarketplace;
before(async () => {
  marketplace = await startTestMarketplace({ seedDemo: true });
});
after(() => marketplace.close());

const get = (path: string, init: RequestInit = {}) => fetch(new URL(path, marketplace.url), init);

/** As fetch does, but leaves the address and the body as they are. */
const getRaw = (path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((answer, fail) => {
    const { hostname, port } = new URL(marketplace.url);
    const sent = request({ hostname, port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        answer({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.once('error', fail);
    sent.end();
  });

const feed = async (query = '') =>
  FeedAnswer.parse(await (await get(`/v1/micro-internships${query}`)).json());

const problemOf = async (response: Response): Promise<Problem> => {
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  const problem = Problem.parse(await response.json());
  assert.equal(problem.status, response.status);
  return problem;
};

const store = async (overrides: Parameters<typeof aPosting>[0]) => {
  const posting = aPosting(overrides);
  await savePostings(marketplace.database, posting);
  return posting;
};

describe('feed answer', () => {
  it('fits the contract and loses nothing by it', async () => {
    const body: unknown = await (await get('/v1/micro-internships?page-size=100')).json();

    const answer = FeedAnswer.parse(body);

    assert.deepEqual(answer, body);
    assert.equal(answer.items.length, answer.total);
    assert.ok(answer.total >= 20);
    assert.ok(answer.items.every(({ status }) => status === 'open'));
  });

  it('holds the settings of the campus that is asked for', async () => {
    assert.equal((await feed('?campus=lakeshore')).campus?.name, 'Lakeshore State University');
    assert.equal((await feed()).campus, undefined);
  });

  it('may be kept for a while by anyone, and is named by a tag', async () => {
    const { headers } = await get('/v1/micro-internships');

    assert.match(headers.get('Cache-Control') ?? '', /^public, max-age=\d+, stale-while-revalidate=\d+$/);
    assert.match(headers.get('ETag') ?? '', /^(?:W\/)?"[^"]+"$/);
  });

  it('is not sent again to who has it', async () => {
    const first = await get('/v1/micro-internships');

    const second = await get('/v1/micro-internships', {
      headers: { 'If-None-Match': first.headers.get('ETag') ?? '' },
    });

    assert.equal(second.status, 304);
    assert.equal(await second.text(), '');
    assert.equal(second.headers.get('Cache-Control'), first.headers.get('Cache-Control'));
    assert.equal(second.headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(
      second.headers.get('Access-Control-Expose-Headers'),
      first.headers.get('Access-Control-Expose-Headers'),
    );
  });

  it('is sent again once it has changed', async () => {
    const { headers } = await get('/v1/micro-internships');
    await store({});

    const second = await get('/v1/micro-internships', {
      headers: { 'If-None-Match': headers.get('ETag') ?? '' },
    });

    assert.equal(second.status, 200);
  });

  it('leads to the next page, with the query it was asked with', async () => {
    const path =
      '/v1/micro-internships?department=data&department=technology&department=finance&sort=fee&page-size=2';
    const first = await get(path);
    const link = /^<([^>]+)>; rel="next"$/.exec(first.headers.get('Link') ?? '')?.[1] ?? '';
    const { items, total, nextCursor } = FeedAnswer.parse(await first.json());

    const second = FeedAnswer.parse(await (await get(link)).json());

    assert.equal(new URL(link, marketplace.url).searchParams.get('cursor'), nextCursor);
    assert.equal(second.total, total);
    assert.ok(second.items.length > 0);
    assert.ok(second.items.every(({ slug }) => items.every((item) => item.slug !== slug)));
    assert.ok(second.items.every(({ department }) => ['data', 'technology', 'finance'].includes(department)));
  });

  it('leads nowhere from the last page', async () => {
    const last = await get('/v1/micro-internships?page-size=100');

    assert.equal(last.headers.get('Link'), null);
  });

  it('takes what a visitor types as words', async () => {
    for (const words of ["'; drop table mails; --", '%00', '%ed%a0%80', '%', '((("', '<script>', '中文']) {
      const response = await get(
        `/v1/micro-internships?q=${words.startsWith('%') ? words : encodeURIComponent(words)}`,
      );
      assert.ok(response.status < 500, words);
    }
  });
});

describe('feed query', () => {
  for (const [query, pointer, code] of [
    ['colour=red', '/colour', 'unknown'],
    ['department=knitting', '/department/0', 'choice'],
    ['department=data&department=', '/department/1', 'choice'],
    ['sort=fee&sort=hours', '/sort', 'choice'],
    ['q=a&q=b', '/q', 'type'],
    ['sort=random', '/sort', 'choice'],
    ['page-size=0', '/page-size', 'range'],
    ['page-size=101', '/page-size', 'range'],
    ['page-size=abc', '/page-size', 'type'],
    ['page-size=2.5', '/page-size', 'type'],
    ['cursor=!', '/cursor', 'format'],
    ['cursor=', '/cursor', 'format'],
    [
      'cursor=WyJmZWUiLCJpbmZpbml0eSIsIjZmMWQyYzFlLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMSJd&sort=fee',
      '/cursor',
      'format',
    ],
    [`cursor=${'a'.repeat(401)}`, '/cursor', 'too-long'],
    [`q=${'a'.repeat(201)}`, '/q', 'too-long'],
    ['campus=A%20B', '/campus', 'format'],
    ...(['department', 'arrangement', 'skill', 'language'] as const).map(
      (name) => [`${name}=en&`.repeat(51), `/${name}`, 'range'] as const,
    ),
  ] as const)
    it(`is refused at ${pointer} for ?${query.slice(0, 40)}`, async () => {
      const problem = await problemOf(await get(`/v1/micro-internships?${query}`));

      assert.equal(problem.status, 400);
      assert.equal(problem.type, '/problems/invalid-request');
      assert.deepEqual(problem.errors, [{ pointer, code }]);
    });

  it('is refused for a campus that is not known', async () => {
    const problem = await problemOf(await get('/v1/micro-internships?campus=atlantis'));

    assert.deepEqual([problem.status, problem.type], [404, '/problems/unknown-campus']);
    assert.deepEqual(problem.errors, [{ pointer: '/campus', code: 'choice' }]);
  });
});

describe('detail', () => {
  const detail = (slug: string) => get(`/v1/micro-internships/${slug}`);

  it('fits the contract, for every row of the feed', async () => {
    const { items } = await feed('?page-size=100');

    for (const { slug } of items) {
      const body: unknown = await (await detail(slug)).json();
      assert.deepEqual(MicroInternship.parse(body), body);
    }
  });

  it('says of the row what the feed says', async () => {
    const [item] = (await feed('?page-size=1')).items;

    const answer = MicroInternship.parse(await (await detail(item?.slug ?? '')).json());

    assert.deepEqual({ ...answer, ...item }, answer);
  });

  it('never tells where applications are sent', async () => {
    const { slug } = await store({});

    assert.doesNotMatch(await (await detail(slug)).text(), /projects@gristmill\.example/);
  });

  it('of a closed posting says that it is closed', async () => {
    const { slug } = await store({ applicationDeadline: { at: '2026-01-06T00:00:00Z', timeZone: 'UTC' } });

    const response = await detail(slug);

    assert.equal(response.status, 200);
    assert.equal(MicroInternship.parse(await response.json()).status, 'closed');
  });

  it('of a draft is not there', async () => {
    const { slug } = await store({ status: 'draft' });

    assert.equal((await problemOf(await detail(slug))).type, '/problems/not-found');
  });

  for (const slug of ['no-such-project', 'A%20B', '%00', 'a%2f..%2fb', '%E0%A4%A', 'x'.repeat(5000)])
    it(`of ${slug.slice(0, 20)} is not there`, async () => {
      assert.equal((await problemOf(await detail(slug))).status, 404);
    });

  it('is not sent again to who has it', async () => {
    const { slug } = await store({});
    const { headers } = await detail(slug);

    const second = await get(`/v1/micro-internships/${slug}`, {
      headers: { 'If-None-Match': headers.get('ETag') ?? '' },
    });

    assert.equal(second.status, 304);
  });
});

describe('origins', () => {
  it('may all read', async () => {
    for (const path of ['/v1/micro-internships', '/v1/micro-internships/nothing', '/v1/openapi.json']) {
      const { headers } = await get(path, { headers: { Origin: 'null' } });
      assert.equal(headers.get('Access-Control-Allow-Origin'), '*', path);
      assert.equal(headers.get('Access-Control-Allow-Credentials'), null, path);
    }
  });

  it('may all read the headers that clients use', async () => {
    const { headers } = await get('/v1/micro-internships');

    assert.deepEqual(headers.get('Access-Control-Expose-Headers')?.split(','), [
      'ETag',
      'Link',
      'Retry-After',
      'X-Request-Id',
    ]);
  });

  it('may all send an application with its key', async () => {
    const { status, headers } = await get('/v1/applications', {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://campus.example',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type,idempotency-key',
      },
    });

    assert.equal(status, 204);
    assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
    assert.ok(headers.get('Access-Control-Allow-Methods')?.split(',').includes('POST'));
    const allowed = headers.get('Access-Control-Allow-Headers')?.toLowerCase().split(',') ?? [];
    assert.ok(allowed.includes('content-type') && allowed.includes('idempotency-key'));
    assert.ok(Number(headers.get('Access-Control-Max-Age')) > 0);
  });
});

describe('methods', () => {
  for (const [method, path, allow] of [
    ['POST', '/v1/micro-internships', 'GET, HEAD'],
    ['DELETE', '/v1/micro-internships/project', 'GET, HEAD'],
    ['GET', '/v1/applications', 'POST'],
    ['PUT', '/v1/applications', 'POST'],
    ['PATCH', '/v1/openapi.json', 'GET, HEAD'],
  ] as const)
    it(`${method} is refused at ${path}`, async () => {
      const response = await get(path, { method });

      assert.equal(response.headers.get('Allow'), allow);
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
      const problem = await problemOf(response);
      assert.deepEqual([problem.status, problem.type], [405, '/problems/method-not-allowed']);
    });

  it('HEAD answers as GET does, without a body', async () => {
    const response = await get('/v1/micro-internships', { method: 'HEAD' });

    assert.equal(response.status, 200);
    assert.equal(await response.text(), '');
  });

  it('of any kind find nothing where nothing is', async () => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      assert.equal((await problemOf(await get('/v1/nothing', { method }))).status, 404);
    }
  });
});

describe('a refusal', () => {
  /** True when the whole request was sent before the response came: a browser reads none earlier and would lose the connection. */
  const sendLarge = (path: string, headers: Record<string, string>) =>
    new Promise<{ status: number | undefined; isSent: boolean }>((answer, fail) => {
      const sent = request(new URL(path, marketplace.url), { method: 'POST', headers }, (response) => {
        response.resume();
        answer({ status: response.statusCode, isSent: sent.writableFinished });
      });
      sent.once('error', fail);
      sent.end(Buffer.alloc(5 * 1024 * 1024));
    });
  const key = { 'Idempotency-Key': '12345678' };

  for (const [status, what, path, headers] of [
    [400, 'without a key', '/v1/uploads', {}],
    [404, 'where nothing is', '/v1/nothing', key],
    [405, 'where nothing is taken', '/v1/micro-internships', key],
    [413, 'that is too large', '/v1/applications', { ...key, 'Content-Type': 'application/json' }],
    [400, 'without a token', '/v1/uploads', key],
  ] as const)
    it(`of a body ${what} comes once all of it has been read`, async () => {
      assert.deepEqual(await sendLarge(path, headers), { status, isSent: true });
    });
});

describe('security headers', () => {
  const isSafe = ({ headers }: Response, path: string) => {
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff', path);
    assert.equal(headers.get('Referrer-Policy'), 'no-referrer', path);
    const policy = headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /(?:^|; ?)default-src 'none'(?:;|$)/, path);
    assert.match(policy, /(?:^|; ?)frame-ancestors 'none'(?:;|$)/, path);
    assert.equal(headers.get('Set-Cookie'), null, path);
  };

  it('stand on every answer, whatever its status', async () => {
    const { headers } = await get('/v1/micro-internships');
    const answers: [string, RequestInit, number][] = [
      ['/v1/micro-internships', {}, 200],
      ['/v1/micro-internships', { headers: { 'If-None-Match': headers.get('ETag') ?? '' } }, 304],
      ['/v1/micro-internships?sort=random', {}, 400],
      ['/v1/micro-internships/nothing', {}, 404],
      ['/v1/micro-internships', { method: 'POST' }, 405],
      ['/v1/applications', { method: 'POST', body: 'a' }, 400],
      ['/v1/applications', { method: 'POST', body: 'a'.repeat(300_000) }, 413],
      ['/v1/applications', { method: 'OPTIONS' }, 204],
      ['/v1/openapi.json', {}, 200],
      ['/v1/logos/nothing.svg', {}, 404],
      ['/v1/nothing.js', {}, 404],
      ['/healthz', {}, 200],
      ['/readyz', {}, 200],
      ['/', {}, 200],
      ['/nothing', {}, 404],
    ];
    for (const [path, init, status] of answers) {
      const response = await get(path, init);
      assert.equal(response.status, status, path);
      isSafe(response, `${init.method ?? 'GET'} ${path}`);
    }
  });

  it('deny what no page of ours asks for, and keep private pages to themselves', async () => {
    for (const [path, opener] of [
      ['/c/lakeshore', null],
      ['/embed/lakeshore', null],
      ['/m/nothing', null],
      ['/applications/nothing', 'same-origin'],
      ['/applications/nothing/edit', 'same-origin'],
      ['/review/nothing', 'same-origin'],
    ] as const) {
      const { headers } = await get(path);
      assert.equal(headers.get('Cross-Origin-Opener-Policy'), opener, path);
      assert.match(
        headers.get('Permissions-Policy') ?? '',
        /camera=\(\), microphone=\(\), geolocation=\(\)/,
        path,
      );
      // Without TLS it would lock visitors out.
      assert.equal(headers.get('Strict-Transport-Security'), null, path);
    }
  });

  it('ask for TLS from now on where visitors reach the server by it', async () => {
    const app = createApp(
      testServices(marketplace.database, { publicUrl: () => 'https://projects.example' }),
    );
    for (const path of ['/healthz', '/c/lakeshore', '/v1/nothing', '/applications/nothing'])
      assert.equal(
        (await app.request(path)).headers.get('Strict-Transport-Security'),
        'max-age=63072000',
        path,
      );
  });

  it('keep a logo from doing anything', async () => {
    const logo = (await feed('?page-size=100')).items.find(({ employer }) => employer.logo !== undefined)
      ?.employer.logo;

    const response = await get(logo ?? '');

    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Content-Type'), 'image/svg+xml; charset=utf-8');
    assert.match(response.headers.get('Content-Security-Policy') ?? '', /(?:^|; ?)sandbox(?:;|$)/);
    assert.match(response.headers.get('Cache-Control') ?? '', /^public/);
    isSafe(response, 'logo');
  });

  it('say nothing of what the server is made of', async () => {
    const { headers } = await get('/v1/micro-internships');

    assert.deepEqual([headers.get('Server'), headers.get('X-Powered-By')], [null, null]);
  });
});

describe('files', () => {
  for (const path of [
    '/v1/logos/../database/PG_VERSION',
    '/v1/logos/..%2fdatabase%2fPG_VERSION',
    '/v1/logos/%2e%2e/database/PG_VERSION',
    '/v1/logos/..%5cdatabase%5cPG_VERSION',
    '/v1/logos/%00',
    '/v1/logos/%E0%A4%A',
    '/v1/logos/',
    '/v1/logos//etc/passwd',
    '/v1/..%2fserver%2fmain.js',
    '/v1/%00.js',
  ])
    it(`are not found by ${path}`, async () => {
      assert.equal((await getRaw(path)).status, 404);
    });
});

describe('openapi.json', () => {
  const references = (value: unknown): string[] => {
    if (typeof value !== 'object' || value === null) return [];
    const own = '$ref' in value && typeof value.$ref === 'string' ? [value.$ref] : [];
    return [...own, ...Object.values(value).flatMap(references)];
  };

  it('is OpenAPI 3.1 of every route, and every reference in it leads somewhere', async () => {
    const document = (await (await get('/v1/openapi.json')).json()) as { openapi: string; paths: object };
    const resolve = (reference: string) =>
      reference
        .replace(/^#\//, '')
        .split('/')
        .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);

    assert.match(document.openapi, /^3\.1\./);
    assert.deepEqual(Object.keys(document.paths).toSorted(), [
      '/v1/applications',
      '/v1/confirmations',
      '/v1/confirmations/codes',
      '/v1/micro-internships',
      '/v1/micro-internships/{slug}',
      '/v1/micro-internships/{slug}/similar',
      '/v1/reports',
      '/v1/uploads',
    ]);
    const found = references(document);
    assert.ok(found.length > 10);
    for (const reference of found) assert.ok(reference.startsWith('#/') && resolve(reference), reference);
  });
});

describe('compression', () => {
  it('is by gzip for who takes it', async () => {
    const { headers, body } = await getRaw('/v1/micro-internships', { 'Accept-Encoding': 'gzip' });

    assert.equal(headers['content-encoding'], 'gzip');
    assert.match(String(headers.vary), /accept-encoding/i);
    FeedAnswer.parse(JSON.parse(gunzipSync(body).toString()));
  });

  it('is none for who does not', async () => {
    const { headers, body } = await getRaw('/v1/micro-internships');

    assert.equal(headers['content-encoding'], undefined);
    assert.match(String(headers.vary), /accept-encoding/i);
    FeedAnswer.parse(JSON.parse(body.toString()));
  });

  it('leaves the tag good for a repeat', async () => {
    const { headers } = await getRaw('/v1/micro-internships', { 'Accept-Encoding': 'gzip' });

    const again = await getRaw('/v1/micro-internships', {
      'Accept-Encoding': 'gzip',
      'If-None-Match': String(headers.etag),
    });

    assert.equal(again.status, 304);
  });
});

describe('health', () => {
  it('is told of the process and of what it needs', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const response = await get(path);
      assert.deepEqual([response.status, await response.json()], [200, { status: 'ok' }]);
    }
  });
});
