import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, beforeEach, describe, it } from 'node:test';
import { memoryFiles } from '../../../test/kit/files.ts';
import { startProxy, type TestProxy } from '../../../test/kit/s3-proxy.ts';
import { startS3, type TestS3 } from '../../../test/kit/s3.ts';
import { reasonToSkipSwift, startSwift } from '../../../test/kit/swift.ts';
import type { FileStore } from './file-store.ts';
import { parseFilesUrl, type FilesEncryption } from './files-location.ts';
import { folderFiles } from './folder-files.ts';
import { openFiles } from './open-files.ts';

const makeFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'files-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
};

/** The two stores below one location. */
interface Opened {
  files: FileStore;
  logos: FileStore;
  stop: () => Promise<void>;
}

const openOnS3 = async (s3: TestS3): Promise<Opened> => {
  Object.assign(process.env, s3.environment);
  const { files, logos, close } = openFiles(parseFilesUrl(s3.filesUrl('some/where')));
  return {
    files,
    logos,
    stop: async () => {
      close();
      await s3.stop();
    },
  };
};

const STORES: Record<string, () => Promise<Opened>> = {
  'in memory': () =>
    Promise.resolve({ files: memoryFiles(), logos: memoryFiles(), stop: () => Promise.resolve() }),
  'in a folder': async () => {
    const { folder, remove } = await makeFolder();
    return { ...openFiles({ kind: 'folder', folder: join(folder, 'new') }), stop: remove };
  },
  'on s3rver': async () => openOnS3(await startS3()),
  'on Swift': async () => openOnS3(await startSwift()),
};

const LARGE = Buffer.alloc(5 * 1024 * 1024 + 7, 'five megabytes and seven bytes ');

const bytesOf = async (store: FileStore, key: string): Promise<Buffer | undefined> => {
  const file = await store.get(key);
  if (!file) return undefined;
  const bytes = await buffer(file.stream);
  assert.equal(bytes.length, file.size);
  return bytes;
};

const keysOf = async (store: FileStore): Promise<string[]> => {
  const keys = [];
  for await (const { key } of store.list()) keys.push(key);
  return keys.toSorted();
};

const inTwenties = async (keys: string[], work: (key: string) => Promise<void>): Promise<void> => {
  for (let at = 0; at < keys.length; at += 20) await Promise.all(keys.slice(at, at + 20).map(work));
};

const deleteAll = async (store: FileStore): Promise<void> => inTwenties(await keysOf(store), store.delete);

