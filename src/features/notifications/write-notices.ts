import { sql } from 'kysely';
import { isAnyOf } from '../../db/any-of.js';
import { jsonRows } from '../../db/json-rows.js';
import { change } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import type { Candidate } from './candidate.js';
import { decide } from './decide.js';
import type { Notice } from './notice.entity.js';
import { CHANNELS, NOTICE_KINDS } from './notice-kinds.js';
import type { Notification } from './notification.entity.js';
import { readRecipients } from './recipients.js';

type Draft = Omit<Notification, 'createdAt' | 'readAt'> & { notices: Omit<Notice, 'createdAt' | 'endedAt'>[] };

const NOTIFICATION = {
  id: 'uuid',
  source: 'text',
  user_id: 'uuid',
  kind: 'text',
  cause: 'text',
  actor_id: 'uuid',
  room_id: 'uuid',
  message_id: 'uuid',
  task_id: 'uuid',
  project_id: 'uuid',
  is_shown: 'boolean',
} as const;

const NOTICE = {
  id: 'uuid',
  notification_id: 'uuid',
  channel: 'text',
  decision: 'text',
  reason: 'text',
  outcome: 'text',
  ended_at: 'instant',
} as const;

/** What delivers the notices of a channel: the kind of the job, whose payload is `{ noticeId }`. The bell needs none. */
const JOBS = { IN_APP: null, PUSH: 'pushNotice', MAIL: 'mailNotice' } as const;

/**
 * Decides about each candidate and channel, writes that into the ledger, fills the bells and has push messages and mails sent. Of one
 * source a person is told once, however often this runs. As many statements whatever the number of people.
 */
export async function writeNotices(tx: Transaction, candidates: Candidate[]): Promise<void> {
  const recipients = await readRecipients(tx, mostParticular(candidates));
  const now = tx.app.clock.now();
  const drafts = recipients.map((recipient): Draft => {
    const { source, userId, kind, cause, actorId, roomId, messageId, taskId, projectId } = recipient;
    const id = newId();
    const moment = { now, isOnline: tx.app.presence.isOnline(userId) };
    const notices = CHANNELS.map((channel) => {
      const { decision, reason } = decide(recipient, channel, moment);
      const outcome = decision === 'SKIP' ? null : channel === 'IN_APP' ? 'SENT' : 'PENDING';
      return {
        id: newId(),
        notificationId: id,
        channel,
        decision,
        reason,
        outcome,
        detail: null,
        attempts: 0,
      } as const;
    });
    const isShown = notices.some(({ channel, decision }) => channel === 'IN_APP' && decision === 'SEND');
    return { id, source, userId, kind, cause, actorId, roomId, messageId, taskId, projectId, isShown, notices };
  });
  await write(tx, drafts, new Date(now));
}

/** One candidate for each person and source. */
function mostParticular(candidates: Candidate[]): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = `${candidate.source} ${candidate.userId}`;
    const other = found.get(key);
    if (!other || rank(candidate) < rank(other)) found.set(key, candidate);
  }
  return [...found.values()];
}

const rank = ({ kind }: Candidate) => NOTICE_KINDS.indexOf(kind);

async function write(tx: Transaction, drafts: Draft[], now: Date): Promise<void> {
  if (drafts.length === 0) return;
  const written = await insertNotifications(tx, drafts, now);
  const fresh = drafts.filter(({ id }) => written.has(id));
  const notices = fresh.flatMap((draft) => draft.notices);
  await insertNotices(tx, notices, now);
  for (const { id: noticeId, channel, decision } of notices) {
    const kind = JOBS[channel];
    if (kind && decision === 'SEND') tx.enqueue({ kind, key: noticeId, payload: { noticeId } });
  }
  for (const { id: notificationId, userId, isShown } of fresh)
    if (isShown) tx.append({ type: 'NOTIFICATION_ADDED', userId, data: { notificationId } });
  const ofMessages = fresh.filter(({ messageId }) => messageId !== null).map(({ id }) => id);
  if (ofMessages.length > 0) tx.whenPlaced(() => markSeenRead(tx, ofMessages, now));
}

/** Gives the ids of those that were not there yet. */
async function insertNotifications(tx: Transaction, drafts: Draft[], now: Date): Promise<Set<string>> {
  const rows = drafts.map((draft) => ({
    id: draft.id,
    source: draft.source,
    user_id: draft.userId,
    kind: draft.kind,
    cause: draft.cause,
    actor_id: draft.actorId,
    room_id: draft.roomId,
    message_id: draft.messageId,
    task_id: draft.taskId,
    project_id: draft.projectId,
    is_shown: draft.isShown,
  }));
  const names = sql.join(Object.keys(NOTIFICATION).map((name) => sql.ref(name)));
  const inserted = await change(
    tx,
    sql<{ id: string }>`insert into notifications (${names}, created_at)
      select ${names}, ${now} from ${jsonRows(tx, NOTIFICATION, rows)} drafts where true
      on conflict do nothing returning id`,
  );
  return new Set(inserted.rows.map(({ id }) => id));
}

async function insertNotices(tx: Transaction, notices: Draft['notices'], now: Date): Promise<void> {
  const rows = notices.map((notice) => ({
    ...notice,
    notification_id: notice.notificationId,
    ended_at: notice.outcome === 'SENT' ? now.getTime() : null,
  }));
  const names = sql.join(Object.keys(NOTICE).map((name) => sql.ref(name)));
  await change(
    tx,
    sql`insert into notices (${names}, attempts, created_at) select ${names}, 0, ${now}
      from ${jsonRows(tx, NOTICE, rows)} drafts where true`,
  );
}

/**
 * What a person has read before he could be told of it is not unread. Once this has its place in the log: what he marked before is seen
 * by then, and `markRoomRead` does the same for what he marks later.
 */
async function markSeenRead(tx: Transaction, ids: string[], now: Date): Promise<void> {
  await change(
    tx,
    sql`update notifications set read_at = ${now} where ${isAnyOf(tx, 'id', ids)}
      and exists (select 1 from messages m join room_members vm on vm.room_id = m.room_id
        where m.id = notifications.message_id and vm.user_id = notifications.user_id and vm.last_read_at >= m.ordered_at)`,
  );
}
