import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../test/kit/marketplace.ts';
import { isStale } from './stale.ts';

describe('npm start', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'start-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('builds the widgets when the build is missing or older than a source file', async () => {
    const [built, sources] = [join(folder, 'built.js'), join(folder, 'src')];
    const source = join(sources, 'ui', 'card.ts');
    await mkdir(join(sources, 'ui'), { recursive: true });
    await writeFile(source, '');

    assert.equal(await isStale(built, [sources]), true);
    await writeFile(built, '');
    await utimes(source, 1000, 1000);
    assert.equal(await isStale(built, [sources]), false);
    await utimes(built, 500, 500);
    assert.equal(await isStale(built, [sources]), true);
  });

  // `script` gives a program a terminal.
  it(
    'ends with the URLs to open on a terminal, below a log to read',
    { skip: process.platform !== 'linux' },
    async () => {
      const child = spawn('script', ['-qec', `${process.execPath} demo/start.ts`, '/dev/null'], {
        env: { ...process.env, PORT: '0', DATA_DIR: join(folder, 'data') },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let written = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (written += text));
      await eventually(
        () => Promise.resolve(written),
        (text) => /\/mail {2}mail of the demo/.test(text),
      );
      const ended = once(child, 'exit');
      child.kill();
      await ended;

      const lines = written.trim().split(/\r?\n/);
      assert.match(
        lines.slice(-3).join('\n'),
        /^http\S+ {2}marketplace\nhttp\S+ {2}campus page\nhttp\S+\/mail {2}mail/,
      );
      assert.match(lines.slice(0, -3).join('\n'), /INFO.*listening/);
      assert.ok(lines.length < 12, written);
      assert.doesNotMatch(written, /\{"level"/);
    },
  );
});