for (const [where, open] of Object.entries(STORES)) {
  const skip = where === 'on Swift' && reasonToSkipSwift();

  describe(`files ${where}`, { skip }, () => {
    let files: FileStore;
    let logos: FileStore;
    let stop: () => Promise<void>;
    before(async () => {
      ({ files, logos, stop } = await open());
    });
    after(() => stop());
    beforeEach(async () => {
      for (const store of [files, logos]) await deleteAll(store);
    });

    for (const [what, bytes] of [
      ['of no byte', Buffer.alloc(0)],
      ['of one byte', Buffer.from([0])],
      ['of every byte', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
      ['of more than five megabytes', LARGE],
      ['that is a part of a buffer', new Uint8Array(LARGE.buffer, LARGE.byteOffset + 3, 70_001)],
    ] as const)
      it(`gives back a file ${what} as it was put, and tells its size first`, async () => {
        await files.put('one', bytes);

        assert.deepEqual(await bytesOf(files, 'one'), Buffer.from(bytes));
      });

    it('keeps the later of two files under one key, also where that is shorter', async () => {
      await files.put('one', Buffer.from('the first'));
      await files.put('one', Buffer.from('second'));

      assert.deepEqual(await bytesOf(files, 'one'), Buffer.from('second'));
      assert.deepEqual(await keysOf(files), ['one']);
    });

    it('has no file that was never put', async () => {
      assert.equal(await files.get('nothing'), undefined);
      assert.deepEqual(await keysOf(files), []);
    });

    it('deletes a file, and does not mind to be told so again', async () => {
      await files.put('one', Buffer.from('content'));

      await files.delete('one');
      await files.delete('one');
      await files.delete('never');

      assert.equal(await files.get('one'), undefined);
      assert.deepEqual(await keysOf(files), []);
    });

    it('keeps two stores at one location apart', async () => {
      await files.put('same', Buffer.from('a file'));
      await logos.put('same', Buffer.from('a logo'));
      await logos.put('files', Buffer.from('another logo'));

      assert.deepEqual(await bytesOf(files, 'same'), Buffer.from('a file'));
      assert.deepEqual(await keysOf(files), ['same']);
      assert.deepEqual(await keysOf(logos), ['files', 'same']);
      await files.delete('same');
      assert.deepEqual(await bytesOf(logos, 'same'), Buffer.from('a logo'));
    });

    it('lists more files than an S3 server tells of at once, and when each was written', async () => {
      const start = Date.now();
      const keys = Array.from({ length: 1003 }, (_, index) => `key-${index}`);
      await inTwenties(keys, (key) => files.put(key, Buffer.from(key)));

      const listed = new Map<string, Date>();
      for await (const { key, modifiedAt } of files.list()) listed.set(key, modifiedAt);

      assert.deepEqual([...listed.keys()].toSorted(), keys.toSorted());
      for (const modifiedAt of listed.values())
        assert.ok(Math.abs(modifiedAt.getTime() - start) < 120_000, modifiedAt.toISOString());
    });

    it('takes the names that a logo can have, and tells upper case from lower', async () => {
      const keys = ['0', '-', '__proto__', 'a..b', 'A', 'a', 'con', 'logo.svg', `${'x'.repeat(196)}.png`];
      for (const key of keys) await files.put(key, Buffer.from(`the file ${key}`));

      for (const key of keys) assert.deepEqual(await bytesOf(files, key), Buffer.from(`the file ${key}`));
      assert.deepEqual(await keysOf(files), keys.toSorted());
      for (const key of keys) await files.delete(key);
      assert.deepEqual(await keysOf(files), []);
    });

    for (const key of [
      '',
      '.',
      '..',
      '../logos/same',
      '/etc/passwd',
      'a/b',
      'a\\b',
      '.hidden',
      'a b',
      'é',
      'a\0b',
      'a\n',
      'a%2fb',
      'x'.repeat(201),
    ])
      it(`refuses the key ${JSON.stringify(key).slice(0, 20)}`, async () => {
        await assert.rejects(files.put(key, Buffer.from('x')), RangeError);
        await assert.rejects(files.get(key), RangeError);
        await assert.rejects(files.delete(key), RangeError);
      });

    it('takes many files at once, and one file many times at once', async () => {
      const keys = Array.from({ length: 20 }, (_, index) => `many-${index}`);

      await Promise.all([
        ...keys.map((key) => files.put(key, Buffer.from(key))),
        ...keys.map(() => files.put('again', LARGE.subarray(0, 100_000))),
      ]);

      for (const key of keys) assert.deepEqual(await bytesOf(files, key), Buffer.from(key));
      assert.deepEqual(await bytesOf(files, 'again'), LARGE.subarray(0, 100_000));
      assert.deepEqual(await keysOf(files), ['again', ...keys].toSorted());
    });

    it('is still of use after a hundred readers have broken off', async () => {
      await files.put('large', LARGE);
      const handles = async () => (await readdir('/proc/self/fd')).length;
      const before = await handles();

      for (let reader = 0; reader < 100; reader += 1) {
        const file = await files.get('large');
        assert.ok(file);
        if (reader % 2 === 0) for await (const piece of file.stream) if (piece) break;
        file.stream.destroy();
      }

      assert.deepEqual(await bytesOf(files, 'large'), LARGE);
      assert.ok((await handles()) < before + 60);
    });

    it('says that it can be used', async () => {
      await files.check();
      await files.check();

      assert.deepEqual(await keysOf(files), []);
    });
  });
}

describe('files in a folder', () => {
  let folder: string;
  let remove: () => Promise<void>;
  let files: FileStore;
  beforeEach(async () => {
    const made = await makeFolder();
    remove = made.remove;
    folder = join(made.folder, 'files');
    files = folderFiles(folder);
  });
  after(() => remove());

  const everything = async () => (await readdir(folder, { recursive: true })).toSorted();

  it('can be read by nobody else on the machine', async () => {
    await files.put('one', Buffer.from('content'));

    assert.equal((await stat(folder)).mode & 0o077, 0);
    assert.equal((await stat(join(folder, 'one'))).mode & 0o077, 0);
  });

  it('leaves nothing beside a file, and with it deletes what a crash left of it alone', async () => {
    await files.put('one', Buffer.from('content'));
    assert.deepEqual(await everything(), ['one']);
    const [halfOne, halfOther] = [`.one.${crypto.randomUUID()}`, `.one.pdf.${crypto.randomUUID()}`];
    for (const name of [halfOne, halfOther]) await writeFile(join(folder, name), 'cont');

    await files.delete('one');

    assert.deepEqual(await everything(), [halfOther]);
  });

  it('leaves nothing of a file that could not be written', async () => {
    await mkdir(join(folder, 'taken'), { recursive: true });
    await writeFile(join(folder, 'taken', 'content'), '');

    await assert.rejects(files.put('taken', Buffer.from('content')));

    assert.deepEqual(await everything(), ['taken', join('taken', 'content')]);
  });

  it('lists files and no folders', async () => {
    await mkdir(join(folder, 'a-folder'), { recursive: true });
    await files.put('one', Buffer.from('content'));

    assert.deepEqual(await keysOf(files), ['one']);
    assert.equal(await files.get('a-folder'), undefined);
  });

  it('says that it cannot be used where there is no folder to write to', async () => {
    await rm(folder, { recursive: true, force: true });
    await writeFile(folder, 'a file');

    await assert.rejects(files.check());
  });
});

describe('files on an S3 server', () => {
  let s3: TestS3;
  let proxy: TestProxy;
  before(async () => {
    s3 = await startS3();
    Object.assign(process.env, s3.environment);
    proxy = await startProxy(s3.endpoint);
  });
  after(async () => {
    await proxy.stop();
    await s3.stop();
  });
  beforeEach(() => {
    proxy.decide(() => 'pass');
    proxy.seen.length = 0;
  });

  const open = (encryption?: FilesEncryption, prefix = 'p') =>
    openFiles(parseFilesUrl(s3.filesUrl(prefix, proxy.url)), encryption);

  for (const [encryption, sent] of [
    [undefined, [undefined, undefined]],
    [{ algorithm: 'AES256' }, ['AES256', undefined]],
    [{ algorithm: 'aws:kms' }, ['aws:kms', undefined]],
    [
      { algorithm: 'aws:kms', keyId: 'arn:aws:kms:us-east-1:1:key/a' },
      ['aws:kms', 'arn:aws:kms:us-east-1:1:key/a'],
    ],
  ] as const)
    it(`asks for the encryption ${encryption ? JSON.stringify(encryption) : 'of the bucket'}, and adds nothing to a body`, async () => {
      const { files, close } = open(encryption);

      await files.put('one', Buffer.from('content'));

      assert.equal(proxy.seen.length, 1);
      const { headers } = proxy.seen[0] ?? assert.fail();
      assert.deepEqual(
        ['x-amz-server-side-encryption', 'x-amz-server-side-encryption-aws-kms-key-id'].map(
          (name) => headers[name],
        ),
        sent,
      );
      assert.equal(headers['content-length'], '7');
      assert.equal(headers['content-encoding'], undefined);
      assert.equal(headers['x-amz-trailer'], undefined);
      close();
    });

  it('are named by prefix, store and key', async () => {
    const { files, logos, close } = open(undefined, 'a/b');
    const bare = open(undefined, '');

    await files.put('one', Buffer.from(''));
    await logos.put('one.svg', Buffer.from(''));
    await bare.files.put('one', Buffer.from(''));

    assert.deepEqual(
      proxy.seen.map(({ path }) => path.replace(/\?.*/, '')),
      ['/marketplace/a/b/files/one', '/marketplace/a/b/logos/one.svg', '/marketplace/files/one'],
    );
    close();
    bare.close();
  });

  it('do not mind what else is in the bucket', async () => {
    const { files, close } = open(undefined, 'shared');
    const around = [open(undefined, 'shared/files'), open(undefined, 'shared2'), open(undefined, '')];
    for (const { files: others } of around) await others.put('other', Buffer.from('x'));
    await files.put('mine', Buffer.from('x'));

    assert.deepEqual(await keysOf(files), ['mine']);
    for (const other of around) other.close();
    close();
  });

  for (const fate of ['drop', 503] as const)
    it(`are put, read, listed and deleted although every first attempt meets ${fate}`, async () => {
      const { files, close } = open();
      const tried = new Set<string>();
      proxy.decide(({ method, path }) => {
        const isFirst = !tried.has(`${method} ${path}`);
        tried.add(`${method} ${path}`);
        return isFirst ? fate : 'pass';
      });

      await files.put('again', LARGE);
      assert.deepEqual(await bytesOf(files, 'again'), LARGE);
      assert.ok((await keysOf(files)).includes('again'));
      await files.delete('again');

      proxy.decide(() => 'pass');
      assert.equal(await files.get('again'), undefined);
      close();
    });

  it('break off with an error where the connection does, and never end early', async () => {
    const { files, close } = open();
    await files.put('cut', LARGE);
    proxy.decide(() => 'cut');

    const file = await files.get('cut');

    assert.ok(file);
    assert.equal(file.size, LARGE.length);
    await assert.rejects(buffer(file.stream));
    close();
  });

  it('say that they cannot be used without the server, its bucket or the right to it', async () => {
    const { files, close } = open();
    await files.check();
    proxy.decide(() => 'drop');
    await assert.rejects(files.check());
    proxy.decide(() => 'pass');
    const lost = openFiles(parseFilesUrl(s3.filesUrl('p').replace('s3://marketplace', 's3://nowhere')));
    await assert.rejects(lost.files.check());
    await assert.rejects(lost.files.put('one', Buffer.from('x')), { name: 'NoSuchBucket' });
    await assert.rejects(lost.files.get('one'), { name: 'NoSuchBucket' });
    lost.close();
    close();
  });
});
