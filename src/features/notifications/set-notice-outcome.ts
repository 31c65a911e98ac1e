import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { change } from '../../db/query.js';
import type { NoticeOutcome } from './notice.entity.js';

/** Longest text that is kept of what the other side said, characters. */
const LONGEST = 500;

/** What came of trying to send a notice. */
export interface NoticeResult {
  /** PENDING: it is tried again. */
  outcome: NoticeOutcome;
  detail?: string | null;
}

/**
 * Notes what came of a try to send a notice; each counts. Nothing where the notice is forgotten by now, or was sent already, as to another of
 * the person's devices.
 */
export async function setNoticeOutcome(
  ctx: Pick<Context, 'app' | 'em'>,
  noticeId: string,
  { outcome, detail }: NoticeResult,
): Promise<void> {
  const endedAt = outcome === 'PENDING' ? null : new Date(ctx.app.clock.now());
  await change(
    ctx,
    sql`update notices set outcome = ${outcome}, detail = ${detail?.slice(0, LONGEST) ?? null}, attempts = attempts + 1,
      ended_at = ${endedAt} where id = ${noticeId} and outcome <> 'SENT'`,
  );
}
