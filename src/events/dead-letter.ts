import { z } from 'zod';
import { inTransaction } from '../db/transaction.js';
import { FailedForGood } from '../jobs/failed-for-good.js';
import type { JobKind, NewJob } from '../jobs/job-kind.js';
import type { Event } from './event.entity.js';
import type { Consuming } from './log-consumer.js';
import { readLog } from './read-log.js';

const KIND = 'deadLetter';

const letter = z.object({ consumer: z.string(), seq: z.number() });

/** The job of an event that its consumer put aside: there it is tried again, and stands among those that failed where that is of no use. */
export function deadLetterOf(consumer: string, { seq }: Event): NewJob {
  return { kind: KIND, key: `${consumer} ${seq}`, payload: { consumer, seq } };
}

/** Has these consumers consume what they put aside, as long as the log has it. */
export function deadLetterJob(consumers: readonly Consuming[]): JobKind {
  return {
    kind: KIND,
    async run(ctx, payload) {
      const { consumer, seq } = letter.parse(payload);
      const consuming = consumers.find(({ name }) => name === consumer);
      if (!consuming) throw new FailedForGood(`There is no consumer ${consumer} any more.`);
      await inTransaction(ctx, async (tx) => {
        const [event] = await readLog(tx.em, { after: seq - 1, upTo: seq, limit: 1 });
        if (!event) throw new FailedForGood(`The log has no event ${seq} any more.`);
        await consuming.consume(tx, [event]);
      });
    },
  };
}
