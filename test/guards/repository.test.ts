import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { VERSION } from '../../src/base/version.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const json = (path: string): unknown => JSON.parse(read(path));

const lock = json('package-lock.json') as { packages: Record<string, { resolved?: string; link?: boolean }> };

/** Every file that git tracks and that is still there. */
const trackedFiles = (): string[] =>
  execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path && existsSync(new URL(path, ROOT)));

describe('the repository', () => {
  it('names one version in the code and in package.json', () => {
    const { version } = json('package.json') as { version: string };

    assert.equal(VERSION, version);
  });

  for (const name of ['zod', 'lit', 'lit-html', 'lit-element', '@lit/reactive-element', '@lit/context']) {
    it(`installs ${name} once`, () => {
      const copies = Object.keys(lock.packages).filter((path) => path.endsWith(`node_modules/${name}`));

      assert.deepEqual(copies, [`node_modules/${name}`]);
    });
  }

  it('names no registry host in the lock file', () => {
    const resolved = Object.values(lock.packages)
      .filter(({ link }) => !link)
      .flatMap((entry) => entry.resolved ?? []);

    assert.deepEqual(resolved, []);
  });

  it('names no folder of one machine', { skip: !existsSync(new URL('.git', ROOT)) && 'not a clone' }, () => {
    const machinePath = /(?<![\w.)}>-])\/(?:work|root|tmp|home)\//;

    const found = trackedFiles().filter((path) => machinePath.test(read(path)));

    assert.deepEqual(found, []);
  });
});
