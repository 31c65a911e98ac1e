import { z } from 'zod';
import type { JobKind } from '../../jobs/job-kind.js';
import { expireArchive } from './expire-archive.js';
import { redactSegment } from './redact-segment.js';
import { runArchive } from './run-archive.js';

export const archiveJobs: JobKind[] = [
  {
    kind: 'archive',
    schedule: '30 1 * * *',
    async run(ctx, _payload, signal) {
      await runArchive(ctx, signal);
      await expireArchive(ctx, signal);
    },
  },
  {
    kind: 'redactArchive',
    // While a run erases it, it waits.
    tries: 30,
    run: (ctx, payload) => redactSegment(ctx, z.object({ segmentId: z.string() }).parse(payload).segmentId),
  },
];
