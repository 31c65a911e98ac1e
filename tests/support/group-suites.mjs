import { globSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files that most suites are put into: twice as many as workers, so that none has much to do when the others are done. */
const GROUPS = 6;

/** What takes longest, the longest first, and what waits for other nodes and their time limits; each is run by itself, before the others. */
const ALONE = [
  'tests/authorization/requests.test.ts',
  'tests/authorization/hidden-rooms.test.ts',
  'tests/data-edges/text-arguments.test.ts',
  'tests/limits/sockets.test.ts',
  'tests/features/files/killed-uploads.test.ts',
  'tests/authorization/over-socket.test.ts',
  'tests/data-edges/cursors.test.ts',
  'tests/limits/documents.test.ts',
  'tests/db/killed-migration.test.ts',
  'tests/scripts/supervise.test.ts',
  'tests/features/files/full-disk.test.ts',
  'tests/nodes/activity.test.ts',
  'tests/wake-ups/redis.test.ts',
];

/**
 * Writes files that load several suites each, in the order in which they are to be run, and gives their folder. A suite of its own loads the
 * server anew, which takes longer than most suites' tests. root: the project's folder; ignored: suites that are left out.
 */
export function groupSuites(root, name, ignored) {
  const folder = join(root, 'coverage/groups', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const groups = ALONE.map((suite) => [suite]);
  const others = Array.from({ length: GROUPS }, () => []);
  const suites = globSync('tests/**/*.test.ts', { cwd: root }).filter((suite) => !ignored.includes(suite));
  const sizeOf = (suite) => statSync(join(root, suite)).size;
  const short = suites.filter((suite) => !ALONE.includes(suite)).sort((a, b) => sizeOf(b) - sizeOf(a));
  for (const [index, suite] of short.entries()) others[index % others.length].push(suite);
  for (const [index, suites] of [...groups, ...others].entries()) {
    const lines = suites.map((suite) => `await inBlock('${suite}', () => import('${join(root, suite)}'));`);
    const text = `import { inBlock } from '${join(root, 'tests/support/in-block.mjs')}';\n\n${lines.join('\n')}\n`;
    writeFileSync(join(folder, `${String(index + 1).padStart(2, '0')}.test.mjs`), text);
  }
  return folder;
}
