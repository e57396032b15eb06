import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { operate } from './operator.ts';
import { exitWith, startProgram } from './process.ts';
import type { EmployerRow } from '../store/postings.ts';
import { print } from './terminal.ts';

startProgram();

const USAGE = 'npm run employer -- SLUG [--email A@B] [--verified | --unverified]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    email: { type: 'string' },
    verified: { type: 'boolean' },
    unverified: { type: 'boolean' },
  },
});
const [slug] = positionals;
if (slug === undefined || positionals.length > 1) exitWith(`Which employer? ${USAGE}`);
if (values.verified && values.unverified) exitWith(`--verified or --unverified? ${USAGE}`);

const change = {
  ...(values.email !== undefined && { email: values.email }),
  ...(values.verified && { verified: true }),
  ...(values.unverified && { verified: false }),
};
const path = `/employers/${encodeURIComponent(slug ?? '')}`;
const isChange = Object.keys(change).length > 0;
const { ok, body } = await operate(
  readConfig(process.env),
  isChange ? { method: 'POST', path, body: JSON.stringify(change) } : { method: 'GET', path },
);
if (!ok) exitWith(body);
const employer = JSON.parse(body) as EmployerRow;
const { name, email, verified, source, sourceId } = employer;
print(
  [
    `${employer.slug}: ${name}`,
    `email: ${email}`,
    `verified: ${verified ? 'yes' : 'no'}`,
    `source: ${source}, where it is ${sourceId}`,
  ].join('\n'),
);
