import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { attributesPage } from '../../docs/attribute-table.ts';
import { OPTION_NAMES } from '../../src/runtime/options.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

interface Manifest {
  modules: { declarations?: { tagName?: string; attributes?: { name: string }[] }[] }[];
}

const readJson = async (file: string): Promise<Manifest> =>
  JSON.parse(await readFile(file, 'utf8')) as Manifest;

describe('the committed manifest', () => {
  it('is what the widgets say now; `npm run manifest` writes it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'manifest-'));
    await run(
      join(root, 'node_modules/.bin/cem'),
      ['analyze', '--quiet', '--outdir', relative(root, folder)],
      {
        cwd: root,
      },
    );

    const [committed, current] = await Promise.all(
      [root, folder].map((place) => readJson(join(place, 'custom-elements.json'))),
    );
    await rm(folder, { recursive: true });
    assert.deepEqual(committed, current);
  });

  it('has every attribute that is parsed, and no other', async () => {
    const { modules } = await readJson(join(root, 'custom-elements.json'));
    const named = modules
      .flatMap(({ declarations = [] }) => declarations)
      .flatMap(({ attributes = [] }) => attributes.map(({ name }) => name));

    const parsed = OPTION_NAMES.filter((name) => !name.startsWith('default-'));
    // Every element has `lang`, and these listen to it.
    assert.deepEqual([...new Set(named)].toSorted(), [...parsed, 'lang'].toSorted());
  });

  it('is what docs/attributes.md says of the attributes', async () => {
    const { committed, current } = await attributesPage();

    assert.equal(committed, current);
  });
});
