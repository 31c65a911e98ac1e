import type { JobKind } from '../jobs/job-kind.js';
import { consumers } from './consumers.js';
import { deadLetterJob } from './dead-letter.js';
import { pruneLog } from './prune-log.js';

export const logJobs: JobKind[] = [
  { kind: 'pruneLog', schedule: '17 3 * * *', run: pruneLog },
  deadLetterJob(consumers),
];
