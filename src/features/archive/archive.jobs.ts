import type { JobKind } from '../../jobs/job-kind.js';
import { archiveMessages } from './archive-messages.js';

export const archiveJobs: JobKind[] = [
  { kind: 'archive', schedule: '30 1 * * *', run: (ctx, _payload, signal) => archiveMessages(ctx, signal) },
];
