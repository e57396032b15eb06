import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { aPdf } from '../../test/kit/files.ts';
import { prepareDataDir } from '../../test/kit/database.ts';
import { makeDataDir } from '../../test/kit/marketplace.ts';
import { aPosting, savePostings } from '../../test/kit/postings.ts';
import { startServerProcess, type ServerProcess } from '../../test/kit/process.ts';
import { openDatabase } from '../store/database.ts';

const isFull = process.env.TEST_FULL === '1';
const BODIES = isFull ? 1000 : 100;

/**
 * The longest that anybody else may wait beside a hostile body. Alone none holds the event loop for a quarter of a
 * second; the rest is for machines on which several tests share a processor.
 */
const LONGEST_WAIT = 2000;
const HEARTBEAT = 50;

const MEGABYTE = 1024 * 1024;
/** Limits of a form with files. */
const MAX_FORM_BYTES = 16 * MEGABYTE;

const STRINGS = new URL('../../../shared/data/naughty-strings.json', import.meta.url);
const NAUGHTY = existsSync(STRINGS)
  ? (JSON.parse(readFileSync(STRINGS, 'utf8')) as string[])
  : ['', '\0', '\r\n', '"', '--x--', '%', '%zz', '&=&', '\ud800', '../../etc/passwd'];

const posting = aPosting({
  slug: 'hostile-forms',
  questions: [
    { id: 'approach', kind: 'long-text', label: 'How?', required: true, maxLength: 500 },
    { id: 'resume', kind: 'file', label: 'Your résumé', required: false },
  ],
});
const PATH = `/m/${posting.slug}/apply`;

let server: ServerProcess;
const closing: (() => Promise<void>)[] = [];
before(async () => {
  const { dataDir, remove } = await makeDataDir();
  closing.unshift(remove);
  await prepareDataDir(dataDir);
  const { database, close } = await openDatabase({ dataDir });
  await savePostings(database, posting);
  await close();
  server = await startServerProcess({ DATA_DIR: dataDir, LOG_LEVEL: 'info', TRUSTED_PROXIES: '127.0.0.1' });
  closing.unshift(() => server.stop());
});
after(async () => {
  for (const close of closing) await close();
});

/** A network that has used up none of what it may ask for. */
const anotherNetwork = () => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;

const ask = async (
  path: string,
  {
    body,
    contentType,
    headers,
  }: { body: Uint8Array<ArrayBuffer> | string; contentType: string; headers?: Record<string, string> },
) => {
  const response = await fetch(new URL(path, server.url), {
    method: 'POST',
    body,
    headers: { 'Content-Type': contentType, 'X-Forwarded-For': anotherNetwork(), ...headers },
  });
  return { status: response.status, text: await response.text() };
};

/** Asks for a sign of life all the while, and says how long the longest answer took. */
const longestWaitBeside = async (work: () => Promise<unknown>): Promise<number> => {
  let isOver = false;
  let longest = 0;
  const beat = async () => {
    while (!isOver) {
      const asked = performance.now();
      await (await fetch(new URL('/healthz', server.url))).text();
      longest = Math.max(longest, performance.now() - asked);
      await setTimeout(HEARTBEAT);
    }
  };
  const beating = beat();
  try {
    await work();
  } finally {
    isOver = true;
    await beating;
  }
  return longest;
};

const URLENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data; boundary=x';

const tokenOf = async (): Promise<string> => {
  const page = await (await fetch(new URL(PATH, server.url))).text();
  return /name="token" value="([^"]+)"/.exec(page)?.[1] ?? assert.fail('no token');
};

const repeated = (text: string, bytes: number) => text.repeat(Math.ceil(bytes / text.length)).slice(0, bytes);

