import { z } from 'zod';
import type { JobKind } from '../../jobs/job-kind.js';
import { mailJob } from '../mail/mail-job.js';
import { mailProjectReport } from './mail-project-report.js';
import { queueProjectReports } from './queue-project-reports.js';

const mailed = z.object({ projectId: z.string(), userId: z.string(), from: z.string() });

export const reportJobs: JobKind[] = [
  { kind: 'projectReports', schedule: '0 8 * * 1', run: queueProjectReports },
  mailJob('mailProjectReport', (ctx, payload) => mailProjectReport(ctx, mailed.parse(payload))),
];
