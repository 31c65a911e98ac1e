import { join } from 'node:path';
import { compressPlugin } from './compress-plugin.mjs';
import { hashedPagePlugin } from './hashed-page-plugin.mjs';
import { workerPlugin } from './worker-plugin.mjs';

/** esbuild's options for GraphiQL, in dist/web/graphiql. root: the project's folder. */
export function graphiqlTarget(root) {
  return {
    absWorkingDir: root,
    entryPoints: ['web/graphiql/main.tsx'],
    outdir: 'dist/web/graphiql/assets',
    publicPath: '/graphiql/assets',
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.graphql': 'text', '.ttf': 'file' },
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    assetNames: '[name]-[hash]',
    metafile: true,
    plugins: [
      workerPlugin,
      withoutMonacoStyles,
      hashedPagePlugin(join(root, 'web/graphiql/index.html'), join(root, 'dist/web/graphiql/index.html')),
      compressPlugin,
    ],
  };
}

/** GraphiQL's own style.css already holds Monaco's; esbuild would emit the parts again and never load them. */
const withoutMonacoStyles = {
  name: 'without-monaco-styles',
  setup(build) {
    build.onLoad({ filter: /monaco-editor[/\\]esm[/\\].*\.css$/ }, () => ({ contents: '', loader: 'css' }));
  },
};
