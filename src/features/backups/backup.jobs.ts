import type { JobKind } from '../../jobs/job-kind.js';
import { makeBackup } from './make-backup.js';

/** After the archive and the clean-up of the night. */
export const backupJobs: JobKind[] = [
  { kind: 'backup', schedule: '0 4 * * *', run: (ctx, _payload, signal) => makeBackup(ctx, signal) },
];
