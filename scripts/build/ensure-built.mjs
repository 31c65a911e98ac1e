import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashFile, sourceHash } from './source-hash.mjs';

/** Builds dist afresh when the sources have changed since the last build. root: the project's folder. Ends the process where the build fails. */
export function ensureBuilt(root) {
  if (isBuilt(root)) return;
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** Whether dist was made from the sources as they are. */
export function isBuilt(root) {
  const file = hashFile(root);
  return existsSync(file) && readFileSync(file, 'utf8') === sourceHash(root);
}