describe('a form of separators', () => {
  for (const unit of ['&', 'a&', 'a=&', '=&', '&&&=', '%&', '+&', 'a&a;', '%00&', '&token='])
    it(`is refused at once: ${unit}`, async () => {
      for (const [bytes, status] of [
        [200 * 1024, 413],
        [MAX_FORM_BYTES - 1024, 413],
        [Math.floor(900 / (unit.split('&').length - 1)) * unit.length, 403],
      ] as const) {
        const body = repeated(unit, bytes);
        const wait = await longestWaitBeside(async () => {
          assert.equal((await ask(PATH, { body, contentType: URLENCODED })).status, status, `${bytes} bytes`);
        });
        assert.ok(wait < LONGEST_WAIT, `others waited ${wait} ms`);
      }
    });

  for (const [what, unit] of [
    ['boundaries', '--x\r\n'],
    ['boundaries in a line', '--x'],
    ['beginnings of boundaries', '\r\n--'],
    ['empty parts', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'],
    ['empty files', '--x\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\n\r\n'],
    ['parts without a name', '--x\r\nContent-Disposition: form-data\r\n\r\n\r\n'],
    ['headers', 'A: b\r\n'],
    ['dashes', '-'],
    ['line breaks', '\r\n'],
  ] as const)
    it(`and of parts is refused without holding up others: ${what}`, async () => {
      for (const prefix of ['', '--x\r\n']) {
        const body = prefix + repeated(unit, MAX_FORM_BYTES - 1024);
        const wait = await longestWaitBeside(async () => {
          const { status } = await ask(PATH, { body, contentType: MULTIPART });
          // `--x--` is the end of a form, here of an empty one.
          assert.ok([400, 403, 413].includes(status), `${status}`);
        });
        assert.ok(wait < LONGEST_WAIT, `others waited ${wait} ms`);
      }
    });
});

const text = fc.oneof(
  fc.constantFrom(...NAUGHTY),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(...NAUGHTY).map((part) => repeated(`${part} `, 3000)),
);
const name = fc.oneof(
  fc.constantFrom(
    'token',
    'person.name',
    'person.email',
    'answers.approach',
    'answers.resume',
    'files.resume',
  ),
  fc.constantFrom('__proto__', 'answers.__proto__', 'constructor', '', 'website', 'consent.given'),
  text,
);

interface HostileForm {
  body: Buffer<ArrayBuffer>;
  contentType: string;
  headers?: Record<string, string>;
}

const urlencoded: fc.Arbitrary<HostileForm> = fc
  .oneof(
    fc
      .array(fc.tuple(name, text), { maxLength: 12 })
      .map((pairs) =>
        pairs
          .map(
            ([key, value]) =>
              `${encodeURIComponent(key.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`,
          )
          .join('&'),
      ),
    // As they are, with every character that means something.
    fc
      .array(fc.tuple(name, text), { maxLength: 12 })
      .map((pairs) => pairs.map((pair) => pair.join('=')).join('&')),
    fc.uniqueArray(fc.string({ maxLength: 8 }), { maxLength: 900 }).map((keys) => keys.join('&')),
    fc
      .tuple(fc.string({ minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 300_000 }))
      .map(([unit, bytes]) => repeated(unit, bytes)),
  )
  .map((body) => ({ body: Buffer.from(body), contentType: URLENCODED }));

/** As browsers write a name, or as nobody should. */
const quoted = fc.oneof(
  {
    weight: 3,
    arbitrary: name.map((plain) => `"${plain.replaceAll('"', '%22').replaceAll(/[\r\n]/g, '')}"`),
  },
  name,
  name.map((plain) => `"${plain}`),
);
const part = fc
  .tuple(quoted, fc.option(quoted), fc.option(text), text)
  .map(
    ([field, file, type, content]) =>
      `Content-Disposition: form-data; name=${field}${file === null ? '' : `; filename=${file}`}\r\n` +
      `${type === null ? '' : `Content-Type: ${type}\r\n`}\r\n${content}\r\n`,
  );
const multipart: fc.Arbitrary<HostileForm> = fc
  .tuple(fc.array(part, { maxLength: 12 }), fc.double({ min: 0, max: 1.3, noNaN: true }))
  .map(([parts, share]) => {
    const whole = Buffer.from(`${parts.map((each) => `--x\r\n${each}`).join('')}--x--\r\n`);
    // One in four is whole; the others end anywhere.
    return { body: whole.subarray(0, Math.ceil(whole.length * share)), contentType: MULTIPART };
  });

const disguised = fc
  .tuple(
    fc.oneof(urlencoded, multipart),
    fc.constantFrom(
      ...[
        'multipart/form-data',
        'multipart/form-data; boundary=',
        `multipart/form-data; boundary=${'x'.repeat(300)}`,
      ],
      ...[
        'multipart/form-data; boundary="x',
        'multipart/form-data; boundary=x; boundary=y',
        'multipart/mixed; boundary=x',
      ],
      ...[
        `${URLENCODED}; charset=utf-16`,
        `${URLENCODED};`,
        'text/plain',
        'application/json',
        '*/*',
        ';;;',
        '',
      ],
    ),
    fc.constantFrom({}, {}, { 'Content-Encoding': 'gzip' }, { 'Content-Encoding': 'br, identity' }),
  )
  .map(([form, contentType, headers]) => ({ ...form, contentType, headers }));

const form = fc.oneof(
  { weight: 4, arbitrary: urlencoded },
  { weight: 4, arbitrary: multipart },
  { weight: 1, arbitrary: disguised },
);

describe('a hostile form', () => {
  it(`is answered with a page, and others are served beside it: ${BODIES} of them`, async () => {
    const token = await tokenOf();
    const memory = await server.memory();
    const wait = await longestWaitBeside(() =>
      fc.assert(
        fc.asyncProperty(form, fc.boolean(), async ({ body, ...rest }, isOurs) => {
          const head = rest.contentType.startsWith('multipart')
            ? `--x\r\nContent-Disposition: form-data; name="token"\r\n\r\n${token}\r\n`
            : `token=${token}&`;
          const sent = isOurs ? Buffer.concat([Buffer.from(head), body]) : body;
          const { status, text: page } = await ask(PATH, { ...rest, body: sent });
          assert.ok(status < 500 && status !== 404, `${status}`);
          assert.match(page, /^<!doctype html>/);
        }),
        { numRuns: BODIES },
      ),
    );

    assert.ok(wait < LONGEST_WAIT, `others waited ${wait} ms`);
    const grown = (await server.memory()) - memory;
    assert.ok(grown < 400 * MEGABYTE, `memory has grown by ${grown} bytes`);
    assert.ok(!server.output().includes('"msg":"request failed"'), server.output().slice(-2000));
  });

  it('that is compressed is refused as it is', async () => {
    for (const path of [PATH, '/v1/uploads', '/v1/applications', '/v1/reports'])
      for (const coding of ['gzip', 'br', 'deflate', 'zstd', 'GZIP', 'gzip, identity']) {
        const headers = { 'Content-Encoding': coding, 'Idempotency-Key': '12345678' };
        const { status } = await ask(path, { body: 'a=b', contentType: URLENCODED, headers });
        assert.equal(status, 415, `${path} ${coding}`);
      }
  });

  it('without a good token has none of its files read, and is shown again as it was typed', async () => {
    const file = new Blob([new Uint8Array(aPdf())]);
    const body = new FormData();
    for (const [field, value] of [
      ['token', 'forged'],
      ['person.name', 'Ada Lovelace'],
      ['answers.approach', 'By hand.'],
    ] as const)
      body.append(field, value);
    body.append('files.resume', file, 'resume.pdf');
    body.append('person.school', 'Elmwood College');
    const request = new Request('http://localhost', { method: 'POST', body });
    const contentType = request.headers.get('Content-Type') ?? '';

    const { status, text: page } = await ask(PATH, {
      body: new Uint8Array(await request.arrayBuffer()),
      contentType,
    });

    assert.equal(status, 403);
    for (const typed of ['Ada Lovelace', 'By hand.', 'Elmwood College'])
      assert.ok(page.includes(typed), typed);
    assert.ok(!page.includes('resume.pdf'));
  });
});

/** Sends a body of no stated length until the server has had enough; says how many bytes that took. */
const sendWithoutEnd = (path: string, mostBytes: number): Promise<{ status: number; bytes: number }> =>
  new Promise((resolve) => {
    let bytes = 0;
    let status = 0;
    const chunk = Buffer.alloc(MEGABYTE / 4, 'a&');
    const body = Readable.from(
      (function* () {
        for (; bytes < mostBytes; bytes += chunk.length) yield chunk;
      })(),
    );
    const sent = request(
      new URL(path, server.url),
      { method: 'POST', headers: { 'Content-Type': URLENCODED, 'Transfer-Encoding': 'chunked' } },
      (response) => {
        status = response.statusCode ?? 0;
        response.resume();
      },
    );
    sent.once('error', () => undefined);
    sent.once('close', () => {
      body.destroy();
      resolve({ status, bytes });
    });
    body.pipe(sent);
  });

describe('a body without end', () => {
  for (const path of ['/healthz', '/v1/nothing', '/v1/applications', PATH, '/review/x/renew', '/v1/feed.rss'])
    it(`is cut off: ${path}`, async () => {
      const { bytes } = await sendWithoutEnd(path, 300 * MEGABYTE);

      assert.ok(bytes < 100 * MEGABYTE, `${bytes} bytes were taken`);
    });

  it('is cut off where no body is meant at all', async () => {
    const { promise, resolve } = Promise.withResolvers<string | undefined>();
    const sent = request(
      new URL('/healthz', server.url),
      { method: 'GET', headers: { 'Transfer-Encoding': 'chunked' } },
      ({ headers }) => resolve(headers.connection),
    );
    sent.once('error', () => undefined);
    sent.write('a');

    assert.equal(await promise, 'close');
    sent.destroy();
  });
});

describe('forms of 16 MB at once', () => {
  const FORMS = isFull ? 36 : 16;

  /** As it lies in memory: so many copies of it would hold up the test itself. */
  const sendWhole = (body: Buffer): Promise<number> =>
    new Promise((resolve, reject) => {
      const headers = { 'Content-Type': MULTIPART, 'X-Forwarded-For': anotherNetwork() };
      const sent = request(new URL(PATH, server.url), { method: 'POST', headers }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 0));
      });
      sent.once('error', reject).end(body);
    });

  it(`are taken a few at a time: ${FORMS} of them`, async () => {
    const token = await tokenOf();
    const before = await server.memory();
    let peak = before;
    const watch = setInterval(() => {
      void server.memory().then((now) => (peak = Math.max(peak, now)));
    }, 100);
    const head = `--x\r\nContent-Disposition: form-data; name="token"\r\n\r\n${token}\r\n`;
    const fileHead = '--x\r\nContent-Disposition: form-data; name="files.resume"; filename="a.pdf"\r\n\r\n';
    const content = Buffer.alloc(MAX_FORM_BYTES - 2000, '%PDF-1.7 ');
    const body = Buffer.concat([Buffer.from(head + fileHead), content, Buffer.from('\r\n--x--\r\n')]);

    const statuses: number[] = [];
    const wait = await longestWaitBeside(async () => {
      statuses.push(...(await Promise.all(Array.from({ length: FORMS }, () => sendWhole(body)))));
    });
    clearInterval(watch);

    assert.ok(
      statuses.every((status) => [400, 503].includes(status)),
      String(statuses),
    );
    assert.ok(statuses.includes(400));
    assert.ok(peak - before < 500 * MEGABYTE, `memory has grown by ${(peak - before) / MEGABYTE} MB`);
    assert.ok(wait < LONGEST_WAIT, `others waited ${wait} ms`);
  });
});
