import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { describe, it } from 'node:test';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const isClone = existsSync(new URL('.git', ROOT));

const tracked = isClone
  ? execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
      .split('\0')
      .filter((path) => path && existsSync(new URL(path, ROOT)))
  : [];
const folders = new Set(
  tracked.flatMap((path) => path.split('/').map((_, end, parts) => parts.slice(0, end).join('/'))),
);
const topLevel = new Set(tracked.map((path) => path.split('/')[0]));

/** Documents under test. A superseded decision record may name what is gone. */
const pages = tracked.filter(
  (path) =>
    /^(?:README|CONTRIBUTING|SECURITY)\.md$|^docs\/.*\.md$/.test(path) &&
    !read(path).includes('**Status.** Superseded'),
);

/** Text of every source file, in which an identifier has to occur. */
const source = tracked
  .filter((path) => /\.(?:ts|tsx|js|json|html?|css|sql|php|ya?ml|conf)$/.test(path))
  .filter((path) => !/^(?:test\/fixtures\/|test\/guards\/docs\.test|package-lock)/.test(path))
  .map(read)
  .join('\n');
const words = new Set(source.match(/[\w$]+(?:-[\w$]+)*/g));
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** Created by a build, a start or an installation. */
const OUTPUT = /^(?:dist|dist-stories|data|node_modules)(?:\/|$)/;

/** Names of other systems: their settings, messages, headers and functions. */
const FOREIGN = new Set([
  'NODE_EXTRA_CA_CERTS',
  'Referer',
  'X-Frame-Options',
  'customElements.whenDefined',
  'error_log',
  'includeSubDomains',
  'pg_wal',
  'referrerpolicy',
  'sslmode',
]);

const escape = (text: string): string => text.replaceAll(/[.+?^$()|[\]\\]/g, String.raw`\$&`);

/** Turns `a/<verb>.{en,es}.ts` into a pattern of each path that it means. */
const patterns = (path: string): RegExp[] => {
  const [, before, options, after] = /^(.*)\{([^{}]*,[^{}]*)\}(.*)$/.exec(path) ?? [];
  if (options !== undefined) return options.split(',').flatMap((one) => patterns(`${before}${one}${after}`));
  const text = escape(path.replace(/\/$/, '')).replaceAll(/<[^<>]+>|\{[^{}]+\}|\*+/g, '[^/]+');
  return [new RegExp(`^${text}$`)];
};

const isThere = (path: string, page: string): boolean =>
  patterns(path).every((pattern) =>
    [...tracked, ...folders].some(
      (one) =>
        pattern.test(one) ||
        (one.startsWith(`${dirname(page)}/`) && pattern.test(one.slice(dirname(page).length + 1))),
    ),
  );

const FILE_NAME = /^[\w<>{},*.-]+\.(?:ts|tsx|js|json|md|html|css|sql)$/;
const PATH = /^[\w@.<>{},*-]+(?:\/[\w@.<>{},*-]+)*\/?$/;
const ROUTE = /^\/[\w.{}*/:-]*$/;
const NAME = /^(?:--|@)?[A-Za-z$][\w$]*(?:[.-][\w$]+)*(?:\(\))?$/;

/** Says what is wrong with a code span, if anything is. */
const problemOf = (span: string, page: string): string | undefined => {
  if (FOREIGN.has(span)) return undefined;
  const npm = /^npm run ([\w:-]+)/.exec(span);
  if (npm) return (npm[1] ?? '') in scripts ? undefined : 'no such script';
  if (ROUTE.test(span)) {
    const missing = span
      .split(/[/.]/)
      .filter((part) => /^[\w-]+$/.test(part) && !/^v?\d/.test(part) && !words.has(part));
    return missing.length > 0 ? 'no such URL' : undefined;
  }
  const path = span.replace(/:\d+$/, '');
  if (OUTPUT.test(path)) return undefined;
  if (PATH.test(path) && path.includes('/') && topLevel.has(path.split('/')[0]))
    return isThere(path, page) ? undefined : 'no such path';
  if (FILE_NAME.test(path))
    return tracked.some((one) =>
      patterns(path).some((pattern) => pattern.test(one.split('/').at(-1) ?? '')),
    ) || source.includes(path)
      ? undefined
      : 'no such file';
  const named = /^([\w-]+)=/.exec(span)?.[1] ?? /^<([a-z][\w-]*)/.exec(span)?.[1] ?? span;
  const name = named.replace(/^(?:data-)?(?:default-)?(?=[a-z])/, '');
  if (!NAME.test(name)) return undefined;
  const missing = name.split(/[.()]/).filter((part) => part && !words.has(part.replace(/^(?:--|@)/, '')));
  return missing.length > 0 ? 'no such name in the code' : undefined;
};

