import { setTimeout } from 'node:timers';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../src/context.js';
import { query } from '../../src/db/query.js';
import { inTransaction } from '../../src/db/transaction.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => app.close());

/** Some milliseconds of work for a database. */
const slow = sql`with recursive counted(n) as (select 1 union all select n + 1 from counted where n < 20000)
  select max(n) from counted`;

/** How often a timer fires while the work is done. */
async function timersDuring(work: () => Promise<unknown>): Promise<number> {
  let fired = 0;
  let timer: NodeJS.Timeout;
  const next = () => {
    timer = setTimeout(() => {
      fired += 1;
      next();
    }, 1);
  };
  next();
  await work();
  clearTimeout(timer!);
  return fired;
}

test('others have their turn between the statements of one who makes many', async () => {
  const ctx = createContext(app);
  const fired = await timersDuring(async () => {
    for (let count = 0; count < 50; count++) await query(ctx, slow);
  });
  expect(fired).toBeGreaterThan(2);
});

test('others have their turn between the transactions of one who makes many', async () => {
  const ctx = createContext(app);
  const fired = await timersDuring(async () => {
    for (let count = 0; count < 50; count++) await inTransaction(ctx, (tx) => query(tx, slow));
  });
  expect(fired).toBeGreaterThan(2);
});
