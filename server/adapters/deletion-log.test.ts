import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { appendFile, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { makeDataDir } from '../../test/kit/marketplace.ts';
import { deletionLogFile, parseDeletionLog, readDeletionLog, type DeletionRecord } from './deletion-log.ts';

const aRecord = (uploads = 0): DeletionRecord => ({
  at: '2026-03-02T15:00:00.000Z',
  application: randomUUID(),
  uploads: Array.from({ length: uploads }, () => randomUUID()),
  reason: 'person',
});

describe('a deletion log', () => {
  let folder: string;
  let remove: () => Promise<void>;
  before(async () => {
    ({ dataDir: folder, remove } = await makeDataDir());
  });
  after(() => remove());

  const newPath = () => join(folder, randomUUID(), 'deletions.log');

  it('gives back what was added, in a file of its owner alone', async () => {
    const path = newPath();
    const [one, two, three] = [aRecord(), aRecord(2), aRecord(1)];
    const log = deletionLogFile(path);

    await log.append([]);
    await log.append([one]);
    await log.append([two, three]);

    assert.deepEqual(await readDeletionLog(path), { records: [one, two, three], unreadable: [] });
    assert.equal((await stat(path)).mode & 0o777, 0o600);
  });

  it('keeps every record where many are added at once', async () => {
    const path = newPath();
    const records = Array.from({ length: 50 }, () => aRecord(3));

    await Promise.all(records.map((record) => deletionLogFile(path).append([record])));

    const { records: read, unreadable } = await readDeletionLog(path);
    const ids = (of: DeletionRecord[]) => of.map(({ application }) => application).toSorted();
    assert.deepEqual([ids(read), unreadable], [ids(records), []]);
  });

  it('loses to a crash no more than the record that was cut short, wherever it was cut', async () => {
    const [cut, next] = [JSON.stringify(aRecord(1)), aRecord(1)];
    for (let length = 1; length < cut.length; length += 7) {
      const path = newPath();
      await deletionLogFile(path).append([aRecord()]);
      await appendFile(path, cut.slice(0, length));
      await deletionLogFile(path).append([next]);

      const { records, unreadable } = await readDeletionLog(path);

      assert.deepEqual([records.length, records[1], unreadable], [2, next, [2]], `${length}`);
    }
  });

  it('is empty where it is not there', async () => {
    assert.deepEqual(await readDeletionLog(newPath()), { records: [], unreadable: [] });
  });

  for (const line of [
    'x',
    '{}',
    '[]',
    'null',
    '{"at":"2026-03-02T15:00:00.000Z","application":"../x","uploads":[]}',
  ])
    it(`names the line of what is no record: ${line}`, async () => {
      const path = newPath();
      await deletionLogFile(path).append([aRecord()]);
      const text = `${await readFile(path, 'utf8')}\n${line}\n`;

      assert.deepEqual(parseDeletionLog(text).unreadable, [3]);
    });
});
