import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../src/shared/project-root.js';
import { measureArchive } from './archive.js';
import { measureDepth } from './depth.js';
import { measureFanOut } from './fan-out.js';
import type { Line } from './harness/compare.js';
import { type BenchDatabase, createDatabase, type DatabaseKind, postgresServer } from './harness/database.js';
import { describeMachine } from './harness/machine.js';
import { presentCount, presentLine, presentReport, type Report } from './harness/report.js';
import { measureIdle } from './idle.js';
import { measureImport } from './import.js';
import { measureNotices } from './notices.js';
import { measureOldMessages } from './old-messages.js';
import { measurePages } from './page.js';
import { measureRestPages } from './rest-page.js';
import { measureSends } from './sends.js';
import { measureStarts } from './start.js';
import { countStatements } from './statements.js';

/*
 * Measures the figures named, or all, on the databases named, or both: `npm run bench -- sends page postgres`. Each figure
 * stands beside its limit, measured in the same run. Only a run of everything writes bench/results.md.
 */

const MEASURES: Record<string, (database: BenchDatabase) => Promise<Line[]>> = {
  page: measurePages,
  rest: measureRestPages,
  sends: measureSends,
  notices: measureNotices,
  'fan-out': measureFanOut,
  idle: measureIdle,
  depth: measureDepth,
  start: measureStarts,
  import: measureImport,
  archive: measureArchive,
  'old-messages': measureOldMessages,
};
const NAMES = [...Object.keys(MEASURES), 'statements'];
const KINDS: DatabaseKind[] = ['sqlite', 'postgres'];

/** Those of the list that were asked for; all where none was. */
function chosen<T extends string>(list: T[], asked: string[]): T[] {
  const found = list.filter((word) => asked.includes(word));
  return found.length > 0 ? found : list;
}

async function measure(name: string, kind: DatabaseKind, report: Report): Promise<void> {
  const database = await createDatabase(kind);
  try {
    if (name === 'statements') {
      const counts = await countStatements(database);
      report.statements.push({ database: kind, counts });
      for (const count of counts) console.log(presentCount(count, kind));
    } else {
      const lines = await MEASURES[name]!(database);
      report.lines.push(...lines);
      for (const line of lines) console.log(presentLine(line));
    }
  } finally {
    await database.drop();
  }
}

async function run(asked: string[]): Promise<void> {
  const report: Report = { machine: await describeMachine(), lines: [], statements: [] };
  for (const [what, value] of report.machine) console.log(`${what.padEnd(20)} ${value}`);
  const hasPostgres = (await postgresServer()) !== null;
  for (const name of chosen(NAMES, asked)) {
    for (const kind of chosen(KINDS, asked)) if (kind === 'sqlite' || hasPostgres) await measure(name, kind, report);
  }
  if (asked.length === 0) await writeFile(path.join(projectRoot, 'bench/results.md'), presentReport(report));
  if (!hasPostgres && chosen(KINDS, asked).includes('postgres')) {
    console.error('\n!! NOT RUN on PostgreSQL: no server found. Set TEST_DATABASE_URL or start one on port 5432.\n');
    process.exitCode = 1;
  }
}

const asked = process.argv.slice(2);
if (asked.every((word) => NAMES.includes(word) || KINDS.includes(word as DatabaseKind))) {
  await run(asked);
} else {
  console.error(`usage: npm run bench -- [${NAMES.join('|')}]… [${KINDS.join('|')}]…`);
  process.exitCode = 2;
}
