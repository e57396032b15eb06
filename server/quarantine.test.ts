import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { Problem } from '../src/contract/problem.ts';
import type { Question } from '../src/contract/questions.ts';
import { LOCALES } from '../src/i18n/locales.ts';
import { pagesIn } from '../src/i18n/pages.ts';
import { EICAR, startClamd, type TestClamd } from '../test/kit/clamd.ts';
import { confirmByLink } from '../test/kit/confirm.ts';
import { aPdf } from '../test/kit/files.ts';
import {
  eventually,
  makeDataDir,
  startTestMarketplace,
  type TestMarketplace,
} from '../test/kit/marketplace.ts';
import { anApplication, aPosting, savePostings } from '../test/kit/postings.ts';
import { uploadTokenOf } from '../test/kit/uploads.ts';
import type { Posting } from './domain/posting.ts';
import { folderFiles } from './adapters/files/folder-files.ts';
import { createScanner } from './files/scan.ts';
import { scanWaiting, startQuarantine } from './quarantine.ts';
import { mails, uploads } from './store/schema.ts';

const NOW = new Date('2026-03-02T15:00:00Z');
const LATER = new Date('2026-03-02T15:07:00Z');
const RESUME: Question = { id: 'resume', kind: 'file', label: 'Your résumé', required: false };

let now = NOW;
let clamd: TestClamd;
let marketplace: TestMarketplace;
let folder: Awaited<ReturnType<typeof makeDataDir>>;
before(async () => {
  // Nobody else takes its address while it is away.
  folder = await makeDataDir();
  clamd = await startClamd(join(folder.dataDir, 'clamd.ctl'));
  marketplace = await startTestMarketplace({ clock: () => now, clamdUrl: clamd.url });
});
beforeEach(async () => {
  now = NOW;
  await clamd.stop();
  await clamd.start();
});
after(async () => {
  await marketplace.close();
  await clamd.stop();
  await folder.remove();
});

/** The slugs of the postings for which files were handed in, by the files' keys and ids: each has one of its own. */
const targets = new Map<string, string>();

const send = async (
  bytes: Buffer,
  { key = randomUUID(), to = marketplace }: { key?: string; to?: TestMarketplace } = {},
) => {
  const body = new FormData();
  body.set('file', new File([new Uint8Array(bytes)], 'cv.pdf'));
  const slug = targets.get(key) ?? (await posted(to)).slug;
  targets.set(key, slug);
  const token = await uploadTokenOf(to.url, slug);
  return fetch(`${to.url}/v1/uploads`, {
    method: 'POST',
    body,
    headers: { 'Idempotency-Key': key, 'Upload-Token': token },
  });
};

const handIn = async (
  bytes: Buffer,
  { key = randomUUID(), to = marketplace }: { key?: string; to?: TestMarketplace } = {},
): Promise<string> => {
  const response = await send(bytes, { key, to });
  assert.equal(response.status, 201);
  const { id } = (await response.json()) as { id: string };
  targets.set(id, targets.get(key) ?? '');
  return id;
};

const refusal = async (response: Response): Promise<string> => {
  const { status, errors = [] } = Problem.parse(await response.json());
  return [status, ...errors.map(({ pointer, code }) => `${pointer} ${code}`)].join(' ');
};

const rowOf = async (id: string) => {
  const [row] = await marketplace.database.select().from(uploads).where(eq(uploads.id, id));
  return row ?? assert.fail(`no upload ${id}`);
};

const stateOf = async (id: string) => {
  const { scannedAt, infected, key } = await rowOf(id);
  const kept = await readdir(join(marketplace.dataDir, 'files'));
  return { scannedAt, infected, isThere: kept.includes(key) };
};

/** A file as it is stored while the scanner is away. */
const handInUnscanned = async (bytes: Buffer, key: string = randomUUID()): Promise<string> => {
  await clamd.stop();
  const id = await handIn(bytes, { key });
  await clamd.start();
  return id;
};

const quarantine = () => ({
  database: marketplace.database,
  files: folderFiles(join(marketplace.dataDir, 'files')),
  scanner: createScanner(clamd.url),
  clock: () => LATER,
  log: pino({ level: 'silent' }),
});

/** What the server does every minute, once and later. */
const sweep = () => scanWaiting(quarantine());

const applyTo = (microInternship: string, resume: string, to = marketplace) =>
  fetch(`${to.url}/v1/applications`, {
    method: 'POST',
    body: JSON.stringify(anApplication({ microInternship, answers: { resume } })),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
  });

const posted = async (to = marketplace): Promise<Posting> => {
  const posting = aPosting({ questions: [RESUME] });
  await savePostings(to.database, posting);
  return posting;
};

