import { join } from 'node:path';
import { compressPlugin } from './compress-plugin.mjs';
import { hashedPagePlugin } from './hashed-page-plugin.mjs';

/**
 * esbuild's options for a page of its own, of one script and one template. root: the project's folder; entry: the script; page: the
 * template; folder: where it goes below dist/web; path: the address at which it will be.
 */
export function pageTarget(root, { entry, page, folder, path, plugins = [], ...options }) {
  return {
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: `dist/web/${folder}/assets`,
    publicPath: `${path}/assets`,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    assetNames: '[name]-[hash]',
    metafile: true,
    plugins: [
      ...plugins,
      hashedPagePlugin(join(root, page), join(root, `dist/web/${folder}/index.html`)),
      compressPlugin,
    ],
    ...options,
  };
}
