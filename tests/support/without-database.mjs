import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What opens databases; it and whatever leads to it is of the tests' own. */
const OPENS = 'tests/support/test-app.ts';

/** The suites that by no import open a database, and so need not run on each. root: the project's folder; paths are relative to it. */
export function suitesWithoutDatabase(root) {
  return globSync('tests/**/*.test.ts', { cwd: root }).filter((suite) => !reachedFrom(root, suite).has(OPENS));
}

function reachedFrom(root, file, seen = new Set()) {
  seen.add(file);
  for (const [, path] of readFileSync(join(root, file), 'utf8').matchAll(/\b(?:from|import) '(\.[^']+)\.[jt]s'/g)) {
    const next = `${join(dirname(file), path)}.ts`;
    if (next.startsWith('tests/') && !seen.has(next) && existsSync(join(root, next))) reachedFrom(root, next, seen);
  }
  return seen;
}