/** Applies with a file, and gives back the addresses of the employer's page and of the applicant's. */
const applied = async (resume: string, to = marketplace): Promise<{ review: string; own: string }> => {
  const response = await applyTo(targets.get(resume) ?? '', resume, to);
  assert.equal(response.status, 201);
  const { id } = (await response.json()) as { id: string };
  await confirmByLink(to, id);
  const letters = await to.database.select().from(mails).where(eq(mails.application, id));
  const linkTo = (page: string): string => {
    const links = letters.flatMap(({ text }) => new RegExp(`http\\S+/${page}/\\S+`).exec(text) ?? []);
    return links[0] ?? assert.fail(`no link to ${page}`);
  };
  return { review: linkTo('review'), own: linkTo('applications') };
};

const apply = async (resume: string, to = marketplace) => (await applied(resume, to)).review;

/** The employer's page: its words about the only file, and its status. */
const review = async (link: string) => {
  const page = (await (await fetch(link)).text()).replaceAll(/\s+/g, ' ');
  const cell = /<td role="cell" class="short">(.*?)<\/td>/.exec(page)?.[1] ?? assert.fail('no answer');
  const [, application = ''] = /id="application-([^"]+)"/.exec(page) ?? [];
  const download = await fetch(`${link}/files/${application}/resume`);
  const shown = cell.replace(/<span class="label".*?<\/span>/, '').replaceAll(/<[^>]+>/g, ' ');
  return {
    says: shown.replaceAll(/\s+/g, ' ').trim(),
    isLinked: cell.includes('/files/'),
    status: download.status,
    retryAfter: download.headers.get('Retry-After'),
    bytes: Buffer.from(await download.arrayBuffer()),
  };
};

describe('a file that holds no malware', () => {
  it('is stored with the time of its scan and given out', async () => {
    const id = await handIn(aPdf('clean'));

    assert.deepEqual(await stateOf(id), { scannedAt: NOW, infected: false, isThere: true });
    const { bytes, ...shown } = await review(await apply(id));
    assert.deepEqual(shown, { says: 'cv.pdf', isLinked: true, status: 200, retryAfter: null });
    assert.deepEqual(bytes, aPdf('clean'));
  });
});

describe('a file that holds malware', () => {
  it('is refused at its field, and nothing of it is kept', async () => {
    const before = await marketplace.database.$count(uploads);
    const files = await readdir(join(marketplace.dataDir, 'files'));

    assert.equal(await refusal(await send(aPdf(EICAR))), '400 /file characters');

    assert.equal(await marketplace.database.$count(uploads), before);
    assert.deepEqual(await readdir(join(marketplace.dataDir, 'files')), files);
  });

  it('is refused in the form without JavaScript too, in words', async () => {
    const { slug } = await posted();
    const form = await (await fetch(`${marketplace.url}/m/${slug}/apply`)).text();
    const body = new FormData();
    for (const [, name = '', value = ''] of form.matchAll(
      /<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
    ))
      body.set(name, value);
    body.set('files.resume', new File([new Uint8Array(aPdf(EICAR))], 'cv.pdf'));

    const response = await fetch(`${marketplace.url}/m/${slug}/apply`, { method: 'POST', body });

    const page = (await response.text()).replaceAll(/<[^>]+>/g, '');
    assert.match(page, /The file could not be uploaded\. Try again or remove it/);
  });
});

