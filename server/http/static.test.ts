import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { memoryFiles } from '../../test/kit/files.ts';
import { testServices } from '../../test/kit/services.ts';
import type { Database } from '../store/database.ts';
import { createApp } from '../app.ts';

const SCRIPT = `export const widget = '${'a script '.repeat(300)}';\n`;
const NOTE = '{"version":"1.2.3"}\n';
const SHORT = 'public, max-age=300, stale-while-revalidate=86400';
const FOR_EVER = 'public, max-age=31536000, immutable';

const FILES: Record<string, string> = {
  'micro-internships.js': SCRIPT,
  'frame.js': '(function(){})();\n',
  'chunks/core-AbCdEf12.js': SCRIPT,
  'hosted/hosted.js': SCRIPT,
  'hosted/chunks/apply-AbCdEf12.js': SCRIPT,
  'v1.2.3/micro-internships.js': SCRIPT,
  'v1.2.3/release.json': NOTE,
  'v0.9.0/micro-internships.js': `${SCRIPT}// older\n`,
};

const logos = memoryFiles();
let folder: string;
let app: ReturnType<typeof createApp>;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'static-'));
  for (const [name, content] of Object.entries(FILES)) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    if (name.startsWith('v0')) continue;
    await writeFile(`${file}.br`, brotliCompressSync(content));
    await writeFile(`${file}.gz`, gzipSync(content));
  }
  app = createApp(testServices({} as Database, { widgetsDir: folder, logos }));
});
after(() => rm(folder, { recursive: true }));

const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const response = await app.request(path, { method, headers });
  return { response, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
};

const PINNED = '/v1.2.3/micro-internships.js';
const MOVING = '/v1/micro-internships.js';

