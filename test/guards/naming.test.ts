import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const ROOT = new URL('../../', import.meta.url);
const isClone = existsSync(new URL('.git', ROOT));

const tracked = isClone
  ? execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
      .split('\0')
      .filter((path) => path && existsSync(new URL(path, ROOT)))
  : [];

/** Words that say when a file loads, or nothing, in place of what is in it. docs/glossary.md has the field's words. */
const BANNED =
  /^(?:extras|later|ahead|early|kept|keep|keeper|keeping|told|mender|companion|patient|tolerant|judge|intake|place|take|misc|stuff|helpers?|utils?)$/;

const isBadName = (path: string): boolean => {
  const words = (path.split('/').at(-1) ?? '').split('.')[0]?.split('-') ?? [];
  return words.some((word) => BANNED.test(word)) || words[0] === 'more' || words.at(-1) === 'more';
};

/** Comments that begin with a relative clause: riddles, where a name and its purpose belong. */
const RIDDLE = /\/\*\*[\s*]+(?:What|Who|Whoever|Whatever|Whether|Where|So often)\b.*/g;

const riddlesIn = (path: string): string[] => {
  const text = readFileSync(new URL(path, ROOT), 'utf8');
  return [...text.matchAll(RIDDLE)].map(
    ({ 0: comment, index }) => `${path}:${text.slice(0, index).split('\n').length} ${comment}`,
  );
};

describe('the naming rules', { skip: !isClone && 'not a clone' }, () => {
  it('find no banned word in the name of a file', () => {
    assert.deepEqual(tracked.filter(isBadName), []);
  });

  it('find no doc comment that begins with What, Who, Whether, Where or So often', () => {
    const sources = tracked.filter((path) => /^(?:src|widgets|server)\/.*\.ts$/.test(path));

    assert.deepEqual(sources.flatMap(riddlesIn), []);
  });
});
