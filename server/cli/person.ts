import { mkdir, mkdtemp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { referenceOf } from '../domain/reference.ts';
import { writeDurably } from '../adapters/files/write-durably.ts';
import { connectOperator, type Operator } from './operator.ts';
import { exitWith, startProgram } from './process.ts';
import { print } from './terminal.ts';
import type { PersonDeletion, PersonRecords } from '../services/person-records.ts';

startProgram();

const USAGE = 'npm run person -- EMAIL [--export | --delete]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { export: { type: 'boolean' }, delete: { type: 'boolean' } },
});
const email = (positionals[0] ?? '').trim();
if (!/^[^\s@]+@[^\s@]+$/.test(email))
  exitWith(`EMAIL: ${JSON.stringify(email)} is not an email address. ${USAGE}`);
if (positionals.length > 1) exitWith(`EMAIL: ${positionals.length} were named, accepted: one. ${USAGE}`);
if (values.export && values.delete) exitWith(`--export, --delete: name one of them. ${USAGE}`);

type Answer = Awaited<ReturnType<Operator['ask']>>;

const read = ({ ok, body }: Answer): unknown => (ok ? (JSON.parse(body) as unknown) : exitWith(body));

const list = ({ applications, files, mails, employers }: PersonRecords) => {
  print(`${applications.length} applications, ${files.length} files, ${mails.length} mails`);
  for (const { id, application, receivedAt } of applications)
    print(
      `application ${referenceOf(id)} for ${application.microInternship}, received ${String(receivedAt)}`,
    );
  for (const { application, name, size } of files)
    print(`file ${name} (${size} bytes) of application ${referenceOf(application)}`);
  for (const { subject, createdAt } of mails) print(`mail "${subject}" of ${String(createdAt)}`);
  for (const { slug } of employers)
    print(`the employer ${slug} has this address; it is changed where its postings come from, by an import`);
};

/** Writes all of it into a new folder that nobody else may read; gives back the folder. */
const exportTo = async (operator: Operator, records: PersonRecords): Promise<string> => {
  const folder = await mkdtemp(resolve('person-export-'));
  await writeDurably(folder, 'data.json', Buffer.from(`${JSON.stringify(records, null, 2)}\n`));
  for (const { application, question, name, key } of records.files) {
    const { ok, body } = await operator.ask({ method: 'GET', path: `/files/${key}` });
    if (!ok) continue;
    const own = join(folder, application);
    await mkdir(own, { recursive: true, mode: 0o700 });
    // The name is a person's and may be the same twice; the question's id is ours.
    await writeDurably(own, `${question}-${name.replaceAll(/[^\w.-]/g, '_')}`, Buffer.from(body, 'base64'));
  }
  return folder;
};

const operator = await connectOperator(readConfig(process.env));
try {
  const body = JSON.stringify({ email });
  if (values.delete) {
    const deleted = read(
      await operator.ask({ method: 'POST', path: '/person/delete', body }),
    ) as PersonDeletion;
    print(`deleted: ${deleted.applications} applications, ${deleted.files} files, ${deleted.mails} mails`);
  } else {
    const records = read(await operator.ask({ method: 'POST', path: '/person', body })) as PersonRecords;
    if (values.export) print(`exported to ${await exportTo(operator, records)}`);
    else list(records);
  }
} finally {
  await operator.close();
}
