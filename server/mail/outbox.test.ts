import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { makeDataDir } from '../../test/kit/marketplace.ts';
import { deleteOutboxFiles, pruneOutbox } from './outbox.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const before = (milliseconds: number) => new Date(NOW.getTime() - milliseconds);

describe('outbox', () => {
  const removals: (() => Promise<void>)[] = [];
  after(async () => {
    for (const remove of removals) await remove();
  });

  /** A folder with files, each as old as is said. */
  const makeOutbox = async (files: Record<string, Date>): Promise<string> => {
    const { dataDir, remove } = await makeDataDir();
    removals.push(remove);
    const folder = join(dataDir, 'outbox');
    await mkdir(folder);
    for (const [name, writtenAt] of Object.entries(files)) {
      await writeFile(join(folder, name), 'mail');
      await utimes(join(folder, name), writtenAt, writtenAt);
    }
    return folder;
  };

  it('deletes the files of mails with their drafts, and no others', async () => {
    const [gone, stays] = [randomUUID(), randomUUID()];
    const folder = await makeOutbox({ [`${gone}.eml`]: NOW, [`.${gone}.eml`]: NOW, [`${stays}.eml`]: NOW });

    await deleteOutboxFiles(folder, [gone, randomUUID()]);

    assert.deepEqual(await readdir(folder), [`${stays}.eml`]);
  });

  for (const id of ['../secrets', '..', '', `${randomUUID()}/../x`, '*'])
    it(`refuses ${JSON.stringify(id)} as the id of a mail`, async () => {
      const folder = await makeOutbox({ 'secrets.eml': NOW });

      await assert.rejects(deleteOutboxFiles(folder, [id]), /not a UUID/);

      assert.deepEqual(await readdir(folder), ['secrets.eml']);
    });

  it('deletes what was written before a moment, drafts too, and leaves what it did not write', async () => {
    const [old, draft, fresh, edge] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const folder = await makeOutbox({
      [`${old}.eml`]: before(1),
      [`.${draft}.eml`]: before(1000),
      [`${edge}.eml`]: NOW,
      [`${fresh}.eml`]: new Date(NOW.getTime() + 1),
      'notes.eml': before(1000),
      [`${randomUUID()}.txt`]: before(1000),
    });

    const deleted = await pruneOutbox(folder, NOW);

    assert.equal(deleted, 2);
    const left = await readdir(folder);
    assert.ok([`${fresh}.eml`, `${edge}.eml`, 'notes.eml'].every((name) => left.includes(name)));
    assert.equal(left.length, 4);
  });

  it('has nothing to delete where no mail was written', async () => {
    const { dataDir, remove } = await makeDataDir();
    removals.push(remove);
    const folder = join(dataDir, 'outbox');

    assert.equal(await pruneOutbox(folder, NOW), 0);
    await deleteOutboxFiles(folder, [randomUUID()]);
  });
});
