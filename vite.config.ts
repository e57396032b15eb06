import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import minifyTemplates from 'rollup-plugin-minify-template-literals';
import {
  defineConfig,
  type BuildEnvironmentOptions,
  type EnvironmentOptions,
  type Plugin,
  type ResolvedConfig,
} from 'vite';
import { VERSION } from './src/base/version.ts';

const RELEASE = `v${VERSION}`;

interface ModuleGraph {
  getModuleInfo: (id: string) => { isEntry: boolean; importers: readonly string[] } | null;
}

/** Whether a module is needed before any part of a widget is asked for. */
const isNeededAtOnce = (id: string, graph: ModuleGraph, seen = new Set<string>()): boolean => {
  if (seen.has(id)) return false;
  seen.add(id);
  const module = graph.getModuleInfo(id);
  if (!module) return false;
  return module.isEntry || module.importers.some((importer) => isNeededAtOnce(importer, graph, seen));
};

/** Vite's helper would report to the host page's window and write into its head; a plain import does neither. */
const plainDynamicImports: Plugin = {
  name: 'plain-dynamic-imports',
  load: (id: string) =>
    id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined,
  enforce: 'pre',
};

/** Not for our own pages: hydration knows a template again by its text, and the server renders what stands in the source. */
const minifiedTemplates: Plugin = {
  ...(minifyTemplates({ exclude: '**/node_modules/**' }) as unknown as Plugin),
  applyToEnvironment: ({ name }) => name !== 'hosted',
};

/** Says of a release what a page that pins it has to know, as the files stand on the disk. */
const releaseNote: Plugin = {
  name: 'release-note',
  applyToEnvironment: ({ name }) => name === 'release',
  writeBundle({ dir = '' }, bundle) {
    const folder = join(dir, RELEASE);
    const files = Object.keys(bundle).map((path) => {
      const name = basename(path);
      const content = readFileSync(join(folder, name));
      const integrity = `sha384-${createHash('sha384').update(content).digest('base64')}`;
      return [name, { integrity, bytes: content.length, brotli: brotliCompressSync(content).length }];
    });
    const note = { version: VERSION, files: Object.fromEntries(files) as object };
    writeFileSync(join(folder, 'release.json'), `${JSON.stringify(note, null, 2)}\n`);
  },
};

/** Lays beside each file what a server sends of it, so that no request waits for a compression. */
const compressed: Plugin = {
  name: 'compressed',
  writeBundle({ dir = '' }, bundle) {
    for (const path of Object.keys(bundle)) {
      const file = join(dir, path);
      const content = readFileSync(file);
      // Both as small as they get: 11 is the default of brotli, but 6 that of gzip.
      writeFileSync(`${file}.br`, brotliCompressSync(content));
      writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    }
  },
};

/** Empties the folder but for the releases of other versions, which pages out there name. */
const emptyFolder = ({ root, build }: ResolvedConfig): void => {
  const folder = resolve(root, build.outDir);
  if (!folder.startsWith(root + sep) || !existsSync(folder)) return;
  const isKept = (name: string) => /^v\d+\.\d+\.\d+$/.test(name) && name !== RELEASE;
  for (const name of readdirSync(folder)) {
    if (!isKept(name)) rmSync(join(folder, name), { recursive: true });
  }
};

type RolldownOptions = NonNullable<BuildEnvironmentOptions['rolldownOptions']>;
type OutputOptions = Exclude<RolldownOptions['output'], unknown[] | undefined>;

/** One of the builds that `vite build` makes, one after the other, in one folder. */
const build = (
  name: string,
  source: string,
  output: OutputOptions,
  options: RolldownOptions = {},
): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    rolldownOptions: {
      ...options,
      input: { [name]: source },
      output: { format: 'es', minify: true, entryFileNames: '[name].js', ...output },
    },
  },
});

export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [plainDynamicImports, minifiedTemplates, releaseNote, compressed],
  build: { target: 'es2022', modulePreload: false, emptyOutDir: false },
  builder: {
    buildApp: async (builder) => {
      emptyFolder(builder.config);
      for (const environment of Object.values(builder.environments)) await builder.build(environment);
    },
  },
  environments: {
    // For pages of others: what moves within the major version.
    client: build(
      'micro-internships',
      'widgets/micro-internships.ts',
      {
        chunkFileNames: 'chunks/[name]-[hash].js',
        codeSplitting: {
          // One file for all that the first view needs, none of it in the entry file: a page may load that under
          // an address of its own (`?ver=6.1`), and what is loaded later must find the same modules.
          groups: [
            {
              debugName: 'core',
              name: (id: string, graph: ModuleGraph) => {
                const isEntry = graph.getModuleInfo(id)?.isEntry ?? false;
                return !isEntry && isNeededAtOnce(id, graph) ? 'core' : null;
              },
            },
            // What every page gets before anything is opened takes its own along, and a refusal comes at any time.
            { name: 'later', test: /\/widgets\/later\.ts$/ },
            { name: 'problem', test: /\/contract\/problem\.ts$/ },
            // What a posting and its form, by itself or not, have in common: one file to wait for, and not four.
            { name: 'posting', test: /\/(?:api\/tolerant|contract\/questions|i18n\/posting-words)\.ts$/ },
            { name: 'detail', test: /\/features\/detail\/index\.ts$/ },
            // The form of a report is made of parts of this one.
            {
              name: 'apply',
              test: /\/(?:base\/key|contract\/(?:application|check)|ui\/field|apply\/index)\.ts$/,
            },
          ],
        },
      },
      { preserveEntrySignatures: 'strict' },
    ),
    // The same for pages that pin a version: one file, so that one hash covers all of it.
    release: build('micro-internships', 'widgets/micro-internships.ts', {
      entryFileNames: `${RELEASE}/[name].js`,
      codeSplitting: false,
    }),
    // For our own pages, which come rendered: hydration has to be there before lit-element is, so all that is not
    // loaded later stays in one file and in the order of its imports.
    hosted: build('hosted', 'widgets/hosted.ts', {
      entryFileNames: 'hosted/[name].js',
      chunkFileNames: 'hosted/chunks/[name]-[hash].js',
      codeSplitting: {
        groups: [
          {
            debugName: 'hosted',
            name: (id: string, graph: ModuleGraph) => (isNeededAtOnce(id, graph) ? 'hosted' : null),
          },
        ],
      },
    }),
    // For pages around our frames.
    frame: build('frame', 'widgets/frame-host.ts', { format: 'iife' }),
  },
});
