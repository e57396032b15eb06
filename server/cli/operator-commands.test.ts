import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createDatabase, prepareDataDir } from '../../test/kit/database.ts';
import { makeDataDir } from '../../test/kit/marketplace.ts';
import { anEmployer, aPosting, savePostings } from '../../test/kit/postings.ts';
import { runScript, startServerProcess } from '../../test/kit/process.ts';
import { recordAccess } from '../store/access-log.ts';
import { openDatabase } from '../store/database.ts';
import { findPosting } from '../store/postings.ts';

const serverUrl = process.env.DATABASE_URL;
const PURPOSES =
  'form-tokens, upload-tokens, confirmations, confirmation-links, devices, review-links, application-links';
const AT = new Date('2026-03-01T12:00:00Z');
const FILE_ROW = {
  sourceId: 'archive-1',
  title: 'Sort the archive',
  department: 'operations',
  description: 'Six cabinets of type.',
  hours: { min: 5, max: 10 },
  fee: 450,
  currency: 'USD',
  due: 14,
};

describe('commands for employers and links', () => {
  const closing: (() => Promise<void>)[] = [];
  const employer = anEmployer();
  let environment: Record<string, string>;
  let folder: string;

  before(async () => {
    const { dataDir, remove } = await makeDataDir();
    closing.unshift(remove);
    folder = dataDir;
    environment = { DATA_DIR: dataDir };
    if (serverUrl) {
      const own = await createDatabase(serverUrl);
      closing.unshift(own.drop);
      environment = { DATA_DIR: dataDir, DATABASE_URL: own.databaseUrl };
    } else await prepareDataDir(dataDir);
    const { database, close } = await openDatabase({ dataDir, databaseUrl: environment.DATABASE_URL });
    await savePostings(database, aPosting({ slug: 'used' }), aPosting({ slug: 'unused' }));
    const found = await findPosting(database, 'used');
    await recordAccess(database, {
      at: AT,
      action: 'csv-downloaded',
      microInternship: found?.posting.id ?? '',
      link: 'link-1',
    });
    await close();
    closing.unshift((await startServerProcess(environment)).stop);
  });
  after(async () => {
    for (const close of closing) await close();
  });

  const run = (name: string, ...parameters: string[]) =>
    runScript(`server/cli/${name}.ts`, parameters, environment);

  const importFile = async (row: object, ...options: string[]) => {
    const path = join(folder, `${crypto.randomUUID()}.json`);
    await writeFile(path, JSON.stringify([{ ...FILE_ROW, ...row }]));
    return runScript('server/cli/import.ts', [path, '--mapping', 'contract', ...options], environment);
  };

  it('show an employer', async () => {
    const { code, stdout } = await run('employer', employer.slug);

    assert.deepEqual(
      [code, stdout],
      [
        0,
        `${employer.slug}: ${employer.name}\nemail: ${employer.email}\nverified: yes\nsource: test, where it is ${employer.slug}\n`,
      ],
    );
  });

  it('change the email and the verification of an employer, each alone or both', async () => {
    const changed = await run('employer', employer.slug, '--email', 'new@gristmill.example', '--unverified');
    const verified = await run('employer', employer.slug, '--verified');

    assert.match(changed.stdout, /email: new@gristmill\.example\nverified: no\n/);
    assert.match(verified.stdout, /email: new@gristmill\.example\nverified: yes\n/);
  });

  for (const [what, parameters, message] of [
    ['no employer', [], /Which employer\?/],
    ['two employers', ['a', 'b'], /Which employer\?/],
    ['an unknown employer', ['nobody', '--verified'], /found "nobody", accepted: the slug of an employer/],
    ['no email address', [employer.slug, '--email', 'nobody'], /--email: found "nobody", accepted: an email/],
    ['both and neither', [employer.slug, '--verified', '--unverified'], /--verified or --unverified\?/],
  ] as const)
    it(`refuse ${what}`, async () => {
      const { code, stdout, stderr } = await run('employer', ...parameters);

      assert.deepEqual([code, stdout], [1, '']);
      assert.match(stderr, message);
    });

  it('import no address and no verification over what is stored, and print how to', async () => {
    const stated = { name: 'Quarry', email: 'people@quarry.example', verified: true };
    const first = await importFile({ employer: stated }, '--trust-verified');
    const second = await importFile({ employer: { ...stated, email: 'evil@evil.example' } });
    const other = await importFile({ employer: stated }, '--source', 'other');

    assert.deepEqual([first.code, first.stderr], [0, '']);
    assert.deepEqual(
      [second.code, second.stdout, second.stderr],
      [
        0,
        '0 added, 1 changed, 0 refused\n',
        'employer quarry: email found "evil@evil.example", kept "people@quarry.example"; to change it: npm run employer -- quarry --email "evil@evil.example"\n',
      ],
    );
    assert.match(other.stderr, /^row 1 \(line 1\): \/slug taken by another posting\n$/);
    const named = await importFile({ employer: stated, slug: 'theirs' }, '--source', 'other');
    assert.equal(
      named.stderr,
      'employer quarry-2: verified found true, kept false; to change it: npm run employer -- quarry-2 --verified\n',
    );
  });

  it('rotate keys, all or those of one purpose', async () => {
    const all = await run('rotate-keys');
    const one = await run('rotate-keys', '--purpose', 'review-links', '--revoke');
    const none = await run('rotate-keys', '--purpose', 'front-door');

    assert.match(all.stdout, new RegExp(`^New keys for ${PURPOSES}; earlier keys verify until`));
    assert.match(one.stdout, /^New keys for review-links; earlier keys verify nothing\./);
    assert.equal(none.code, 1);
    assert.equal(none.stderr, `--purpose: found "front-door", accepted: ${PURPOSES}\n`);
  });

  it('show the use of links, as a table and as JSON', async () => {
    const table = await run('access-log', 'used');
    const json = await run('access-log', 'used', '--json');
    const unused = await run('access-log', 'unused');
    const unknown = await run('access-log', 'no-such-posting');

    assert.match(table.stdout, /2026-03-01T12:00:00\.000Z.*csv-downloaded.*link-1/);
    const [entry] = JSON.parse(json.stdout) as Record<string, unknown>[];
    assert.deepEqual(
      [entry?.at, entry?.action, entry?.link, entry?.application],
      [AT.toISOString(), 'csv-downloaded', 'link-1', null],
    );
    assert.equal(unused.stdout, 'No link to its applications was used yet.\n');
    assert.equal(unknown.code, 1);
    assert.match(unknown.stderr, /found "no-such-posting", accepted: the slug of a posting/);
  });
});
