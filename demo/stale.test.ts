import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { isStale } from './stale.ts';

describe('the build of npm start', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'start-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('is stale when it is missing or older than a source file', async () => {
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
});