/** Says so when a name that a path in parentheses follows does not occur in that file. */
const problemIn = (name: string, path: string | undefined): string | undefined =>
  path !== undefined && tracked.includes(path) && !read(path).includes(name.replace('()', ''))
    ? `not in ${path}`
    : undefined;

/** Code spans of a page outside of fenced blocks, with their lines. */
const spansIn = (page: string): { line: number; span: string; path?: string | undefined }[] => {
  let isFenced = false;
  return read(page)
    .split('\n')
    .flatMap((text, index) => {
      if (text.startsWith('```')) isFenced = !isFenced;
      const line = index + 1;
      if (isFenced) return (text.match(/npm run [\w:-]+/g) ?? []).map((span) => ({ line, span }));
      const spans = text.matchAll(/`([^`]+)`(?=(?: \(`([^`]+)`)?)/g);
      return [...spans].map(([, span = '', path]) => ({ line, span, path }));
    });
};

/** The anchor that GitHub makes of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const anchorsIn = (path: string): string[] =>
  [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

const brokenLinks = (page: string): string[] =>
  read(page)
    .split('\n')
    .flatMap((text, index) =>
      [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)]
        .filter(([, path = '', anchor]) => {
          const target = path ? join(dirname(page), path) : page;
          if (!existsSync(new URL(target, ROOT))) return true;
          return anchor !== undefined && target.endsWith('.md') && !anchorsIn(target).includes(anchor);
        })
        .map(([link]) => `${page}:${index + 1} ${link}`),
    );

describe('the documentation', { skip: !isClone && 'not a clone' }, () => {
  for (const page of pages) {
    it(`names only paths, URLs, commands and identifiers that exist: ${page}`, () => {
      const wrong = spansIn(page).flatMap(({ line, span, path }) => {
        const problem = problemOf(span, page) ?? problemIn(span, path);
        return problem === undefined ? [] : [`${page}:${line} \`${span}\`: ${problem}`];
      });

      assert.deepEqual(wrong, []);
    });

    it(`links only to pages and headings that exist: ${page}`, () => {
      assert.deepEqual(brokenLinks(page), []);
    });
  }

  it('describes every variable and every command of the server in docs/operations.md', () => {
    const operations = read('docs/operations.md');
    const variables = [...read('server/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
      ([, name = '']) => name,
    );
    const commands = Object.entries(scripts)
      .filter(([, script]) => script.startsWith('node server/cli/') && !script.includes('openapi'))
      .map(([name]) => `npm run ${name} `);

    assert.ok(variables.length > 10 && commands.length > 10);
    assert.deepEqual(
      [...variables.map((name) => `\`${name}\``), ...commands].filter((name) => !operations.includes(name)),
      [],
    );
  });

  it('quotes only log lines and warnings that the code writes', () => {
    const alerts = /## Alerts\n([\s\S]*?)\n## /.exec(read('docs/operations.md'))?.[1] ?? '';
    const quoted = [
      ...[...alerts.matchAll(/`([a-zD…][^`]* [^`]*)`/g)].map(([, line = '']) => line),
      ...[...read('docs/embedding.md').matchAll(/`\[micro-internships\] ([^`]+)`/g)].map(
        ([, line = '']) => line,
      ),
    ].filter((line) => !line.startsWith('npm run'));

    assert.ok(quoted.length > 12);
    assert.deepEqual(
      quoted.filter(
        (line) => !line.split(/ ?(?:…|<[^>]*>) ?|[:;.“”] ?/).every((part) => source.includes(part)),
      ),
      [],
    );
  });

  it('finds each behavior of the glossary by the word for it among the file names', () => {
    const rows = read('docs/glossary.md').split('## Where each behavior lives')[1]?.split('\n') ?? [];
    const behaviors = rows.flatMap((row) => {
      const files = [...row.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
      return files.length < 1
        ? []
        : [...row.matchAll(/\*\*(.+?)\*\*/g)].map(([, word = '']) => ({ word, files }));
    });

    assert.ok(behaviors.length > 60);
    assert.deepEqual(
      behaviors.filter(({ word, files }) => {
        const name = word.toLowerCase().replaceAll(' ', '-');
        return !files.some((file) => file.includes(name));
      }),
      [],
    );
  });
});
