import { z } from 'zod';
import type { JobKind } from '../../jobs/job-kind.js';
import { mailJob } from '../mail/mail-job.js';
import { mailPasswordReset } from './mail-password-reset.js';
import { mailVerification } from './mail-verification.js';

const verification = z.object({ userId: z.string(), emailKey: z.string() });

export const accountJobs: JobKind[] = [
  mailJob('mailVerification', (ctx, payload) => {
    const { userId, emailKey } = verification.parse(payload);
    return mailVerification(ctx, userId, emailKey);
  }),
  mailJob('mailPasswordReset', (ctx, payload) =>
    mailPasswordReset(ctx, z.object({ email: z.string() }).parse(payload).email),
  ),
];
