import { z } from 'zod';
import type { JobKind } from '../../jobs/job-kind.js';
import { mailJob } from '../mail/mail-job.js';
import { mailInvitation } from './mail-invitation.js';

export const invitationJobs: JobKind[] = [
  mailJob('mailInvitation', (ctx, payload) =>
    mailInvitation(ctx, z.object({ invitationId: z.string() }).parse(payload).invitationId),
  ),
];
