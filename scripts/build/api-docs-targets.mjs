import { readFile } from 'node:fs/promises';
import { pageTarget } from './page-target.mjs';

/** esbuild's options for the pages that show the OpenAPI document, in dist/web/api-docs. root: the project's folder. */
export function apiDocsTargets(root) {
  return ['swagger-ui', 'redoc'].map((name) =>
    pageTarget(root, {
      entry: `web/api-docs/${name}.ts`,
      page: `web/api-docs/${name}.html`,
      folder: `api-docs/${name}`,
      path: `/api/schema/${name}`,
      plugins: [redocAlone],
    }),
  );
}

/** ReDoc's bundle asks for a module of the name `null`, and for its maker's mark from elsewhere, which the page's policy refuses. */
const redocAlone = {
  name: 'redoc-alone',
  setup(build) {
    build.onResolve({ filter: /^null$/ }, () => ({ path: 'null', namespace: 'nothing' }));
    build.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: '' }));
    build.onLoad({ filter: /redoc\.standalone\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll(/https:\/\/cdn\.redoc\.ly\/[^"'`)]*/g, 'data:,'),
    }));
  },
};
