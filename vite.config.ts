import minifyTemplates from 'rollup-plugin-minify-template-literals';
import { defineConfig } from 'vite';

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
const plainDynamicImports = {
  name: 'plain-dynamic-imports',
  load: (id: string) =>
    id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined,
  enforce: 'pre' as const,
};

export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [plainDynamicImports, minifyTemplates()],
  build: {
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: { 'micro-internships': 'widgets/micro-internships.ts' },
      preserveEntrySignatures: 'strict',
      output: {
        format: 'es',
        minify: true,
        entryFileNames: '[name].js',
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
          ],
        },
      },
    },
  },
});