describe('a file that comes while the scanner is away', () => {
  it('is taken, named and not given out until it is scanned', async () => {
    const id = await handInUnscanned(aPdf('waits'));
    const link = await apply(id);

    assert.deepEqual(await stateOf(id), { scannedAt: null, infected: false, isThere: true });
    const { bytes, ...waiting } = await review(link);
    assert.deepEqual(waiting, {
      says: 'cv.pdf Scanning…',
      isLinked: false,
      status: 503,
      retryAfter: '60',
    });
    assert.ok(!bytes.includes('waits'));

    await sweep();

    assert.deepEqual(await stateOf(id), { scannedAt: LATER, infected: false, isThere: true });
    const { bytes: given, ...shown } = await review(link);
    assert.deepEqual(shown, { says: 'cv.pdf', isLinked: true, status: 200, retryAfter: null });
    assert.deepEqual(given, aPdf('waits'));
  });

  it('is removed where it turns out to hold malware, and its name stays', async () => {
    const id = await handInUnscanned(aPdf(EICAR));
    const link = await apply(id);
    assert.equal((await review(link)).status, 503);

    await sweep();

    assert.deepEqual(await stateOf(id), { scannedAt: LATER, infected: true, isThere: false });
    const { bytes, ...shown } = await review(link);
    assert.deepEqual(shown, {
      says: 'cv.pdf Removed: malware detected',
      isLinked: false,
      status: 404,
      retryAfter: null,
    });
    assert.ok(!bytes.includes(EICAR));
  });

  it('is told of in what the applicant downloads', async () => {
    const { own } = await applied(await handInUnscanned(aPdf(EICAR)));
    const read = async () => ((await (await fetch(`${own}/data.json`)).json()) as { files: unknown[] }).files;
    const file = { question: 'resume', name: 'cv.pdf', type: 'pdf', size: aPdf(EICAR).length };

    assert.deepEqual(await read(), [file]);
    await sweep();
    assert.deepEqual(await read(), [{ ...file, scannedAt: LATER.toISOString(), infected: true }]);
  });

  it('is not given out either where a crash has left it there', async () => {
    const id = await handInUnscanned(aPdf(EICAR));
    const link = await apply(id);
    await sweep();
    await writeFile(join(marketplace.dataDir, 'files', (await rowOf(id)).key), aPdf(EICAR));

    const { status, bytes } = await review(link);

    assert.equal(status, 404);
    assert.ok(!bytes.includes(EICAR));
  });

  it('is not brought back by who sends it again, with the scanner or without', async () => {
    const key = randomUUID();
    const id = await handInUnscanned(aPdf(EICAR), key);
    await sweep();

    assert.equal(await refusal(await send(aPdf(EICAR), { key })), '400 /file characters');
    await clamd.stop();
    assert.equal(await refusal(await send(aPdf(EICAR), { key })), '400 /file characters');

    assert.deepEqual(await stateOf(id), { scannedAt: LATER, infected: true, isThere: false });
  });

  it('can no longer be applied with once it is removed', async () => {
    const id = await handInUnscanned(aPdf(EICAR));
    await sweep();
    const slug = targets.get(id) ?? '';

    assert.equal(await refusal(await applyTo(slug, id)), '400 /answers/resume choice');
  });

  it('is scanned as well when it is sent again', async () => {
    const key = randomUUID();
    const id = await handInUnscanned(aPdf('again'), key);

    assert.equal(await handIn(aPdf('again'), { key }), id);

    assert.deepEqual(await stateOf(id), { scannedAt: NOW, infected: false, isThere: true });
  });

  it('waits on as long as the scanner is away', async () => {
    const id = await handInUnscanned(aPdf('away'));
    await clamd.stop();

    await sweep();

    assert.deepEqual(await stateOf(id), { scannedAt: null, infected: false, isThere: true });
  });

  it('waits on as long as the scanner cannot tell', async () => {
    const id = await handInUnscanned(aPdf('no answer'));
    clamd.fail('INSTREAM size limit exceeded. ERROR\0');

    await sweep();

    assert.deepEqual(await stateOf(id), { scannedAt: null, infected: false, isThere: true });
  });

  for (const locale of LOCALES)
    it(`is spoken of in the language of the page: ${locale}`, async () => {
      const { held } = pagesIn(locale).review;
      const link = await apply(await handInUnscanned(aPdf(`${locale} ${EICAR}`)));
      const read = async () => (await fetch(`${link}?lang=${locale}`)).text();

      assert.ok((await read()).includes(held.waiting));
      await sweep();
      assert.ok((await read()).includes(held.infected));
    });
});

describe('a server with a scanner', () => {
  it('scans when it starts what was taken before', async () => {
    const id = await handInUnscanned(aPdf('before the start'));

    const started = startQuarantine(quarantine());
    try {
      const { scannedAt } = await eventually(
        () => rowOf(id),
        (row) => row.scannedAt !== null,
      );
      assert.deepEqual(scannedAt, LATER);
    } finally {
      await started.close();
    }
  });

  it('scans each file once', async () => {
    const id = await handInUnscanned(aPdf('once'));
    await sweep();
    assert.deepEqual(await stateOf(id), { scannedAt: LATER, infected: false, isThere: true });
    const { length } = clamd.scanned;

    await sweep();

    assert.equal(clamd.scanned.length, length);
  });
});

describe('a server without a scanner', () => {
  it('takes files as they come and gives them out', async () => {
    const own = await startTestMarketplace({ clock: () => now });
    try {
      const { bytes, ...shown } = await review(await apply(await handIn(aPdf(EICAR), { to: own }), own));

      assert.deepEqual(shown, { says: 'cv.pdf', isLinked: true, status: 200, retryAfter: null });
      assert.deepEqual(bytes, aPdf(EICAR));
    } finally {
      await own.close();
    }
  });
});
