import type { JobKind } from '../jobs/job-kind.js';
import { pruneLog } from './prune-log.js';

export const logJobs: JobKind[] = [{ kind: 'pruneLog', schedule: '17 3 * * *', run: pruneLog }];
