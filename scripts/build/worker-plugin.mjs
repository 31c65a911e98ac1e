import { build } from 'esbuild';

const suffix = '?worker';

/** Lets `import url from 'some/worker.js?worker'` give the address of that worker, bundled into one file of its own. */
export const workerPlugin = {
  name: 'worker',
  setup({ initialOptions, onResolve, onLoad, resolve }) {
    onResolve({ filter: /\?worker$/ }, async ({ path, resolveDir, kind }) => {
      const worker = await resolve(path.slice(0, -suffix.length), { resolveDir, kind });
      return worker.errors.length > 0 ? worker : { path: worker.path, namespace: 'worker' };
    });
    onLoad({ filter: /.*/, namespace: 'worker' }, async ({ path }) => {
      const { outputFiles } = await build({
        entryPoints: [path],
        bundle: true,
        minify: true,
        format: 'iife',
        target: initialOptions.target,
        write: false,
      });
      return { contents: outputFiles[0].contents, loader: 'file' };
    });
  },
};
