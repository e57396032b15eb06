import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openApiDocument } from '../api/openapi.ts';

const file = fileURLToPath(new URL('../../docs/openapi.json', import.meta.url));
await writeFile(file, `${JSON.stringify(openApiDocument(), null, 2)}\n`);
