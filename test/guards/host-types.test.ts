import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { hostTypes } from '../../docs/host-types.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

describe('the types for pages of others', () => {
  it('are what the manifest says now; `npm run manifest` writes them', async () => {
    for (const [name, current] of await hostTypes()) {
      assert.equal(await readFile(`${root}docs/types/${name}`, 'utf8'), current, name);
    }
  });

  it('fit a page in plain TypeScript, in React and in Vue', async () => {
    const { stdout } = await run(`${root}node_modules/.bin/tsc`, ['--noEmit', '-p', 'test/hosts/types'], {
      cwd: root,
    }).catch((error: unknown) => error as { stdout: string });

    assert.equal(stdout, '');
  });
});