describe("an employer's logo", () => {
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';
  before(async () => {
    await logos.put('employer.svg', Buffer.from(SVG));
    await logos.put('employer.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255]));
    await logos.put('employer.html', Buffer.from('<script>1</script>'));
    await logos.put('employer', Buffer.from('?'));
  });

  for (const [name, type] of [
    ['employer.svg', 'image/svg+xml; charset=utf-8'],
    ['employer.png', 'image/png'],
    ['employer.html', 'text/html; charset=UTF-8'],
    ['employer', 'application/octet-stream'],
  ] as const)
    it(`is what its ending says, and does nothing: ${name}`, async () => {
      const { response, headers, body } = await get(`/v1/logos/${name}`);

      assert.equal(response.status, 200);
      assert.equal(headers.get('Content-Type')?.toLowerCase(), type.toLowerCase());
      assert.equal(headers.get('Content-Length'), String(body.length));
      assert.equal(headers.get('Cache-Control'), SHORT);
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
      assert.match(headers.get('Content-Security-Policy') ?? '', /^default-src 'none';.* sandbox$/);
      assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
      assert.equal(headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
    });

  it('is sent as it is stored, once, and anew when it is another one', async () => {
    const { body, headers } = await get('/v1/logos/employer.svg');
    const tag = headers.get('ETag') ?? assert.fail('no tag');
    const again = await get('/v1/logos/employer.svg', { 'If-None-Match': tag });
    await logos.put('employer.svg', Buffer.from(`${SVG}<!-- new -->`));
    const changed = await get('/v1/logos/employer.svg', { 'If-None-Match': tag });
    await logos.put('employer.svg', Buffer.from(SVG));

    assert.equal(body.toString(), SVG);
    assert.deepEqual([again.response.status, again.body.length], [304, 0]);
    assert.equal(again.headers.get('Cache-Control'), SHORT);
    assert.deepEqual([changed.response.status, changed.body.toString()], [200, `${SVG}<!-- new -->`]);
  });

  it('tells its length without being sent', async () => {
    const { headers, body, response } = await get('/v1/logos/employer.svg', {}, 'HEAD');

    assert.deepEqual(
      [response.status, headers.get('Content-Length'), body.length],
      [200, String(SVG.length), 0],
    );
  });

  for (const name of [
    'other.svg',
    '.employer.svg',
    'employer.svg/',
    '..',
    '%2e%2e%2femployer.svg',
    'a%00',
    '%E0%A4%A',
    '',
  ])
    it(`is not found by ${JSON.stringify(name)}, and nobody keeps that answer`, async () => {
      const { response, headers } = await get(`/v1/logos/${name}`);

      assert.equal(response.status, 404);
      assert.equal(headers.get('Cache-Control'), 'no-store');
    });
});

describe('the built files', () => {
  for (const [path, cacheControl] of [
    [MOVING, SHORT],
    ['/v1/frame.js', SHORT],
    ['/v1/hosted/hosted.js', SHORT],
    ['/v1/chunks/core-AbCdEf12.js', FOR_EVER],
    ['/v1/hosted/chunks/apply-AbCdEf12.js', FOR_EVER],
    [PINNED, FOR_EVER],
    ['/v1.2.3/release.json', FOR_EVER],
    ['/v0.9.0/micro-internships.js', FOR_EVER],
  ] as const) {
    it(`may be kept under ${path}: ${cacheControl}`, async () => {
      const { response, headers } = await get(path);

      assert.equal(response.status, 200);
      assert.equal(headers.get('Cache-Control'), cacheControl);
      assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
      assert.equal(headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
    });
  }

  for (const path of [MOVING, PINNED]) {
    it(`are sent from ${path} as the build has compressed them`, async () => {
      const brotli = await get(path, { 'Accept-Encoding': 'gzip, deflate, br, zstd' });
      const gzip = await get(path, { 'Accept-Encoding': 'gzip, deflate' });
      const plain = await get(path);

      assert.equal(brotli.headers.get('Content-Encoding'), 'br');
      assert.equal(brotliDecompressSync(brotli.body).toString(), SCRIPT);
      assert.equal(brotli.headers.get('Content-Length'), String(brotli.body.length));
      assert.equal(gzip.headers.get('Content-Encoding'), 'gzip');
      assert.equal(gunzipSync(gzip.body).toString(), SCRIPT);
      assert.equal(gzip.headers.get('Content-Length'), String(gzip.body.length));
      assert.equal(plain.headers.get('Content-Encoding'), null);
      assert.equal(plain.body.toString(), SCRIPT);
      for (const { headers } of [brotli, gzip, plain]) {
        assert.equal(headers.get('Vary'), 'Accept-Encoding');
        assert.match(headers.get('Content-Type') ?? '', /^text\/javascript/);
      }
    });

    it(`have a tag for each form under ${path}, and are not sent again to who has that form`, async () => {
      const forms = ['br', 'gzip', 'identity'];
      const tags = await Promise.all(
        forms.map(async (form) => (await get(path, { 'Accept-Encoding': form })).headers.get('ETag') ?? ''),
      );

      assert.equal(new Set(tags).size, forms.length);
      for (const [index, form] of forms.entries()) {
        const asked = { 'Accept-Encoding': form, 'If-None-Match': tags[index] ?? '' };
        const { response, headers, body } = await get(path, asked);
        assert.equal(response.status, 304);
        assert.equal(body.length, 0);
        assert.equal(headers.get('ETag'), tags[index]);
        assert.equal(headers.get('Vary'), 'Accept-Encoding');
        assert.equal(headers.get('Content-Encoding'), null);
        assert.match(headers.get('Cache-Control') ?? '', /^public/);
        assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
      }
      const other = await get(path, { 'Accept-Encoding': 'br', 'If-None-Match': tags[1] ?? '' });
      assert.equal(other.response.status, 200);
    });
  }

  it('are compressed on their way where no build has done it', async () => {
    const { headers, body } = await get('/v0.9.0/micro-internships.js', { 'Accept-Encoding': 'gzip, br' });

    assert.equal(headers.get('Content-Encoding'), 'gzip');
    assert.equal(headers.get('Vary'), 'Accept-Encoding');
    assert.match(headers.get('ETag') ?? '', /^W\//);
    assert.equal(gunzipSync(body).toString(), FILES['v0.9.0/micro-internships.js']);
  });

  it('are sent whole to who asks for a part', async () => {
    const whole = await get(PINNED);
    const part = await get(PINNED, { Range: 'bytes=10-20' });

    assert.equal(part.response.status, 200);
    assert.equal(part.body.toString(), SCRIPT);
    assert.equal(part.headers.get('ETag'), whole.headers.get('ETag'));
  });

  it('tell their length without being sent', async () => {
    const { headers, body } = await get(PINNED, { 'Accept-Encoding': 'br' }, 'HEAD');

    assert.equal(headers.get('Content-Length'), String(brotliCompressSync(SCRIPT).length));
    assert.equal(headers.get('Cache-Control'), FOR_EVER);
    assert.equal(body.length, 0);
  });

  it('of a release are read and nothing else', async () => {
    const { response, headers } = await get(PINNED, {}, 'POST');

    assert.equal(response.status, 405);
    assert.equal(headers.get('Allow'), 'GET, HEAD');
  });

  for (const path of [
    '/v1.2.4/micro-internships.js',
    '/v1.2.3/nothing.js',
    '/v1.2.3/chunks/core-AbCdEf12.js',
    '/v1.2.3/micro-internships.js.br',
    '/v1.2.3/',
    '/v1.2/micro-internships.js',
    '/v1.2.3/..%2fframe.js',
    '/v1/nothing.js',
  ]) {
    it(`are not found by ${path}, and nobody keeps that answer`, async () => {
      const { response, headers } = await get(path);

      assert.equal(response.status, 404);
      assert.equal(headers.get('Cache-Control'), 'no-store');
    });
  }
});
