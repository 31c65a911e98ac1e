import { jobKinds } from '../../src/jobs/registry.js';
import { JobWorker } from '../../src/jobs/worker.js';
import type { TestApp } from './test-app.js';

/** Does all jobs that are due by the test's clock. */
export function drainJobs(app: TestApp): Promise<void> {
  return new JobWorker(app, jobKinds).drain();
}
