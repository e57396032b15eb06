import { parseArgs } from 'node:util';
import { mappings } from '../import/mappings.ts';
import { exitWith, startProgram } from '../process.ts';
import { importFile } from './import-file.ts';

startProgram();

const USAGE = 'npm run import -- FILE --mapping NAME [--sample] [--waive-rules]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { mapping: { type: 'string' }, sample: { type: 'boolean' }, 'waive-rules': { type: 'boolean' } },
});
const [file] = positionals;
if (file === undefined || values.mapping === undefined)
  exitWith(`Which file, which mapping (${Object.keys(mappings).join(', ')})? ${USAGE}`);

await importFile('/import', file ?? '', {
  mapping: values.mapping ?? '',
  ...(values.sample && { sample: '' }),
  ...(values['waive-rules'] && { 'waive-rules': '' }),
});
