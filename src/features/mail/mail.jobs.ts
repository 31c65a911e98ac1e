import { z } from 'zod';
import type { JobKind } from '../../jobs/job-kind.js';
import { mailContent } from '../../mail/mail-content.js';
import { deliverToUser } from './deliver-to-user.js';
import { mailDigest } from './mail-digest.js';
import { mailJob } from './mail-job.js';
import { mailNotice } from './mail-notice.js';
import { queueDigests } from './queue-digests.js';

const queued = z.object({ userId: z.string(), content: mailContent });

const digest = z.object({ userId: z.string(), after: z.coerce.date().nullable(), until: z.coerce.date() });

export const mailJobs: JobKind[] = [
  mailJob('sendMail', (ctx, payload) => {
    const { userId, content } = queued.parse(payload);
    return deliverToUser(ctx, userId, () => content);
  }),
  mailJob('mailNotice', (ctx, payload) => mailNotice(ctx, z.object({ noticeId: z.string() }).parse(payload).noticeId)),
  { kind: 'digests', schedule: '*/15 * * * *', run: queueDigests },
  mailJob('mailDigest', (ctx, payload) => mailDigest(ctx, digest.parse(payload))),
];
