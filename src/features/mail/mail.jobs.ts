import { z } from 'zod';
import type { JobKind } from '../../jobs/job-kind.js';
import { mailContent } from '../../mail/mail-content.js';
import { deliverToUser } from './deliver-to-user.js';
import { mailJob } from './mail-job.js';

const queued = z.object({ userId: z.string(), content: mailContent });

export const mailJobs: JobKind[] = [
  mailJob('sendMail', (ctx, payload) => {
    const { userId, content } = queued.parse(payload);
    return deliverToUser(ctx, userId, () => content);
  }),
];
