import { type Context, loader } from '../../context.js';
import { inTransaction } from '../../db/transaction.js';
import { FailedForGood } from '../../jobs/failed-for-good.js';
import { NotYet } from '../../jobs/not-yet.js';
import { PUSH_TTL, type PushOutcome } from '../../push/sender.js';
import { getNotice } from '../notifications/get-notice.js';
import { unreadNotifications } from '../notifications/notification.loaders.js';
import { presentNotice } from '../notifications/present-notice.js';
import { type NoticeResult, setNoticeOutcome } from '../notifications/set-notice-outcome.js';
import { deliverPush } from './deliver-push.js';
import { liveSubscriptions } from './live-subscriptions.js';

export interface PushToDevice {
  noticeId: string;
  subscriptionId: string;
}

/**
 * Sends a notice to one device, as of now: if it is still his whom the notice is for, and he may still see what it is about. Throws NotYet where the push service wants to be left
 * alone, FailedForGood where it will never take it, and else what has it tried again.
 */
export async function pushToDevice(ctx: Context, { noticeId, subscriptionId }: PushToDevice): Promise<void> {
  const notice = await getNotice(ctx, noticeId);
  const [device] = notice ? await liveSubscriptions(ctx, notice.userId, { id: subscriptionId }) : [];
  const now = ctx.app.clock.now();
  // Its push service would have forgotten it by now, too.
  const isStale = notice && now - notice.createdAt.getTime() > PUSH_TTL * 1000;
  if (!notice || !device || isStale) return note(ctx, noticeId, { outcome: 'DROPPED' });
  const { title, body, path: url } = await presentNotice(ctx, notice);
  const badge = await loader(ctx, unreadNotifications).load(notice.userId);
  const outcome = await deliverPush(ctx, device, { title, body, url, tag: notice.notificationId, badge });
  if (outcome.is === 'LATER') throw new NotYet(new Date(now + outcome.seconds * 1000));
  await note(ctx, noticeId, resultOf(outcome, ctx.lease!.isLastTry));
  if (outcome.is === 'FAILED') throw new Error(outcome.detail);
  if (outcome.is === 'REJECTED' || outcome.is === 'MISCONFIGURED') throw new FailedForGood(outcome.detail);
}

async function note(ctx: Context, noticeId: string, result: NoticeResult): Promise<void> {
  await inTransaction(ctx, (tx) => setNoticeOutcome(tx, noticeId, result));
}

function resultOf(outcome: Exclude<PushOutcome, { is: 'LATER' }>, isLastTry: boolean): NoticeResult {
  if (outcome.is === 'SENT') return { outcome: 'SENT' };
  if (outcome.is === 'GONE') return { outcome: 'DROPPED', detail: 'The device has unsubscribed.' };
  return { outcome: outcome.is === 'FAILED' && !isLastTry ? 'PENDING' : 'FAILED', detail: outcome.detail };
}
