import { pageTarget } from './page-target.mjs';
import { workerPlugin } from './worker-plugin.mjs';

/** esbuild's options for GraphiQL, in dist/web/graphiql. root: the project's folder. */
export function graphiqlTarget(root) {
  return pageTarget(root, {
    entry: 'web/graphiql/main.tsx',
    page: 'web/graphiql/index.html',
    folder: 'graphiql',
    path: '/graphiql',
    jsx: 'automatic',
    loader: { '.graphql': 'text', '.ttf': 'file' },
    plugins: [workerPlugin, withoutMonacoStyles],
  });
}

/** GraphiQL's own style.css already holds Monaco's; esbuild would emit the parts again and never load them. */
const withoutMonacoStyles = {
  name: 'without-monaco-styles',
  setup(build) {
    build.onLoad({ filter: /monaco-editor[/\\]esm[/\\].*\.css$/ }, () => ({ contents: '', loader: 'css' }));
  },
};
