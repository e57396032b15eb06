import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Hono } from 'hono';
import { pino } from 'pino';
import { openTestDatabase } from '../../test/kit/database.ts';
import { aPdf } from '../../test/kit/files.ts';
import { aCampus, anApplication, aPosting, savePostings } from '../../test/kit/postings.ts';
import { aFileQuestion } from '../../test/kit/uploads.ts';
import { testServices } from '../../test/kit/services.ts';
import { saveCampus } from '../store/campuses.ts';
import type { OpenDatabase } from '../store/database.ts';
import { createApp } from '../app.ts';
import { readPosting } from '../services/read-postings.ts';
import type { Services } from '../context.ts';

const posting = aPosting({ questions: [aFileQuestion({ required: false })] });
const campus = aCampus();

let lines: Record<string, unknown>[] = [];
let open: OpenDatabase;
let app: Hono;
let services: Services;
before(async () => {
  open = await openTestDatabase();
  await savePostings(open.database, posting);
  await saveCampus(open.database, campus);
  const stream = new Writable({
    write: (line, _encoding, done) => {
      lines.push(JSON.parse(String(line)) as Record<string, unknown>);
      done();
    },
  });
  services = testServices(open.database, { log: pino(stream), publicUrl: () => 'http://127.0.0.1' });
  app = createApp(services);
});
beforeEach(() => {
  lines = [];
});
after(() => open.close());

const ask = (path: string, init: RequestInit = {}) =>
  app.request(path, init, { incoming: { headers: {}, socket: { remoteAddress: '203.0.113.9' } } });

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json', ...headers },
});

const aFile = (token?: string): RequestInit => {
  const body = new FormData();
  body.append('file', new File([new Uint8Array(aPdf())], 'a.pdf'));
  const headers = { 'Idempotency-Key': randomUUID(), ...(token !== undefined && { 'Upload-Token': token }) };
  return { method: 'POST', body, headers };
};

/** The event in the one line of a request. */
const eventOf = async (path: string, init?: RequestInit): Promise<unknown> => {
  lines = [];
  await ask(path, init);
  const logged = lines.filter(({ msg }) => msg === 'request');
  assert.equal(logged.length, 1);
  return logged[0]?.event;
};

const TOKENS = ['a', 'a.b.c', 'x'.repeat(2000), '%00', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.'];

describe('a token that is refused', () => {
  for (const token of TOKENS)
    it(`is an event of the log wherever it confirms or hands in: ${token.slice(0, 40)}`, async () => {
      const form = (fields: Record<string, string>): RequestInit => ({
        method: 'POST',
        body: new URLSearchParams(fields),
      });
      const requests: [string, RequestInit?][] = [
        [`/confirm/${token}`],
        [`/confirm/${token}`, form({ act: 'confirm', application: randomUUID() })],
        ['/v1/confirmations', json({ token, code: '123456' })],
        ['/v1/confirmations/codes', json({ token })],
        [`/m/${posting.slug}/confirm`, form({ token, code: '123456' })],
        [`/embed/${campus.slug}/${posting.slug}/confirm`, form({ token, act: 'resend' })],
        ['/v1/uploads', aFile(token)],
      ];

      for (const [path, init] of requests) assert.equal(await eventOf(path, init), 'token-refused', path);
    });

  it('is an event where an upload has none', async () => {
    assert.equal(await eventOf('/v1/uploads', aFile()), 'token-refused');
  });

  it('is none where the token is ours, whatever else is wrong, and its words are in no line', async () => {
    const applied = await ask(
      '/v1/applications',
      json(anApplication({ microInternship: posting.slug, answers: {} }), {
        'Idempotency-Key': randomUUID(),
      }),
    );
    const { confirmation } = (await applied.json()) as { confirmation: { token: string } };
    const { token } = confirmation;
    const { uploadToken } = await readPosting(services, posting.slug);

    assert.equal(await eventOf('/v1/confirmations', json({ token, code: '000000' })), undefined);
    assert.equal(await eventOf('/v1/confirmations/codes', json({ token })), undefined);
    assert.equal(await eventOf('/v1/uploads', aFile(uploadToken)), undefined);
    assert.doesNotMatch(JSON.stringify(lines), new RegExp(token));
  });
});
