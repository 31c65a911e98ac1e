import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What dist is made from. */
const inputs = ['src', 'scripts', 'migrations', 'web', 'package-lock.json', 'tsconfig.json'];

/** SHA-256 (hex) over names and contents of all that the build reads; root: the project's folder. */
export function sourceHash(root) {
  const hash = createHash('sha256');
  for (const path of inputs.map((input) => join(root, input)).flatMap(filesIn)) {
    const content = readFileSync(path);
    hash.update(`${relative(root, path)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Where the build leaves the hash of what it was made from: written last, so that a build cut short is repeated. */
export function hashFile(root) {
  return join(root, 'dist/.source-hash');
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => name !== 'node_modules');
  return names.sort().flatMap((name) => filesIn(join(path, name)));
}
