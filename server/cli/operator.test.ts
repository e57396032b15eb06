import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'drizzle-orm';
import { createDatabase, openTestDatabase, prepareDataDir } from '../../test/kit/database.ts';
import { makeDataDir } from '../../test/kit/marketplace.ts';
import { anEmployer, anApplication, aPosting, QUESTIONS, savePostings } from '../../test/kit/postings.ts';
import { runScript, startServerProcess } from '../../test/kit/process.ts';
import { acceptApplication } from '../domain/application.ts';
import { applicationReceiptMail } from '../mail/templates/application-receipt.ts';
import { applicationReceivedMail } from '../mail/templates/application-received.ts';
import { storeApplication } from '../store/applications.ts';
import type { OperatorParts } from './record-routes.ts';
import { createOperatorApp } from './operator.ts';
import { openDatabase, type Database } from '../store/database.ts';
import { findPosting } from '../store/postings.ts';
import { applications, mails } from '../store/schema/index.ts';
import { addUpload } from '../store/uploads.ts';

const ROW = {
  id: '18f-99',
  title: 'Fix the thing',
  organization: '18F',
  summary_markdown: 'We want it fixed.',
  description_markdown: 'Fix it.',
  deliverables_markdown: '- A pull request',
  apply_open: '2016-01-11T18:00:00Z',
  apply_close: '2016-01-12T22:00:00Z',
  delivery_window_text: 'five business days',
};

const FORMULA = '=HYPERLINK("https://evil.example","Open, ""me""")\nsecond line';

const FAILED = randomUUID();

const storeOne = async (database: Database, slug: string, name: string, approach: string) => {
  const target = await findPosting(database, slug);
  assert.ok(target);
  const id = crypto.randomUUID();
  await addUpload(database, {
    id,
    idempotencyKey: id,
    fingerprint: '',
    name: `${name}.pdf`,
    type: 'pdf',
    size: 1000,
    key: crypto.randomUUID(),
    createdAt: new Date('2026-03-01T12:00:00Z'),
  });
  const request = anApplication({
    microInternship: slug,
    person: { name, email: 'ada@elmwood.example', school: 'Elmwood College' },
    answers: { approach, tool: 'sql', 'on-site': false, resume: id },
  });
  const application = acceptApplication(target, request, new Date('2026-03-01T12:00:00Z'));
  const stored = { ...application, idempotencyKey: crypto.randomUUID(), fingerprint: '' };
  await storeApplication(
    database,
    stored,
    [
      applicationReceiptMail(application, target, ''),
      applicationReceivedMail(application, target, { reviewUrl: '' }),
    ],
    [{ question: 'resume', upload: id }],
  );
};

