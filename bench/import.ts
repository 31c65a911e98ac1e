import path from 'node:path';
import { readConfig } from '../src/config.js';
import { createContext } from '../src/context.js';
import { importSlack } from '../src/features/imports/import-slack.js';
import { openServices } from '../src/open-services.js';
import { compare, type Line } from './harness/compare.js';
import { type BenchDatabase, createDatabase } from './harness/database.js';
import { startHelper } from './harness/helper.js';
import { writeSlackExport } from './harness/slack-export.js';

const MESSAGES = 20_000;
const ROUNDS = 3;

/**
 * Messages of a Slack export imported per second, with their threads, reactions and mentions, into an empty database,
 * against as many bare rows by one prepared statement, a thousand to a transaction.
 */
export async function measureImport(database: BenchDatabase): Promise<Line[]> {
  const file = path.join(database.folder, 'export.zip');
  await writeSlackExport(file, MESSAGES);
  const line = { what: 'import of a Slack export', database: database.kind, unit: 'messages/s' };
  return [
    await compare(
      { ...line, target: { atLeast: 0.3 } },
      () => inNewDatabase(database, rateOfBare),
      () => inNewDatabase(database, (empty) => rateOfImport(empty, file)),
      { rounds: ROUNDS },
    ),
  ];
}

/** Each time a new one: a message is imported only once. */
async function inNewDatabase({ kind }: BenchDatabase, measure: (empty: BenchDatabase) => Promise<number>) {
  const empty = await createDatabase(kind);
  try {
    return await measure(empty);
  } finally {
    await empty.drop();
  }
}

async function rateOfImport({ url, folder, env }: BenchDatabase, file: string): Promise<number> {
  const services = await openServices(readConfig({ ...env, DATA_DIR: folder, DATABASE_URL: url ?? '' }));
  try {
    const started = performance.now();
    const { messages } = await importSlack(createContext(services), file, { checked() {}, imported() {} });
    if (messages !== MESSAGES) throw new Error(`${messages} messages were imported of ${MESSAGES}`);
    return messages / ((performance.now() - started) / 1000);
  } finally {
    await services.close();
  }
}

async function rateOfBare({ url, folder, env }: BenchDatabase): Promise<number> {
  // Only for the tables, whose shape the bare one takes.
  const services = await openServices(readConfig({ ...env, DATA_DIR: folder, DATABASE_URL: url ?? '' }));
  await services.close();
  const bare = startHelper('limits/inserts', { url, folder });
  try {
    return (await bare.ask({ rows: MESSAGES, perTransaction: 1000 })).rate;
  } finally {
    await bare.stop();
  }
}
