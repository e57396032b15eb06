import { parseArgs } from 'node:util';
import { mappings } from '../import/mappings.ts';
import { exitWith, startProgram } from './process.ts';
import { importFile } from './import-file.ts';

startProgram();

const USAGE =
  'npm run import -- FILE --mapping NAME [--source NAME] [--sample] [--waive-rules] [--trust-verified]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mapping: { type: 'string' },
    source: { type: 'string' },
    sample: { type: 'boolean' },
    'waive-rules': { type: 'boolean' },
    'trust-verified': { type: 'boolean' },
  },
});
const [file] = positionals;
if (file === undefined || values.mapping === undefined)
  exitWith(`Which file, which mapping (${Object.keys(mappings).join(', ')})? ${USAGE}`);

await importFile('/import', file ?? '', {
  mapping: values.mapping ?? '',
  ...(values.source !== undefined && { source: values.source }),
  ...(values.sample && { sample: '' }),
  ...(values['waive-rules'] && { 'waive-rules': '' }),
  ...(values['trust-verified'] && { 'trust-verified': '' }),
});
