// Runs the server, built afresh when its sources have changed since the last build.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hashFile, sourceHash } from './build/source-hash.mjs';

const root = join(import.meta.dirname, '..');

if (!isBuilt()) {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
// In this process, so that signals and the exit code are the server's own.
await import(pathToFileURL(join(root, 'dist/src/main.js')).href);

function isBuilt() {
  const file = hashFile(root);
  return existsSync(file) && readFileSync(file, 'utf8') === sourceHash(root);
}
