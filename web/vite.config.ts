import { defaultClientConditions, defineConfig } from 'vite';
import { viteCompressPlugin } from '../scripts/build/compress-plugin.mjs';
import { documentsPlugin } from '../scripts/build/documents-plugin.mjs';
import { emojiPlugin } from '../scripts/build/emoji-plugin.mjs';
import { firstVisitChunks } from '../scripts/build/first-visit-chunks.mjs';
import { serviceWorkerPlugin } from '../scripts/build/service-worker-plugin.mjs';
import { textsPlugin } from '../scripts/build/texts-plugin.mjs';

/** The app at `/`: dist/web/app. GraphiQL beside it is built by esbuild (scripts/build/graphiql-target.mjs). */
export default defineConfig({
  root: import.meta.dirname,
  // Else rxjs comes as it was made for browsers without classes, with helpers.
  resolve: { conditions: ['es2015', ...defaultClientConditions] },
  build: {
    outDir: '../dist/web/app',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    // All styles together are 10 kB: one file is there sooner than the three that a first page would wait for.
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      // `use client` means nothing to an app that has only a client.
      output: { codeSplitting: { groups: firstVisitChunks(import.meta.dirname) } },
      onLog: (level, log, show) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && show(level, log),
    },
  },
  plugins: [documentsPlugin, emojiPlugin, viteCompressPlugin, serviceWorkerPlugin, textsPlugin],
  define: { 'globalThis.__DEV__': 'false' },
});
