import { parseArgs } from 'node:util';
import { questionMappings } from '../import/question-mappings.ts';
import { exitWith, startProgram } from './process.ts';
import { importFile } from './import-file.ts';

startProgram();

const USAGE = 'npm run import:questions -- FILE --mapping NAME [--sample | --micro-internship SLUG]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mapping: { type: 'string' },
    sample: { type: 'boolean' },
    'micro-internship': { type: 'string' },
  },
});
const [file] = positionals;
const slug = values['micro-internship'];
if (file === undefined || values.mapping === undefined)
  exitWith(`Which file, which mapping (${Object.keys(questionMappings).join(', ')})? ${USAGE}`);
if (values.sample && slug !== undefined) exitWith(`--sample or --micro-internship? ${USAGE}`);

await importFile('/import-questions', file ?? '', {
  mapping: values.mapping ?? '',
  ...(values.sample && { sample: '' }),
  ...(slug !== undefined && { 'micro-internship': slug }),
});
