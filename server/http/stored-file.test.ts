import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { eventually } from '../../test/kit/marketplace.ts';
import { respondFile } from './stored-file.ts';

const PIECE = Buffer.alloc(65_536, 'a piece ');
const PIECES = 400;
const SIZE = PIECE.length * PIECES;

/** A file of 26 MB that is made as it is read. */
const aFile = (breaksAt = Infinity): Readable & { sent: () => number } => {
  let sent = 0;
  const stream = new Readable({
    read() {
      if (sent === breaksAt) this.destroy(new Error('the store breaks off'));
      else this.push(sent === PIECES ? null : PIECE);
      sent += 1;
    },
  });
  return Object.assign(stream, { sent: () => sent });
};

describe('a stored file', () => {
  let server: ServerType;
  let url: string;
  let file = aFile();
  before(async () => {
    const app = new Hono();
    app.use(compress());
    app.get('/:type', (context) =>
      respondFile(context, { stream: file, size: SIZE }, { 'Content-Type': context.req.param('type') }),
    );
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
    if (!server.listening) await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  const isClosed = () =>
    eventually(
      () => Promise.resolve(file.destroyed),
      (destroyed) => destroyed,
    );

  it('is sent whole, with its size before it', async () => {
    file = aFile();

    const response = await fetch(`${url}/pdf`);

    assert.equal(response.headers.get('Content-Length'), String(SIZE));
    assert.equal((await response.arrayBuffer()).byteLength, SIZE);
    assert.ok(await isClosed());
  });

  for (const type of ['pdf', 'text%2Fhtml'])
    it(`is read no further than it is received, and closed when nobody receives it any more: ${type}`, async () => {
      file = aFile();

      const asked = request(`${url}/${type}`, { headers: { 'Accept-Encoding': 'gzip' } }).end();
      const [answer] = (await once(asked, 'response')) as [Readable];
      await once(answer, 'readable');
      answer.read(1);
      asked.destroy();

      assert.ok(await isClosed());
      assert.ok(file.sent() < PIECES, `${file.sent()}`);
    });

  it('is not read for its headers', async () => {
    file = aFile();

    const response = await fetch(`${url}/pdf`, { method: 'HEAD' });

    assert.equal(response.headers.get('Content-Length'), String(SIZE));
    assert.ok(await isClosed());
    assert.ok(file.sent() <= 1);
  });

  it('that breaks off is seen to be cut', async () => {
    file = aFile(3);

    const response = await fetch(`${url}/pdf`);

    await assert.rejects(response.arrayBuffer());
    assert.ok(await isClosed());
  });
});
