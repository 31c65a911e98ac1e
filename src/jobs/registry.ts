import { logJobs } from '../events/log.jobs.js';
import { accountJobs } from '../features/accounts/account.jobs.js';
import { archiveJobs } from '../features/archive/archive.jobs.js';
import { backupJobs } from '../features/backups/backup.jobs.js';
import { fileJobs } from '../features/files/file.jobs.js';
import { invitationJobs } from '../features/invitations/invitation.jobs.js';
import { mailJobs } from '../features/mail/mail.jobs.js';
import { noticeJobs } from '../features/notifications/notice.jobs.js';
import { pushJobs } from '../features/push/push.jobs.js';
import { reportJobs } from '../features/reports/report.jobs.js';
import { jobJobs } from './job.jobs.js';
import type { JobKind } from './job-kind.js';

/** Every kind of job that the server does. */
export const jobKinds: readonly JobKind[] = [
  ...logJobs,
  ...accountJobs,
  ...archiveJobs,
  ...backupJobs,
  ...fileJobs,
  ...invitationJobs,
  ...mailJobs,
  ...noticeJobs,
  ...reportJobs,
  ...pushJobs,
  ...jobJobs,
];
