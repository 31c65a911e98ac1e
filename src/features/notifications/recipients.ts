import { type RawBuilder, sql } from 'kysely';
import { jsonRows } from '../../db/json-rows.js';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import type { RoomNotificationLevel } from '../rooms/room-member.entity.js';
import type { Candidate } from './candidate.js';
import type { ChannelChoices } from './notice-kinds.js';
import { hasPushSubscription } from './push-reach.js';
import type { QuietHours } from './quiet-hours.js';
import { isStillSeen } from './still-seen.js';

/** A candidate with all that it is decided by. */
export interface Recipient extends Candidate, QuietHours {
  /** He sees what it is about. */
  isMember: boolean;
  level: RoomNotificationLevel | null;
  mutedUntil: Date | null;
  choices: ChannelChoices;
  /** IANA name. */
  zone: string;
  hasEmail: boolean;
  hasPush: boolean;
}

interface Row extends QuietHours {
  place: number;
  isMember: boolean | number;
  level: RoomNotificationLevel | null;
  mutedUntil: string | number | null;
  choices: ChannelChoices | string | null;
  zone: string | null;
  hasEmail: boolean | number;
  hasPush: boolean | number;
}

const COLUMNS = {
  place: 'integer',
  user_id: 'uuid',
  room_id: 'uuid',
  message_id: 'uuid',
  task_id: 'uuid',
  project_id: 'uuid',
} as const;

/** What is known of the candidates, by one statement; those whose accounts are closed are left out. */
export async function readRecipients(tx: Transaction, candidates: Candidate[]): Promise<Recipient[]> {
  if (candidates.length === 0) return [];
  const rows = await query(
    tx,
    sql<Row>`select n.place, ${isStillSeen} as "isMember", vm.notification_level as level, vm.muted_until as "mutedUntil",
        s.quiet_from as "quietFrom", s.quiet_to as "quietTo", s.channels as choices, u.time_zone as zone,
        u.email is not null as "hasEmail", ${hasPushSubscription(tx)} as "hasPush"
      from ${asRows(tx, candidates)} n join users u on u.id = n.user_id and u.deactivated_at is null
      left join notification_settings s on s.user_id = n.user_id
      left join room_members vm on vm.room_id = n.room_id and vm.user_id = n.user_id
      order by n.place`,
  );
  return rows.map(({ place, isMember, mutedUntil, choices, zone, hasEmail, hasPush, ...rest }) => ({
    ...candidates[place]!,
    ...rest,
    isMember: Boolean(isMember),
    mutedUntil: mutedUntil === null ? null : new Date(mutedUntil),
    choices: (typeof choices === 'string' ? JSON.parse(choices) : choices) ?? {},
    zone: zone ?? tx.app.config.timeZone,
    hasEmail: Boolean(hasEmail),
    hasPush: Boolean(hasPush),
  }));
}

function asRows(tx: Transaction, candidates: Candidate[]): RawBuilder<unknown> {
  const rows = candidates.map(({ userId, roomId, messageId, taskId, projectId }, place) => ({
    place,
    user_id: userId,
    room_id: roomId,
    message_id: messageId,
    task_id: taskId,
    project_id: projectId,
  }));
  return jsonRows(tx, COLUMNS, rows);
}
