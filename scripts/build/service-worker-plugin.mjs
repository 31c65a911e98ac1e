import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';

/** Builds the service worker when everything else is, for it holds the list of all files with what they are. */
export const serviceWorkerPlugin = {
  name: 'service-worker',
  closeBundle: {
    order: 'post',
    sequential: true,
    async handler() {
      const { root, build: options } = this.environment.config;
      const folder = join(root, options.outDir);
      await build({
        entryPoints: [join(root, 'service-worker/service-worker.ts')],
        outfile: join(folder, 'service-worker.js'),
        bundle: true,
        minify: true,
        target: 'es2023',
        define: { SHELL: JSON.stringify(shellOf(folder)), 'process.env.NODE_ENV': '"production"' },
        logLevel: 'warning',
      });
    },
  },
};

/** What the app is made of, as the service worker keeps it. Files whose name holds the hash of their content need no revision. */
function shellOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(gz|br)$|^service-worker\.js$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return files.sort().map((file) => {
    const path = `/${relative(folder, file)}`;
    const revision = path.startsWith('/assets/') ? null : createHash('sha256').update(readFileSync(file)).digest('hex');
    return { url: path === '/index.html' ? '/' : path, revision };
  });
}