/** Rows of cells, RFC 4180. */
const parseCsv = (text: string): string[][] =>
  [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n"]*))(,|\r?\n)/g)]
    .reduce<string[][]>(
      (rows, [, quoted, plain, end]) => {
        rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
        if (end !== ',') rows.push([]);
        return rows;
      },
      [[]],
    )
    .slice(0, -1);

const serverUrl = process.env.DATABASE_URL;

const SITUATIONS = serverUrl
  ? [{ when: 'while a server runs on PostgreSQL', isServed: true, isEmbedded: false }]
  : [
      { when: 'while a server runs on the embedded database', isServed: true, isEmbedded: true },
      { when: 'while no server runs on the embedded database', isServed: false, isEmbedded: true },
    ];

for (const { when, isServed, isEmbedded } of SITUATIONS)
  describe(`commands, ${when},`, () => {
    const closing: (() => Promise<void>)[] = [];
    let environment: Record<string, string>;
    let folder: string;

    before(async () => {
      const { dataDir, remove } = await makeDataDir();
      closing.unshift(remove);
      folder = dataDir;
      environment = { DATA_DIR: dataDir };
      if (isEmbedded) await prepareDataDir(dataDir);
      else {
        const own = await createDatabase(serverUrl ?? '');
        closing.unshift(own.drop);
        environment = { DATA_DIR: dataDir, DATABASE_URL: own.databaseUrl, FILES_SHARED: 'yes' };
      }
      const { database, close } = await openDatabase({ dataDir, databaseUrl: environment.DATABASE_URL });
      await savePostings(
        database,
        aPosting({
          slug: 'wanted',
          employer: anEmployer().slug,
          retentionDays: 36_500,
          questions: [...QUESTIONS, { id: 'resume', kind: 'file', label: 'Your résumé', required: false }],
        }),
        aPosting({ slug: 'unwanted', employer: anEmployer().slug }),
        aPosting({
          slug: 'hostile',
          employer: anEmployer().slug,
          retentionDays: 36_500,
          questions: [...QUESTIONS, { id: 'resume', kind: 'file', label: 'Your résumé', required: false }],
        }),
      );
      await storeOne(database, 'wanted', 'Ada Nwosu', FORMULA);
      await storeOne(database, 'wanted', 'Zoë 王', '+1 for this');
      await database.insert(mails).values({
        id: FAILED,
        to: 'hiring@gristmill.example',
        subject: 'New application: Fix the thing',
        text: 'Ada has applied.',
        createdAt: new Date('2026-03-01T12:00:00Z'),
        nextAttemptAt: new Date('2026-03-01T12:00:00Z'),
        failedAt: new Date('2026-03-01T12:00:05Z'),
        failure: '550 5.1.1',
      });
      await storeOne(database, 'hostile', 'Eve', 'x');
      // As one was stored before any text was checked.
      const name = 'a\u001b]0;pwned\u0007\u001b[2J\u009b31m\u202eb';
      await database
        .update(applications)
        .set({ person: { name, email: 'eve@elmwood.example', school: name } })
        .where(sql`person ->> 'name' = 'Eve'`);
      await close();
      if (isServed) {
        const server = await startServerProcess(environment);
        closing.unshift(server.stop);
      }
    });
    after(async () => {
      for (const close of closing) await close();
    });

    const listApplications = (...parameters: string[]) =>
      runScript('server/cli/applications.ts', parameters, environment);
    const runImport = (...parameters: string[]) => runScript('server/cli/import.ts', parameters, environment);
    const runQuestions = (...parameters: string[]) =>
      runScript('server/cli/import-questions.ts', parameters, environment);

    const file = async (content: string): Promise<string> => {
      const path = join(folder, `${crypto.randomUUID()}.json`);
      await writeFile(path, content);
      return path;
    };

    it('list the applications of a posting', async () => {
      const { code, stdout, stderr } = await listApplications('wanted');

      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /Ada/);
      assert.match(stdout, /Zoë 王/);
    });

    const runMails = (...parameters: string[]) => runScript('server/cli/mails.ts', parameters, environment);

    it('list mail that failed for good and send it again', async () => {
      const { code, stdout, stderr } = await runMails('--failed', '--json');
      const [mail, ...others] = JSON.parse(stdout) as Record<string, string>[];
      const table = await runMails('--failed');
      const retried = await runMails('--retry', mail?.id ?? '');

      assert.deepEqual([code, stderr, others], [0, '', []]);
      assert.deepEqual(mail, {
        id: FAILED,
        createdAt: '2026-03-01T12:00:00.000Z',
        failedAt: '2026-03-01T12:00:05.000Z',
        kind: 'New application',
        to: 'hiring@gristmill.example',
        failure: '550 5.1.1',
      });
      for (const shown of [FAILED, '2026-03-01', 'New application', 'hiring@gristmill.example', '550 5.1.1'])
        assert.ok(table.stdout.includes(shown), shown);
      assert.ok(!`${stdout}${table.stdout}`.includes('Fix the thing'));
      assert.deepEqual([retried.code, retried.stdout], [0, '1 mail is sent again.\n']);
      assert.match((await runMails('--failed')).stdout, /No mail has failed/);
      assert.match((await runMails('--retry', FAILED)).stderr, /is not the id of a mail that failed/);
    });

    it('write them as CSV in which nothing is a formula', async () => {
      const { code, stdout } = await listApplications('wanted', '--csv');

      const [head = [], ...rows] = parseCsv(stdout);
      assert.equal(code, 0);
      assert.equal(rows.length, 2);
      const records = rows.map((cells) =>
        Object.fromEntries(head.map((name, index) => [name, cells[index]])),
      );
      const ada = records.find((record) => record.Name === 'Ada Nwosu');
      assert.equal(ada?.['How would you go about it?'], `'${FORMULA}`);
      assert.equal(ada['Which tool do you know best?'], 'SQL');
      assert.equal(ada['Can you come by once?'], 'No');
      assert.equal(ada['Your résumé'], 'Ada Nwosu.pdf');
      assert.equal(ada.Received, '2026-03-01T12:00:00.000Z');
      assert.equal(
        records.find((record) => record.Name === 'Zoë 王')?.['How would you go about it?'],
        "'+1 for this",
      );
    });

    it('write nothing that a terminal obeys', async () => {
      const { stdout } = await listApplications('hostile');
      const path = await file(JSON.stringify([{ ...ROW, id: '\u001b[2J\u0007'.repeat(100) }]));
      const { stderr } = await runImport(path, '--mapping', '\u001b[2J');

      assert.match(stdout, /u\{1b\}\]0;pwned/);
      for (const text of [stdout, stderr]) assert.doesNotMatch(text, /(?![\n\t])[\p{Cc}\u202e]/u);
    });

    it('say that there are none', async () => {
      assert.match((await listApplications('unwanted')).stdout, /No applications yet/);
    });

    it('ask which posting is meant', async () => {
      const { code, stderr } = await listApplications();

      assert.equal(code, 1);
      assert.match(stderr, /Which posting/);
    });

    it('import a file, and the same file again as changes', async () => {
      const path = await file(JSON.stringify([ROW]));

      const first = await runImport(path, '--mapping', 'micro-purchase', '--sample');
      const second = await runImport(path, '--mapping', 'micro-purchase', '--sample');

      assert.deepEqual([first.code, first.stdout], [0, '1 added, 0 changed, 0 refused\n']);
      assert.deepEqual([second.code, second.stdout], [0, '0 added, 1 changed, 0 refused\n']);
    });

    it('name each bad row of a file', async () => {
      const path = await file(
        JSON.stringify([
          { ...ROW, id: '18f-100' },
          { ...ROW, title: '' },
        ]),
      );

      const { code, stdout, stderr } = await runImport(path, '--mapping', 'micro-purchase');

      assert.deepEqual(
        [code, stdout, stderr],
        [1, '1 added, 0 changed, 1 refused\n', 'row 2 (line 1): /title is empty\n'],
      );
    });

    for (const name of ['excel', 'constructor', '__proto__', ''])
      it(`name the mappings there are where "${name}" is asked for`, async () => {
        const { code, stdout, stderr } = await runImport(await file('[]'), '--mapping', name, '--sample');

        assert.deepEqual([code, stdout], [1, '']);
        assert.equal(
          stderr,
          `--mapping: "${name}" is not one of contract, job-announcements, job-descriptions, micro-purchase\n`,
        );
      });

    it('ask the questions of a file in the posting that it is told of', async () => {
      const path = await file(
        JSON.stringify([
          { questions: [{ id: 'why', kind: 'long-text', label: 'Why you?', required: true }] },
        ]),
      );

      const { code, stdout } = await runQuestions(
        ...[path, '--mapping', 'contract', '--micro-internship', 'unwanted'],
      );

      assert.deepEqual([code, stdout], [0, '0 added, 1 changed, 0 refused\n']);
    });

    it('make samples of forms, and name each bad one', async () => {
      const question = { kind: 'question', text: 'Why you?', options: [], derived_type: 'textarea' };
      const form = { position_title: 'Trainee', agency: 'Mint', items: [question] };
      const lines = [
        { ...form, announcement_number: 'M-1' },
        { ...form, announcement_number: 'M-2', items: [] },
      ].map((line) => JSON.stringify(line));
      const path = await file(lines.join('\n'));

      const { code, stdout, stderr } = await runQuestions(
        ...[path, '--mapping', 'application-questionnaires', '--sample'],
      );

      assert.deepEqual(
        [code, stdout, stderr],
        [1, '1 added, 0 changed, 1 refused\n', 'line 2: /items found a list, accepted: at least 1 of them\n'],
      );
    });

    it('name the mappings of questions that there are, and ask which posting is meant', async () => {
      const path = await file('[]');

      const unknown = await runQuestions(path, '--mapping', 'micro-purchase');
      const both = await runQuestions(
        path,
        '--mapping',
        'contract',
        '--sample',
        '--micro-internship',
        'wanted',
      );

      assert.deepEqual(
        [unknown.code, unknown.stderr],
        [1, '--mapping: "micro-purchase" is not one of application-questionnaires, contract\n'],
      );
      assert.equal(both.code, 1);
      assert.match(both.stderr, /--sample or --micro-internship\?/);
    });

    it('save campuses, and name what does not fit in one', async () => {
      const good = { slug: 'hilltop', name: 'Hilltop College', currency: 'USD', timeZone: 'America/Denver' };
      const path = await file(
        JSON.stringify([
          { ...good, frameAncestors: ['https://*.hilltop.example'] },
          {
            ...good,
            slug: 'valley',
            timeZone: 'Valley/Town',
            frameAncestors: ['https://valley.example/path'],
          },
          { slug: 'sea', colour: 'blue' },
          {
            ...good,
            slug: 'strict',
            frameAncestors: [],
            classifications: ['employee', 'unpaid'],
            minFee: 250,
            employers: { never: ['gristmill-press'] },
            scope: 'own-first',
            accent: '#1A5fb4',
            hostUrl: 'https://strict.example/host',
            nouns: { one: ' Strict project ', many: 'Strict projects' },
            emailDomains: ['Strict.example', 'alumni.strict.example'],
            confirmEmail: false,
          },
          {
            ...good,
            slug: 'wrong',
            frameAncestors: [],
            classifications: ['volunteer'],
            minFee: -1,
            employers: { only: ['gristmill-press'], never: [] },
            scope: 'all',
            accent: 'blue',
            hostUrl: 'javascript:alert(1)',
            nouns: { one: 'x'.repeat(41), many: '' },
            emailDomains: ['@wrong.example'],
            confirmEmail: 'no',
          },
        ]),
      );

      const { code, stdout, stderr } = await runScript('server/cli/campuses.ts', [path], environment);

      assert.deepEqual([code, stdout], [1, '2 saved\n']);
      assert.deepEqual(stderr.trim().split('\n'), [
        'campus 2: /timeZone is "Valley/Town", accepted: an IANA zone such as America/Chicago',
        'campus 2: /frameAncestors/0 is ["https://valley.example/path"], accepted: a list of origins such as https://*.lakeshore.example, without a path',
        'campus 3: /name is missing, accepted: a name of at most 200 characters',
        'campus 3: /currency is missing, accepted: an ISO 4217 code such as USD',
        'campus 3: /timeZone is missing, accepted: an IANA zone such as America/Chicago',
        'campus 3: /frameAncestors is missing, accepted: a list of origins such as https://*.lakeshore.example, without a path',
        'campus 3: /colour is "blue", accepted: one of slug, name, currency, timeZone, frameAncestors, classifications, minFee, employers, scope, accent, hostUrl, nouns, emailDomains, confirmEmail',
        'campus 5: /classifications/0 is ["volunteer"], accepted: a list of contractor, employee, stipend, unpaid; empty for all',
        'campus 5: /minFee is -1, accepted: a whole number from 0 to 1000000, in units of the currency',
        'campus 5: /employers is {"only":["gristmill-press"],"never":[]}, accepted: the slugs of employers as {"only": […]} or as {"never": […]}',
        'campus 5: /scope is "all", accepted: one of marketplace, own-first, own',
        'campus 5: /accent is "blue", accepted: a colour such as #1a5fb4',
        'campus 5: /hostUrl is "javascript:alert(1)", accepted: an address of the web',
        `campus 5: /nouns/one is {"one":"${'x'.repeat(41)}","many":""}, accepted: {"one": …, "many": …}, each of at most 40 characters`,
        `campus 5: /nouns/many is {"one":"${'x'.repeat(41)}","many":""}, accepted: {"one": …, "many": …}, each of at most 40 characters`,
        'campus 5: /emailDomains/0 is ["@wrong.example"], accepted: a list of mail domains such as lakeshore.example',
        'campus 5: /confirmEmail is "no", accepted: true or false',
      ]);
    });

    it('say which file cannot be read', async () => {
      const { code, stderr } = await runImport(join(folder, 'nothing.json'), '--mapping', 'micro-purchase');

      assert.equal(code, 1);
      assert.match(stderr, /nothing\.json: cannot be read \(ENOENT\)\n$/);
    });
  });

describe('the command for mail', () => {
  it('refuses parameters that say nothing, or two things, and names those it takes', async () => {
    const lists = [[], ['--retry', ''], ['--failed', '--retry', randomUUID()], ['--fialed']];

    for (const { code, stdout, stderr } of await Promise.all(
      lists.map((parameters) => runScript('server/cli/mails.ts', parameters, {})),
    )) {
      assert.deepEqual([code, stdout], [1, '']);
      assert.match(stderr, /--failed.*--retry/);
      assert.ok(!/^\s+at /m.test(stderr));
    }
  });

  for (const id of ['twelve', '../campuses', 'ALL', '*'])
    it(`refuses ${id} as the id of a mail`, async () => {
      const { database, close } = await openTestDatabase();
      const app = createOperatorApp({ database, clock: () => new Date() } as OperatorParts);

      const response = await app.request(`/mails/${encodeURIComponent(id)}/retry`, { method: 'POST' });

      assert.equal(response.status, 400);
      assert.equal(
        await response.text(),
        `--retry: ${JSON.stringify(id)} is not the id of a mail, and not all`,
      );
      await close();
    });
});
