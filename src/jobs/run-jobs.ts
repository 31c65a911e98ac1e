import type { Services } from '../services.js';
import { jobKinds } from './registry.js';
import { Scheduler } from './scheduler.js';
import { JobWorker } from './worker.js';

/** Has this node do jobs, and make those whose time has come, until the function that it gives is called: that waits for their end. */
export function runJobs(app: Services): () => Promise<void> {
  const worker = new JobWorker(app, jobKinds);
  const scheduler = new Scheduler(app, jobKinds);
  worker.start();
  scheduler.start();
  return () => {
    scheduler.close();
    return worker.close();
  };
}
