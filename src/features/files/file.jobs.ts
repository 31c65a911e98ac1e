import type { JobKind } from '../../jobs/job-kind.js';
import { sweepFiles } from './sweep-files.js';

export const fileJobs: JobKind[] = [
  {
    kind: 'sweepFiles',
    schedule: '0 2 * * 0',
    async run(ctx) {
      await sweepFiles(ctx);
      await ctx.app.previews.catchUp();
    },
  },
];
