import path from 'node:path';
import { expect, test } from '@jest/globals';
import { WorkerLost, WorkerPool } from '../../src/workers/worker-pool.js';

test('row F23: a task that costs more of the processor than it may is ended, however long it may take; the next ones are done', async () => {
  const entry = path.join(import.meta.dirname, 'costly-worker');
  const pool = new WorkerPool<number, 'done'>({ entry, processes: 1, seconds: 100 });
  await expect(pool.run(1_000_000_000)).rejects.toThrow(WorkerLost);
  expect(await pool.run(1)).toBe('done');
  await pool.close();
});
