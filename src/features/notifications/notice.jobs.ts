import type { JobKind } from '../../jobs/job-kind.js';
import { pruneNotices } from './prune-notices.js';
import { remindOfDueTasks } from './remind-of-due-tasks.js';

export const noticeJobs: JobKind[] = [
  { kind: 'remindOfDueTasks', schedule: '*/15 * * * *', run: remindOfDueTasks },
  { kind: 'pruneNotices', schedule: '37 3 * * *', run: pruneNotices },
];
