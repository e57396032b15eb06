import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const files = globSync('{src,widgets,server,demo,bench,stories}/**/*.ts', {
  cwd: ROOT,
  exclude: (name) => name === 'node_modules',
}).filter((file) => !file.endsWith('.test.ts'));

const source = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** Every relative import of a file by the path it leads to: of values, of types and lazy ones. */
const importsOf = (file: string): string[] =>
  ts
    .preProcessFile(source(file))
    .importedFiles.map(({ fileName }) => fileName)
    .filter((path) => path.startsWith('.'))
    .map((path) => normalize(join(dirname(file), path)));

/** Import circles as lists of files, by Tarjan's strongly connected components. */
const circlesIn = (graph: ReadonlyMap<string, readonly string[]>): string[][] => {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): number => {
    const own = index.size;
    index.set(file, own);
    low.set(file, own);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      const known = index.get(next);
      if (known === undefined) low.set(file, Math.min(low.get(file)!, visit(next)));
      else if (stack.includes(next)) low.set(file, Math.min(low.get(file)!, known));
    }
    if (low.get(file) === own) {
      const circle = stack.splice(stack.indexOf(file));
      if (circle.length > 1 || graph.get(file)?.includes(file)) circles.push(circle.sort());
    }
    return low.get(file)!;
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return circles;
};

/**
 * Files that may hold `import()`: the one table of lazy parts, the entry and what it loads before the table may come
 * without delaying the first rows, and the loaders of the floors below.
 */
const LOADERS = [
  'widgets/parts.ts',
  'widgets/micro-internships.ts',
  'widgets/preload-form.lazy.ts',
  'widgets/marketplace-element.ts',
  'widgets/locales/list-messages.ts',
  'widgets/locales/posting-messages.ts',
  'widgets/locales/sent-messages.ts',
  'src/api/client.ts',
  'src/api/request.ts',
  'src/api/response.ts',
  'src/runtime/config.ts',
];
const LOCALE_FILE = /(?:^|[./-])(?:es|ar)(?:[./-]|$)/;

const dynamicImports = (file: string): { path: string }[] => {
  const found: { path: string }[] = [];
  const tree = ts.createSourceFile(file, source(file), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      found.push({ path: (node.arguments[0] as ts.StringLiteral).text });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
};

describe('imports', () => {
  it('form no circle, type imports counted', () => {
    const circles = circlesIn(new Map(files.map((file) => [file, importsOf(file)])));

    assert.deepEqual(circles, []);
  });

  it('finds a circle of types', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a', 'd']],
      ['d', []],
    ]);

    assert.deepEqual(circlesIn(graph), [['a', 'b', 'c']]);
  });

  it('are lazy in the loaders alone, and of lazy parts and locales alone', () => {
    const library = files.filter((file) => /^(?:src|widgets)\//.test(file));
    const wrong = library.flatMap((file) =>
      dynamicImports(file)
        .filter(
          ({ path }) => !LOADERS.includes(file) || !(path.endsWith('.lazy.ts') || LOCALE_FILE.test(path)),
        )
        .map(({ path }) => `${file}: import('${path}')`),
    );

    assert.deepEqual(wrong, []);
  });
});
