import { join } from 'node:path';
import { compressPlugin } from './compress-plugin.mjs';
import { hashedPagePlugin } from './hashed-page-plugin.mjs';
import { workerPlugin } from './worker-plugin.mjs';

/** esbuild's options for each part of dist/web. root: the project's folder. */
export function webTargets(root) {
  return [graphiql(root), landing(root)];
}

function graphiql(root) {
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

function landing(root) {
  return {
    absWorkingDir: root,
    entryPoints: ['index.html', 'assets/landing.css', 'assets/icon.svg'].map((name) => `web/landing/${name}`),
    outdir: 'dist/web/landing',
    loader: { '.html': 'copy', '.css': 'copy', '.svg': 'copy' },
  };
}

/** GraphiQL's own style.css already holds Monaco's; esbuild would emit the parts again and never load them. */
const withoutMonacoStyles = {
  name: 'without-monaco-styles',
  setup(build) {
    build.onLoad({ filter: /monaco-editor[/\\]esm[/\\].*\.css$/ }, () => ({ contents: '', loader: 'css' }));
  },
};
