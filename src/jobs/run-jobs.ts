import { consumers } from '../events/consumers.js';
import { LogConsumer } from '../events/log-consumer.js';
import type { Services } from '../services.js';
import { jobKinds } from './registry.js';
import { Scheduler } from './scheduler.js';
import { JobWorker } from './worker.js';

/**
 * Has this node do jobs, make those whose time has come, and do what is done about events, until the function that it gives is called: that
 * waits for their end.
 */
export function runJobs(app: Services): () => Promise<void> {
  const worker = new JobWorker(app, jobKinds);
  const scheduler = new Scheduler(app, jobKinds);
  const reading = consumers.map((each) => new LogConsumer(app, each));
  for (const each of [worker, scheduler, ...reading]) each.start();
  return async () => {
    scheduler.close();
    await Promise.all([worker, ...reading].map((each) => each.close()));
  };
}
