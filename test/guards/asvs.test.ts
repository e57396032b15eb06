import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const ROOT = new URL('../../', import.meta.url);
const PAGE = new URL('docs/security/asvs.md', ROOT);
const page = readFileSync(PAGE, 'utf8');

/** A file of the repository in backticks; routes begin with a slash, and settings and commands have no ending. */
const FILE = /`(?!\/)([\w./-]+\.(?:ts|js|json|md))`/g;
/** A test file in backticks, followed by the titles that are cited from it. */
const CITED = /`([\w./-]+\.test\.ts)`((?: _(?:[^_]|(?<=\w)_(?=\w))+_(?!\w))*)/g;
const TITLE = / _((?:[^_]|(?<=\w)_(?=\w))+)_(?!\w)/g;
const LINK = /\]\((?!https?:)([^)#]+)?(?:#([^)]+))?\)/g;

const cited = [...page.matchAll(CITED)].flatMap(([, path = '', titles = '']) =>
  [...titles.matchAll(TITLE)].map(([, title = '']) => ({ path, title })),
);

/** The anchor that GitHub makes of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const anchorsIn = (path: URL): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

describe('the page on OWASP ASVS', () => {
  it('names no file that is not there', () => {
    const names = [...page.matchAll(FILE)].map(([, path = '']) => path);

    assert.ok(names.length > 100);
    assert.deepEqual(
      [...new Set(names)].filter((path) => !existsSync(new URL(path, ROOT))),
      [],
    );
  });

  it('cites no test that has another title', () => {
    const wrong = cited.filter(({ path, title }) => {
      const file = new URL(path, ROOT);
      return !existsSync(file) || !readFileSync(file, 'utf8').includes(title);
    });

    assert.ok(cited.length > 100);
    assert.deepEqual(wrong, []);
  });

  it('leads to pages and headings that are there', () => {
    const broken = [...page.matchAll(LINK)].filter(([, path, heading]) => {
      const file = path === undefined ? PAGE : new URL(path, PAGE);
      return !existsSync(file) || (heading !== undefined && !anchorsIn(file).includes(heading));
    });

    assert.deepEqual(
      broken.map(([link]) => link),
      [],
    );
  });
});
