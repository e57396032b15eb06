import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { scriptUrls } from './scripts.ts';

const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

const builtWith = async (manifest: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'widgets-'));
  folders.push(folder);
  await mkdir(join(folder, 'hosted'));
  await writeFile(join(folder, 'hosted', 'manifest.json'), manifest);
  return folder;
};

const chunk = (name: string, imports: string[] = []) => ({
  file: `hosted/chunks/${name}-1.js`,
  name,
  imports,
});

describe('what a page says of its script', () => {
  it('is where its parts lie with all that they need, each once, and not the script itself', async () => {
    const folder = await builtWith(
      JSON.stringify({
        'widgets/hosted.ts': { file: 'hosted/hosted.js', name: 'hosted', isEntry: true },
        '_apply-1.js': chunk('apply.lazy', ['widgets/hosted.ts', '_posting-1.js']),
        '_posting-1.js': chunk('posting', ['widgets/hosted.ts']),
        'files/files.lazy.ts': chunk('files.lazy', ['_posting-1.js', '_apply-1.js']),
        'posting/posting.lazy.ts': chunk('posting.lazy', ['_posting-1.js']),
      }),
    );

    assert.deepEqual(scriptUrls(folder, ['files', 'apply']), [
      '/v1/hosted/chunks/apply.lazy-1.js',
      '/v1/hosted/chunks/posting-1.js',
      '/v1/hosted/chunks/files.lazy-1.js',
    ]);
    assert.deepEqual(scriptUrls(folder, []), []);
  });

  for (const [what, manifest] of [
    ['is no JSON', 'nothing'],
    ['is of another build', '{"x":{"src":1}}'],
  ] as const)
    it(`is nothing where the note of the build ${what}`, async () => {
      assert.deepEqual(scriptUrls(await builtWith(manifest), ['apply']), []);
    });

  it('is nothing where nothing is built', () => {
    assert.deepEqual(scriptUrls('/nowhere', ['apply']), []);
  });
});
