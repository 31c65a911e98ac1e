import type { Context } from '../../context.js';
import { FailedForGood } from '../../jobs/failed-for-good.js';
import { getNotice } from '../notifications/get-notice.js';
import { presentNotice } from '../notifications/present-notice.js';
import { setNoticeOutcome } from '../notifications/set-notice-outcome.js';
import { deliverWanted } from './deliver-wanted.js';
import { MAIL_TRIES } from './mail-job.js';
import { noticeMail } from './notice-mail.js';

/** Sends one notice by mail, unless its person may no longer see what it is about, wants none by now, or has no address; what came of it stands in the ledger. */
export async function mailNotice(ctx: Context, noticeId: string): Promise<void> {
  const notice = await getNotice(ctx, noticeId);
  if (!notice) return setNoticeOutcome(ctx, noticeId, { outcome: 'DROPPED' });
  // The node that sent it died before the job was over.
  if (notice.outcome === 'SENT') return;
  try {
    const isSent = await deliverWanted(ctx, notice.userId, notice.kind, async ({ language }) =>
      noticeMail(language ?? 'en', await presentNotice(ctx, notice)),
    );
    await setNoticeOutcome(ctx, noticeId, { outcome: isSent ? 'SENT' : 'DROPPED' });
  } catch (error) {
    const isOver = error instanceof FailedForGood || notice.attempts + 1 >= MAIL_TRIES;
    await setNoticeOutcome(ctx, noticeId, { outcome: isOver ? 'FAILED' : 'PENDING', detail: String(error) });
    throw error;
  }
}
