import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { openApiDocument } from '../../server/api/openapi.ts';

describe('the committed OpenAPI document', () => {
  it('is what the contract says now; `npm run openapi` writes it', async () => {
    const committed: unknown = JSON.parse(
      await readFile(new URL('../../docs/openapi.json', import.meta.url), 'utf8'),
    );

    assert.deepEqual(committed, JSON.parse(JSON.stringify(openApiDocument())));
  });
});
