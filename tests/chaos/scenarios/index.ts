import type { Scenario } from '../scenario.ts';
import { accidents } from './accidents.ts';
import { archive } from './archive.ts';
import { backup } from './backup.ts';
import { blackHole } from './black-hole.ts';
import { clocks } from './clocks.ts';
import { databaseCuts } from './database-cuts.ts';
import { edits } from './edits.ts';
import { failpoints } from './failpoints.ts';
import { fullDisk } from './full-disk.ts';
import { heldLock } from './held-lock.ts';
import { heldTransactions } from './held-transactions.ts';
import { notices } from './notices.ts';
import { readThenSubscribe } from './read-then-subscribe.ts';
import { reconnect } from './reconnect.ts';
import { redisCuts } from './redis-cuts.ts';
import { repeats } from './repeats.ts';
import { rollingRestart } from './rolling-restart.ts';
import { shortTokens } from './short-tokens.ts';
import { slowReaders } from './slow-readers.ts';
import { storm } from './storm.ts';
import { uploads } from './uploads.ts';

/** In the order in which they run. */
export const scenarios: Scenario[] = [
  storm,
  failpoints,
  rollingRestart,
  databaseCuts,
  heldLock,
  redisCuts,
  fullDisk,
  slowReaders,
  blackHole,
  clocks,
  shortTokens,
  repeats,
  accidents,
  reconnect,
  heldTransactions,
  readThenSubscribe,
  edits,
  notices,
  uploads,
  archive,
  backup,
];
