import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { Notification } from '../notifications/notification.entity.js';
import { presentNotice } from '../notifications/present-notice.js';
import { isStillSeen } from '../notifications/still-seen.js';
import { deliverWanted } from './deliver-wanted.js';
import { digestMail } from './digest-mail.js';

/** Most that is listed in one mail. */
const MOST = 20;

/** Sends what came in a stretch of time and is still not read, and still seen; nothing where nothing is. after: null for all before `until`. */
export async function mailDigest(
  ctx: Context,
  { userId, after, until }: { userId: string; after: Date | null; until: Date },
): Promise<void> {
  const { columns, read } = rowsOf(ctx.em, Notification, 'n');
  const since = after ? sql`and n.created_at > ${after}` : sql``;
  const rows = await query(
    ctx,
    sql<Notification>`select ${columns} from notifications n
      where n.user_id = ${userId} and n.is_shown and n.read_at is null and n.created_at <= ${until} ${since} and ${isStillSeen}
        and not exists (select 1 from notices o where o.notification_id = n.id and o.channel = 'MAIL' and o.outcome = 'SENT')
      order by n.id desc limit ${MOST + 1}`,
  );
  if (rows.length === 0) return;
  const shown = rows.slice(0, MOST).map(read<Notification>);
  const texts = await Promise.all(shown.map((notification) => presentNotice(ctx, notification)));
  await deliverWanted(ctx, userId, 'DIGEST', ({ language }) => digestMail(language ?? 'en', texts, rows.length > MOST));
}
