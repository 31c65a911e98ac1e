import { z } from 'zod';
import type { JobKind } from '../../jobs/job-kind.js';
import { archiveMessages } from './archive-messages.js';
import { expireArchive } from './expire-archive.js';
import { redactSegment } from './redact-segment.js';

export const archiveJobs: JobKind[] = [
  {
    kind: 'archive',
    schedule: '30 1 * * *',
    async run(ctx, _payload, signal) {
      await archiveMessages(ctx, signal);
      await expireArchive(ctx, signal);
    },
  },
  {
    kind: 'redactArchive',
    // While a run is under way the segment may have no file yet.
    tries: 30,
    run: (ctx, payload) => redactSegment(ctx, z.object({ segmentId: z.string() }).parse(payload).segmentId),
  },
];
