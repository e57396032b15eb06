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

/** What a visitor downloads, and when. */
export const measureSizes = () => {
  const atOnce = closure('micro-internships.js');
  const chunks = readdirSync(`${dist}chunks`).map((name) => `chunks/${name}`);
  const later = chunks.filter((file) => !atOnce.has(file));
  const inTrouble = later.filter((file) => file.startsWith('chunks/patient-'));
  const whenOpened = later.filter((file) => !inTrouble.includes(file));
  return [
    { when: 'until rows and filters are usable', files: [...atOnce] },
    { when: 'more when a posting and the form are opened', files: whenOpened },
    { when: 'more when a request fails and is tried again', files: inTrouble },
  ].map(({ when, files }) => ({ when, bytes: sum(files), files }));
};

if (import.meta.main) {
  for (const { when, bytes, files } of measureSizes()) {
    console.log(`${String(bytes).padStart(7)} bytes of brotli ${when}`);
    for (const file of files) console.log(`${String(weigh(file)).padStart(15)}  ${file}`);
  }
}
