import { z } from 'zod';
import type { JobKind } from '../../jobs/job-kind.js';
import { pruneSubscriptions } from './prune-subscriptions.js';
import { pushNotice } from './push-notice.js';
import { pushToDevice } from './push-to-device.js';

/** At a time on one node; each waits at most 5 s for a push service. */
const LANES = 16;

const notice = z.object({ noticeId: z.string() });
const device = z.object({ noticeId: z.string(), subscriptionId: z.string() });

export const pushJobs: JobKind[] = [
  { kind: 'pushNotice', run: (ctx, payload) => pushNotice(ctx, notice.parse(payload).noticeId) },
  { kind: 'pushToDevice', lanes: LANES, run: (ctx, payload) => pushToDevice(ctx, device.parse(payload)) },
  { kind: 'pruneSubscriptions', schedule: '47 3 * * *', run: pruneSubscriptions },
];
