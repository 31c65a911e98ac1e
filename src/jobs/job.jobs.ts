import type { JobKind } from './job-kind.js';
import { pruneJobs } from './prune-jobs.js';

export const jobJobs: JobKind[] = [{ kind: 'pruneJobs', schedule: '27 3 * * *', run: pruneJobs }];
