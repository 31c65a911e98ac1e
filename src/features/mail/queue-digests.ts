import { sql } from 'kysely';
import { DateTime } from 'luxon';
import type { Context } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { change, query } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { type ChannelChoices, isWanted, NOTICE_KINDS } from '../notifications/notice-kinds.js';
import { isUntold } from './untold.js';

/** From this hour of a person's day on, */
const FROM = 8;
/** and until this one, where no node ran before: later it would be no morning's mail. */
const TO = 12;

interface Absent {
  id: string;
  zone: string | null;
  digestedAt: string | number | Date | null;
  choices: ChannelChoices | string | null;
}

/**
 * Has one mail sent to each person whose morning it is and who has not been here since things happened that he is to see; once a day, and to nobody who wants none,
 * or no kind of notice by mail. What came in quiet hours is told so.
 */
export async function queueDigests(ctx: Context): Promise<void> {
  const now = ctx.app.clock.now();
  await inTransaction(ctx, async (tx) => {
    const absent = await query(
      tx,
      sql<Absent>`select u.id, u.time_zone as zone, u.digested_at as "digestedAt", c.channels as choices from users u
        left join notification_settings c on c.user_id = u.id
        where u.email is not null and u.email_bounced_at is null and u.deactivated_at is null
          and exists (select 1 from notifications n where n.user_id = u.id and ${isUntold})`,
    );
    const due = absent.flatMap((person) => {
      const day = morningOf(person, now, ctx.app.config.timeZone);
      return day && wantsMail(person) ? [{ ...person, day }] : [];
    });
    if (due.length === 0) return;
    for (const { id, day, digestedAt } of due) {
      const after = digestedAt === null ? null : new Date(digestedAt).toISOString();
      const payload = { userId: id, after, until: new Date(now).toISOString() };
      tx.enqueue({ kind: 'mailDigest', key: `${id} ${day}`, payload });
    }
    const ids = due.map(({ id }) => id);
    await change(tx, sql`update users set digested_at = ${new Date(now)} where ${isAnyOf(tx, 'id', ids)}`);
  });
}

/** The day on whose morning it is now for a person who has had no digest on it; null at other times. */
function morningOf({ zone, digestedAt }: Absent, now: number, zoneOfAll: string): string | null {
  const local = DateTime.fromMillis(now, { zone: zone ?? zoneOfAll });
  if (local.hour < FROM || local.hour >= TO) return null;
  const last = digestedAt === null ? null : DateTime.fromMillis(new Date(digestedAt).getTime(), { zone: local.zone });
  return last?.hasSame(local, 'day') ? null : local.toISODate();
}

function wantsMail({ choices }: Absent): boolean {
  const chosen: ChannelChoices = (typeof choices === 'string' ? JSON.parse(choices) : choices) ?? {};
  return isWanted(chosen, 'DIGEST', 'MAIL') && NOTICE_KINDS.some((kind) => isWanted(chosen, kind, 'MAIL'));
}
