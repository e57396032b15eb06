import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { VERSION } from '../src/base/version.ts';
import type { PartName } from '../widgets/parts.ts';

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

/** Lazy locales. */
const LOCALES = ['es', 'ar'] as const;

/** Names of lazy chunks: the parts of the widgets, and those that other floors load. */
type ChunkName =
  | PartName
  | 'elements'
  | 'preload-form'
  | 'retry'
  | 'config-errors'
  | `${(typeof LOCALES)[number]}${'' | '-posting' | '-sent'}`;

/** The files of a split build by the time at which they are loaded. */
const split = (entry: string, chunksFolder: string) => {
  const chunks = readdirSync(dist + chunksFolder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => `${chunksFolder}/${name}`);
  // The entry file loads it at once.
  const core = chunks.filter((file) => file.startsWith(`${chunksFolder}/core-`));
  const atOnce = new Set([entry, ...core].flatMap((file) => [...closure(file)]));
  const later = chunks.filter((file) => !atOnce.has(file));
  // The hash that ends a name may hold a hyphen itself.
  const named = (name: ChunkName) =>
    later.filter((file) => file.slice(chunksFolder.length + 1, -12) === name);
  const [inTrouble, refused] = [named('retry'), named('config-errors')];
  // What is needed on every page is there when a posting is opened.
  const afterwards = named('elements')
    .flatMap((file) => [...closure(file)])
    .filter((file) => !atOnce.has(file));
  const [whenShown, whenReported] = [named('posting-actions'), named('report')];
  const [whenSent, whenRefused] = [named('receipt'), named('live-validation')];
  const [withForm, withFiles, withLists] = [named('fields'), named('files'), named('choices')];
  const whenFormShown = named('autosave');
  const words = LOCALES.map((locale) => named(locale));
  const postingWords = LOCALES.map((locale) => named(`${locale}-posting`));
  const sentWords = LOCALES.map((locale) => named(`${locale}-sent`));
  const whenAlone = named('preload-form');
  const asked = { whenAlone, withForm, withFiles, withLists, whenFormShown, whenSent, whenRefused };
  const inOthers = { inTrouble, afterwards, refused, whenShown, whenReported, ...asked };
  const others = [...Object.values(inOthers), ...words, ...postingWords, ...sentWords].flat();
  const whenOpened = later.filter((file) => !others.includes(file));
  return { atOnce: [...atOnce], ...inOthers, whenOpened, words, postingWords, sentWords };
};

/** What a visitor downloads, and when. */
export const measureSizes = () => {
  const embedded = split('micro-internships.js', 'chunks');
  const hosted = split('hosted/hosted.js', 'hosted/chunks');
  const parts = {
    first: { when: 'until rows and filters are usable', files: embedded.atOnce },
    afterwards: { when: 'more after the first rows, on every page', files: embedded.afterwards },
    opened: { when: 'more when a posting and the form are opened', files: embedded.whenOpened },
    shown: { when: 'more after a posting is shown', files: embedded.whenShown },
    reported: { when: 'more when a posting is reported', files: embedded.whenReported },
    alone: { when: 'more when a form stands by itself', files: embedded.whenAlone },
    counted: { when: 'more when a form has a long text, a file or many options', files: embedded.withForm },
    kept: { when: 'more after a form is shown', files: embedded.whenFormShown },
    sent: { when: 'more when an application is sent', files: embedded.whenSent },
    mended: { when: 'more when a field of a form is wrong', files: embedded.whenRefused },
    attached: { when: 'more when a form asks for a file', files: embedded.withFiles },
    listed: { when: 'more when a form has many options to choose from', files: embedded.withLists },
    retried: { when: 'more when a request fails and is tried again', files: embedded.inTrouble },
    refused: { when: 'more when an attribute is wrong, to say so', files: embedded.refused },
    ...Object.fromEntries(
      LOCALES.flatMap((locale, index) => [
        [locale, { when: `more in ${locale}, before the first rows`, files: embedded.words[index] ?? [] }],
        [
          `${locale}-posting`,
          { when: `more in ${locale}, when a posting is opened`, files: embedded.postingWords[index] ?? [] },
        ],
        [
          `${locale}-sent`,
          { when: `more in ${locale}, when an application is sent`, files: embedded.sentWords[index] ?? [] },
        ],
      ]),
    ),
    pinned: { when: 'in all where a version is pinned', files: [`v${VERSION}/micro-internships.js`] },
    hosted: { when: 'on our own pages, whose rows are there before it', files: hosted.atOnce },
    hostedOpened: { when: 'more there when a posting and the form are opened', files: hosted.whenOpened },
    hostedShown: { when: 'more there before a posting is taken over', files: hosted.whenShown },
    hostedCounted: {
      when: 'more there when a form has a long text, a file or many options',
      files: hosted.withForm,
    },
    hostedKept: { when: 'more there after a form is shown', files: hosted.whenFormShown },
    hostedSent: { when: 'more there when an application is sent', files: hosted.whenSent },
    hostedAttached: { when: 'more there when a form asks for a file', files: hosted.withFiles },
    hostedListed: { when: 'more there when a form has many options', files: hosted.withLists },
    hostedReported: { when: 'more there when a posting is reported', files: hosted.whenReported },
    frame: { when: 'on a page that lets our frame set its height', files: ['frame.js'] },
  };
  type Part = keyof typeof parts;
  return Object.entries(parts).map(([part, { when, files }]) => ({
    part: part as Part,
    when,
    bytes: sum(files),
    files,
  }));
};

if (import.meta.main) {
  for (const { when, bytes, files } of measureSizes()) {
    console.log(`${String(bytes).padStart(7)} bytes of brotli ${when}`);
    for (const file of files) console.log(`${String(weigh(file)).padStart(15)}  ${file}`);
  }
}
