import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { ViteBuilder } from 'vite';
import { VERSION } from '../../src/base/version.ts';
import config from '../../vite.config.ts';

const DIST = new URL('../../dist/', import.meta.url);
const RELEASE = `v${VERSION}/`;
const read = (path: string): Buffer => readFileSync(new URL(path, DIST));
const readText = (path: string): string => read(path).toString();

/** Build output, without the releases of other versions, which an operator may have kept. */
const scripts = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.js'))
  .filter((path) => path.startsWith(RELEASE) || !/^v\d/.test(path));

/** Every file that a script names: at its beginning, or to be loaded later. */
const importsOf = (source: string): string[] =>
  [...source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g)].map(
    ([, path = '']) => path,
  );

describe('the build', () => {
  it('has every entry file', () => {
    const entries = scripts.filter((path) => !path.includes('chunks/'));

    assert.deepEqual(entries.toSorted(), [
      'frame.js',
      'hosted/hosted.js',
      'micro-internships.js',
      `${RELEASE}micro-internships.js`,
    ]);
  });

  it('empties its folder but for the releases of other versions', async () => {
    const root = mkdtempSync(join(tmpdir(), 'build-'));
    for (const name of ['chunks', 'hosted', `v${VERSION}`, 'v0.9.0', 'v1.0', 'v10.20.30']) {
      mkdirSync(join(root, 'dist', name), { recursive: true });
    }

    const builder = { config: { root, build: { outDir: 'dist' } }, environments: {} };
    await config.builder?.buildApp?.(builder as unknown as ViteBuilder);

    assert.deepEqual(readdirSync(join(root, 'dist')).toSorted(), ['v0.9.0', 'v10.20.30']);
    rmSync(root, { recursive: true });
  });

  it('has the license of every package that is bundled', () => {
    const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', DIST), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const notices = readText('THIRD-PARTY-NOTICES.md');

    const missing = Object.keys(dependencies).filter((name) => !notices.includes(`\n## ${name} - `));
    assert.deepEqual(missing, []);
    assert.ok(notices.includes('Copyright (c) 2017 Google LLC'));
  });

  it('has beside each script what a server sends of it', () => {
    for (const path of scripts) {
      const content = read(path);
      assert.ok(brotliDecompressSync(read(`${path}.br`)).equals(content), path);
      assert.ok(gunzipSync(read(`${path}.gz`)).equals(content), path);
    }
  });

  it('has every file that a script names', () => {
    for (const path of scripts) {
      for (const needed of importsOf(readText(path))) {
        const { pathname } = new URL(needed, `file:///${path}`);
        assert.ok(scripts.includes(pathname.slice(1)), `${path} names ${needed}`);
      }
    }
  });

  it('has a release of one file, whose hash stands beside it', () => {
    const content = read(`${RELEASE}micro-internships.js`);
    const { brotli, ...note } = JSON.parse(readText(`${RELEASE}release.json`)).files['micro-internships.js'];

    assert.deepEqual(note, {
      integrity: `sha384-${createHash('sha384').update(content).digest('base64')}`,
      bytes: content.length,
    });
    assert.equal(brotli, read(`${RELEASE}micro-internships.js.br`).length);
    assert.deepEqual(importsOf(content.toString()), []);
    assert.doesNotMatch(content.toString(), /\bimport\s*\(/);
  });

  it('evaluates what hydrates before the elements that it hydrates', () => {
    const source = readText('hosted/hosted.js');
    const support = source.search(/\.litElementHydrateSupport\s*=/);
    const element = source.search(/\.litElementHydrateSupport\?\.\(/);

    assert.ok(support > 0 && element > support, `${support} before ${element}`);
  });

  it('makes a script for pages around frames that is below 1 kB and leaves no global', () => {
    const source = readText('frame.js');

    assert.ok(source.length < 1000, `${source.length} bytes`);
    assert.match(source, /^\(function\(\)\{.*\}\)\(\);?\s*$/s);
  });
});
