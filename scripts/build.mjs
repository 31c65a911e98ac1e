// Builds dist from nothing: the compiled server, the web pages, and the hash that `npm start` compares.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { build as buildApp } from 'vite';
import { apiDocsTargets } from './build/api-docs-targets.mjs';
import { graphiqlTarget } from './build/graphiql-target.mjs';
import { hashFile, sourceHash } from './build/source-hash.mjs';
import { tscArguments } from './build/tsc.mjs';

const root = join(import.meta.dirname, '..');
const startedAt = Date.now();
// Taken first: a file saved while the build runs makes the next start build again.
const hash = sourceHash(root);
console.log('Building …');

// Files of deleted sources, migrations above all, must not be found at run time.
rmSync(join(root, 'dist'), { recursive: true, force: true });
const compiled = spawnSync(process.execPath, tscArguments(root), { stdio: 'inherit' });
if (compiled.status !== 0) process.exit(1);
await Promise.all([
  build(graphiqlTarget(root)),
  ...apiDocsTargets(root).map((target) => build(target)),
  buildApp({ configFile: join(root, 'web/vite.config.ts'), logLevel: 'warn' }),
]);

writeFileSync(hashFile(root), hash);
console.log(`Built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
