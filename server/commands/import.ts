import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { placeName, type ImportSummary } from '../import/import.ts';
import { mappings } from '../import/mappings.ts';
import { operate } from '../operator.ts';
import { exitWith } from '../process.ts';

const USAGE = 'npm run import -- FILE --mapping NAME [--sample] [--waive-rules]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { mapping: { type: 'string' }, sample: { type: 'boolean' }, 'waive-rules': { type: 'boolean' } },
});
const [file] = positionals;
if (file === undefined || values.mapping === undefined)
  exitWith(`Which file, which mapping (${Object.keys(mappings).join(', ')})? ${USAGE}`);

const content = await readFile(file ?? '', 'utf8').catch((error: unknown) =>
  exitWith(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`),
);
const query = new URLSearchParams({
  mapping: values.mapping ?? '',
  extension: extname(file ?? '')
    .slice(1)
    .toLowerCase(),
  ...(values.sample && { sample: '' }),
  ...(values['waive-rules'] && { 'waive-rules': '' }),
});
const { ok, body } = await operate(readConfig(process.env), {
  method: 'POST',
  path: `/import?${query}`,
  body: content,
});
if (!ok) exitWith(body);
const { added, changed, refused } = JSON.parse(body) as ImportSummary;
for (const row of refused) {
  for (const { pointer, reason } of row.errors) {
    process.stderr.write(`${placeName(row)}: ${pointer === '' ? '' : `${pointer} `}${reason}\n`);
  }
}
process.stdout.write(`${added} added, ${changed} changed, ${refused.length} refused\n`);
if (refused.length > 0) process.exitCode = 1;
