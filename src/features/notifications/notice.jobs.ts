import type { JobKind } from '../../jobs/job-kind.js';
import { pruneNotices } from './prune-notices.js';

export const noticeJobs: JobKind[] = [{ kind: 'pruneNotices', schedule: '37 3 * * *', run: pruneNotices }];
