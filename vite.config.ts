import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import minifyTemplates from 'rollup-plugin-minify-template-literals';
import { minify } from 'terser';
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

/** What an entry file of ours loads at once. */
const START = '/widgets/core.lazy.ts';

/** Whether a module is needed before any part of a widget is asked for. */
const isNeededAtOnce = (id: string, graph: ModuleGraph, seen = new Set<string>()): boolean => {
  if (seen.has(id)) return false;
  seen.add(id);
  const module = graph.getModuleInfo(id);
  if (!module) return false;
  return (
    module.isEntry ||
    id.endsWith(START) ||
    module.importers.some((importer) => isNeededAtOnce(importer, graph, seen))
  );
};

/** Not for our own pages: hydration knows a template again by its text, and the server renders what stands in the source. */
const minifiedTemplates: Plugin = {
  ...(minifyTemplates({ exclude: '**/node_modules/**' }) as unknown as Plugin),
  applyToEnvironment: ({ name }) => name !== 'hosted',
};

const TWO_IMPORTS = /^import\{([^}]+)\}from("[^"]+");import\{([^}]+)\}from\2;/;
const RUNTIME_IMPORT = /import\{\w+ as (\w+)\}from"[^"]*rolldown-runtime[^"]*";/;

/**
 * Puts the bundler's own helper into the file that every other one needs anyway. In a file of its own it would be one
 * more to wait for, before the first rows and again after them.
 */
const sharedRuntime: Plugin = {
  name: 'shared-runtime',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const runtime = chunks.find(({ name }) => name === 'rolldown-runtime');
    const first = chunks.find(({ name }) => name === 'core') ?? chunks.find(({ isEntry }) => isEntry);
    if (!runtime || !first) return;
    const helper = runtime.code.replace(/export\{(\w+)(?: as \w+)?\};?\s*$/, 'return $1');
    first.code = `var namespaceOf=(()=>{${helper}})();${first.code
      .replace(RUNTIME_IMPORT, 'var $1=namespaceOf;')
      .replace(/export\{(?=[^{]*$)/, 'export{namespaceOf,')}`;
    for (const chunk of chunks) {
      const path = relative(dirname(chunk.fileName), first.fileName);
      const address = path.startsWith('.') ? path : `./${path}`;
      chunk.code = chunk.code
        .replace(RUNTIME_IMPORT, `import{namespaceOf as $1}from"${address}";`)
        .replace(TWO_IMPORTS, 'import{$1,$3}from$2;');
    }
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- The way to leave a file out.
    delete bundle[runtime.fileName];
  },
};

/** Takes from each file what the bundler's own compression, which is quicker, leaves in it: a hundredth or more. */
const compressedScripts: Plugin = {
  name: 'compressed-scripts',
  async generateBundle({ format }, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      const { code } = await minify(file.code, {
        module: format === 'es',
        ecma: 2020,
        compress: { negate_iife: false, passes: 3 },
      });
      if (code !== undefined) file.code = code;
    }
  },
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

/** What is loaded once a posting or its form is opened, in as few files as can be. */
const OPENED = [
  // What a posting and its form, by itself or not, have in common: one file to wait for, and not five.
  {
    name: 'posting-shared',
    test: /\/(?:api\/(?:json-post|(?:lenient|problem)-schema\.lazy)|contract\/(?:problem|questions|text)|i18n\/posting-messages\.en)\.ts$/,
  },
  { name: 'posting.lazy', test: /\/features\/posting\/posting\.lazy\.ts$/ },
  // The form of a report is made of parts of this one.
  {
    name: 'apply.lazy',
    test: /\/(?:api\/submit\.lazy|base\/key|contract\/(?:application|check)|ui\/field|apply\/apply\.lazy)\.ts$/,
  },
];

type RolldownOptions = NonNullable<BuildEnvironmentOptions['rolldownOptions']>;
type OutputOptions = Exclude<RolldownOptions['output'], unknown[] | undefined>;

/** Names of chunks, without the suffix of what is lazy: every byte of a name is in each file that imports it. */
const chunkNames =
  (folder: string) =>
  ({ name }: { name: string }): string =>
    `${folder}/${name.replace('.lazy', '')}-[hash].js`;

/** One of the builds that `vite build` makes, one after the other, in one folder. */
const build = (
  name: string,
  source: string,
  output: OutputOptions,
  options: RolldownOptions = {},
): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    manifest: name === 'hosted' && 'hosted/manifest.json',
    // The scripts have no comments, so the licenses of what is bundled lie beside them. The other builds bundle no more.
    license: name === 'hosted' && { fileName: 'THIRD-PARTY-NOTICES.md' },
    // A library's imports stay plain: Vite's helper for those of an application writes into the page's head.
    ...(output.format === undefined && { lib: { entry: { [name]: source }, formats: ['es'] } }),
    rolldownOptions: {
      preserveEntrySignatures: false,
      ...options,
      input: { [name]: source },
      output: { format: 'es', minify: true, comments: false, entryFileNames: '[name].js', ...output },
    },
  },
});

export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [minifiedTemplates, sharedRuntime, compressedScripts, releaseNote, compressed],
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
        chunkFileNames: chunkNames('chunks'),
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
            // What every page gets before anything is opened takes its own along.
            { name: 'elements', test: /\/widgets\/(?:elements|deferred)\.lazy\.ts$/ },
            ...OPENED,
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
      chunkFileNames: chunkNames('hosted/chunks'),
      codeSplitting: {
        groups: [
          {
            debugName: 'hosted',
            name: (id: string, graph: ModuleGraph) => (isNeededAtOnce(id, graph) ? 'hosted' : null),
          },
          ...OPENED,
        ],
      },
    }),
    // For pages around our frames.
    frame: build('frame', 'widgets/frame-host.ts', { format: 'iife' }),
  },
});
