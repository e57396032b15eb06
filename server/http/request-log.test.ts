import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { beforeEach, describe, it } from 'node:test';
import { Hono } from 'hono';
import { pino } from 'pino';
import { limitBody, readForm } from './body.ts';
import type { ProblemError } from './problems.ts';
import { respondProblem } from './problems.ts';
import { logRequests, noteSecurityEvent, requestIdInLog, type SecurityEvent } from './request-log.ts';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

let lines: Record<string, unknown>[] = [];
beforeEach(() => {
  lines = [];
});

const log = pino(
  { mixin: requestIdInLog },
  new Writable({
    write: (line, _encoding, done) => {
      lines.push(JSON.parse(String(line)) as Record<string, unknown>);
      done();
    },
  }),
);

const app = new Hono().use(logRequests({ log, trustedProxies: ['10.0.0.1'] }));
app.get('/quiet', (context) => context.text('a'));
app.get('/logged', (context) => {
  log.info('in between');
  return context.text('a');
});
app.get('/noted/:event', (context) => {
  noteSecurityEvent(context, context.req.param('event') as SecurityEvent);
  return context.text('a');
});
app.get('/often', (context) => context.text('a', 429));
app.post('/form', limitBody, async (context) => {
  await readForm(context, ['application/x-www-form-urlencoded', 'multipart/form-data']);
  return context.text('a');
});
app.onError((error, context) => respondProblem(context, error as ProblemError));

const ask = (path: string, init: RequestInit = {}, remoteAddress = '203.0.113.9') =>
  app.request(path, init, { incoming: { socket: { remoteAddress } } });

describe('the log of requests', () => {
  it('has an id in every line of a request, which its answer names', async () => {
    const id = (await ask('/logged')).headers.get('X-Request-Id') ?? '';
    log.info('outside');

    assert.match(id, UUID);
    assert.deepEqual(
      lines.map(({ msg, requestId }) => [msg, requestId]),
      [
        ['in between', id],
        ['request', id],
        ['outside', undefined],
      ],
    );
  });

  it('takes an id from a trusted proxy alone, and only one that is one', async () => {
    const idFor = async (given: string, from: string) =>
      (await ask('/quiet', { headers: { 'X-Request-Id': given } }, from)).headers.get('X-Request-Id') ?? '';

    assert.equal(await idFor('proxy-1234', '10.0.0.1'), 'proxy-1234');
    assert.match(await idFor('proxy-1234', '10.0.0.2'), UUID);
    for (const given of ['', 'short', 'x'.repeat(65), 'a b c d e f', '"};{"x":1'])
      assert.match(await idFor(given, '10.0.0.1'), UUID);
  });

  it('names security events, and nothing where there is none', async () => {
    for (const path of ['/quiet', '/noted/token-refused', '/noted/file-downloaded', '/often'])
      await ask(path);

    assert.deepEqual(
      lines.map(({ event }) => event),
      [undefined, 'token-refused', 'file-downloaded', 'rate-limited'],
    );
  });

  it('names a body that is refused, whatever for', async () => {
    const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' };
    for (const init of [
      { body: 'a', headers: { 'Content-Type': 'text/plain' } },
      { body: 'a', headers: { ...urlencoded, 'Content-Encoding': 'gzip' } },
      { body: 'a&'.repeat(1001), headers: urlencoded },
      { body: 'a', headers: { ...urlencoded, 'Content-Length': '999999' } },
      { body: 'a', headers: { 'Content-Type': 'multipart/form-data; boundary=x' } },
    ])
      await ask('/form', { method: 'POST', ...init });
    await ask('/form', { method: 'POST', body: 'a=b', headers: urlencoded });

    assert.deepEqual(
      lines.map(({ event }) => event),
      [...Array.from({ length: 5 }, () => 'body-refused'), undefined],
    );
  });
});
