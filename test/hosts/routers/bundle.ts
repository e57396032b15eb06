import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Bundles a page that routes by itself, as its own build for development would: with all that its router warns of. */
export const bundleRouter = async (name: 'react' | 'vue'): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    mode: 'development',
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      target: 'es2022',
      rolldownOptions: {
        input: fileURLToPath(new URL(`${name}.js`, import.meta.url)),
        output: { format: 'es', codeSplitting: false },
      },
    },
  });
  const output = Array.isArray(built)
    ? built.flatMap((one) => one.output)
    : 'output' in built
      ? built.output
      : [];
  const chunk = output.find((file) => file.type === 'chunk');
  if (!chunk) throw new Error(`${name} has no bundle.`);
  return chunk.code;
};
