import { rm } from 'node:fs/promises';
import { type Line, measuredOnce } from './harness/compare.js';
import type { BenchDatabase } from './harness/database.js';
import { startHelper } from './harness/helper.js';
import { seed } from './harness/seed.js';
import { serverArguments } from './harness/server-arguments.js';

const MESSAGES = 1_000_000;
/** The youngest month stays. */
const DUE = MESSAGES * (1 - 29 / 364);

/** A year's messages put into the archive by one run, beside the same rows through gzip. */
export async function measureOldMessages(database: BenchDatabase): Promise<Line[]> {
  const { url, folder, env } = database;
  await seed(database, 100, MESSAGES);
  const copied = await inHelper('limits/copy', [], { url, folder });
  const ours = await inHelper('harness/archive-run', serverArguments, {
    environment: { ...env, DATA_DIR: folder, DATABASE_URL: url ?? '' },
  });
  await rm(`${folder}/files`, { recursive: true });
  const what = `${MESSAGES.toLocaleString('en')} messages to the archive`;
  const line = (figure: string, unit: string, limit: number, ours: number, target: Line['target']) =>
    measuredOnce({ what: `${what}: ${figure}`, database: database.kind, unit, limit, ours, target });
  return [
    line('speed', 'messages/s', MESSAGES / copied.seconds!, DUE / ours.seconds!, { atLeast: 0.3 }),
    line('memory grows', 'MiB', 128, ours.grown!, { atMost: 1 }),
    line('event loop held up, p99', 'ms', 100, ours.p99!, { atMost: 1 }),
  ];
}

async function inHelper(entry: string, execArgv: string[], question: object): Promise<Record<string, number>> {
  const helper = startHelper(entry, {}, execArgv);
  try {
    return await helper.ask(question);
  } finally {
    await helper.stop();
  }
}
