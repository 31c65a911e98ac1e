import type { Context } from '../../context.js';
import { inTransaction } from '../../db/transaction.js';
import { getNotice } from '../notifications/get-notice.js';
import { setNoticeOutcome } from '../notifications/set-notice-outcome.js';
import { liveSubscriptions } from './live-subscriptions.js';

/**
 * Has each device of a notice's person get it by a job of its own, so that one that fails is tried again without the others. A notice that has no person
 * any more who may see it, or no device, is dropped.
 */
export async function pushNotice(ctx: Context, noticeId: string): Promise<void> {
  const notice = await getNotice(ctx, noticeId);
  const devices = notice ? await liveSubscriptions(ctx, notice.userId) : [];
  await inTransaction(ctx, async (tx) => {
    if (devices.length === 0) await setNoticeOutcome(tx, noticeId, { outcome: 'DROPPED' });
    for (const { id: subscriptionId } of devices)
      tx.enqueue({ kind: 'pushToDevice', key: `${noticeId} ${subscriptionId}`, payload: { noticeId, subscriptionId } });
  });
}
