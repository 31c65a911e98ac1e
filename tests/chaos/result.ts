import { check, FAULTS, type Verdict } from './checker.ts';
import { PATIENCE, pause } from './faults/waiting.ts';
import { readRooms } from './read-rooms.ts';
import type { World } from './world.ts';

/** One line of the table. */
export interface Result {
  scenario: string;
  on: string;
  /** What was done to it, and what else was seen, in words. */
  faults: string;
  messages: number;
  requests: number;
  acks: number;
  receipts: number;
  verdict: Verdict;
  seconds: number;
  /** What was not as it must be; empty: passed. */
  failures: string[];
}

/** A second delivery would come within this time, milliseconds. */
const AFTERMATH = 500;
/** Lines of the nodes' logs shown with a failure. */
const MAX_LOG_LINES = 10;

/** Waits until every subscriber has heard all, then compares everything. failures: what the scenario itself found. */
export async function conclude(
  world: World,
  scenario: string,
  faults: string,
  failures: string[] = [],
): Promise<Result> {
  const { recorder } = world;
  await Promise.all(world.nodes.map((node) => node.ready()));
  await heardAll(world);
  await pause(AFTERMATH);
  const { attempts, acks, unsure, subscribers } = recorder;
  const tables = await world.readTables();
  const verdict = check({ attempts, acks, unsure, subscribers, rooms: await readRooms(world), ...tables });
  const found = [
    ...FAULTS.filter((kind) => verdict[kind] > 0).map((kind) => `${kind}: ${verdict[kind]}`),
    ...verdict.examples,
    ...world.nodes.flatMap((node) => node.crashes),
    ...[...recorder.errors].filter(([code]) => code.includes('INTERNAL')).map(([code, count]) => `${code}: ${count}`),
    ...failures,
  ];
  if (found.length > 0) found.push(...(await world.readErrors()).slice(0, MAX_LOG_LINES));
  return {
    scenario,
    on: world.title,
    faults,
    messages: attempts.size,
    requests: recorder.requests,
    acks: acks.length,
    receipts: recorder.receipts,
    verdict,
    seconds: (performance.now() - world.began) / 1000,
    failures: found,
  };
}

/** Without a new receipt for so long, what is missing is lost. */
async function heardAll(world: World): Promise<void> {
  const { rows } = await world.readTables();
  const newestOf = (rooms: Set<string>) => rows.findLast(({ roomId }) => rooms.has(roomId))?.id;
  const waiting = [...world.recorder.subscribers.values()].map((heard) => ({
    ...heard,
    newest: newestOf(heard.rooms),
  }));
  const missing = () =>
    waiting.some(
      ({ receipts, page, newest }) => newest && receipts.at(-1)?.id !== newest && page?.at(-1)?.id !== newest,
    );
  let last = world.recorder.receipts;
  for (let quiet = 0; missing() && quiet < PATIENCE * 10; quiet++) {
    await pause(100);
    if (world.recorder.receipts > last) quiet = 0;
    last = world.recorder.receipts;
  }
}
