import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/** Bytes of a built file as a server sends it, brotli 11. */
const weigh = (file: string): number =>
  brotliCompressSync(readFileSync(dist + file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

const importsOf = (file: string): string[] => {
  const source = readFileSync(dist + file, 'utf8');
  const folder = file.includes('/') ? file.replace(/[^/]*$/, '') : '';
  return [...source.matchAll(/(?:from|import)\s*"(\.[^"]+)"/g)].map(([, path = '']) =>
    fileURLToPath(new URL(path, new URL(folder, 'file:///'))).slice(1),
  );
};

/** A file and everything it cannot run without. */
const closure = (file: string, found = new Set<string>()): Set<string> => {
  if (found.has(file)) return found;
  found.add(file);
  for (const needed of importsOf(file)) closure(needed, found);
  return found;
};

const sum = (files: Iterable<string>): number => [...files].reduce((total, file) => total + weigh(file), 0);

/** What a visitor downloads before the list can be used, and what comes when a posting and the form are opened. */
export const measureSizes = () => {
  const atOnce = closure('micro-internships.js');
  const chunks = readdirSync(`${dist}chunks`).map((name) => `chunks/${name}`);
  const later = chunks.filter((file) => !atOnce.has(file));
  return {
    list: sum(atOnce),
    postingAndForm: sum(later),
    files: [...atOnce, ...later].map((file) => ({ file, bytes: weigh(file), isAtOnce: atOnce.has(file) })),
  };
};

if (import.meta.main) {
  const { list, postingAndForm, files } = measureSizes();
  for (const { file, bytes, isAtOnce } of files) {
    console.log(`${String(bytes).padStart(7)}  ${isAtOnce ? 'at once' : 'later  '}  ${file}`);
  }
  console.log(`${String(list).padStart(7)}  bytes of brotli until rows and filters are usable`);
  console.log(`${String(postingAndForm).padStart(7)}  more for posting and form, ky included`);
}
