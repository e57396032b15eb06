import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { stringify } from 'csv-stringify/sync';
import type { Person } from '../../src/contract/application.ts';
import type { Answers, Question } from '../../src/contract/questions.ts';
import { readConfig } from '../config.ts';
import { answerText } from '../mail/messages.ts';
import { operate } from '../operator.ts';
import { exitWith } from '../process.ts';
import type { FilesById } from '../store/uploads.ts';

interface Listed {
  application: { id: string; person: Person; campus: string | null; receivedAt: string; answers: Answers };
  questions: Question[];
  files: FilesById;
}

const USAGE = 'npm run applications -- SLUG [--csv]';

const toRecords = (listed: Listed[]) => {
  const questions = new Map(
    listed.flatMap((entry) => entry.questions.map((question) => [question.id, question])),
  );
  return listed.map(({ application, files }) => ({
    Received: application.receivedAt,
    Name: application.person.name,
    'E-mail': application.person.email,
    School: application.person.school,
    Graduation: application.person.graduationTerm ?? '',
    Campus: application.campus ?? '',
    ...Object.fromEntries(
      [...questions.values()].map((question) => {
        const answer = application.answers[question.id];
        return [question.label, answer === undefined ? '' : answerText(question, answer, { files })];
      }),
    ),
    Number: application.id,
  }));
};

const asTable = (records: Record<string, string>[]): string => {
  const [first] = records;
  if (!first) return 'No applications yet.';
  const table = new Table({ head: Object.keys(first), wordWrap: true, style: { head: [], border: [] } });
  table.push(...records.map((record) => Object.values(record)));
  return table.toString();
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { csv: { type: 'boolean' } } });
const [slug] = positionals;
if (slug === undefined) exitWith(`Which posting? ${USAGE}`);

const { ok, body } = await operate(readConfig(process.env), {
  method: 'GET',
  path: `/applications/${encodeURIComponent(slug ?? '')}`,
});
if (!ok) exitWith(body);
const records = toRecords(JSON.parse(body) as Listed[]);
// A leading apostrophe keeps a spreadsheet from running what an applicant typed as a formula.
process.stdout.write(
  values.csv ? stringify(records, { header: true, escape_formulas: true }) : `${asTable(records)}\n`,
);
