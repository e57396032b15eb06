import assert from 'node:assert/strict';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { makeDataDir } from '../../test/kit/marketplace.ts';
import { folderFiles, type FileStore } from './file-store.ts';

describe('files in a folder', () => {
  let folder: string;
  let remove: () => Promise<void>;
  let files: FileStore;
  before(async () => {
    const made = await makeDataDir();
    remove = made.remove;
    folder = join(made.dataDir, 'files');
    files = folderFiles(folder);
  });
  after(() => remove());

  it('are there as they were put, for nobody else on the machine', async () => {
    await files.put('one', Buffer.from('first'));
    await files.put('one', Buffer.from('second'));

    assert.deepEqual(await files.get('one'), Buffer.from('second'));
    assert.deepEqual(await readdir(folder), ['one']);
    assert.equal((await stat(folder)).mode & 0o077, 0);
    assert.equal((await stat(join(folder, 'one'))).mode & 0o077, 0);
  });

  it('are gone once deleted, half-written ones as well', async () => {
    await files.put('two', Buffer.from('content'));
    await writeFile(join(folder, '.two'), 'cont');

    await files.delete('two');
    await files.delete('two');

    assert.equal(await files.get('two'), undefined);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.includes('two')),
      [],
    );
  });

  it('that were never put are not there', async () => {
    assert.equal(await files.get('three'), undefined);
  });
});
