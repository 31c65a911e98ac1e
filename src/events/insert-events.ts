import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../context.js';
import { dialectOf } from '../db/orm.js';
import { change } from '../db/query.js';
import type { NewEvent } from './new-event.js';

/**
 * Writes events with the numbers up to `last`, by one statement that has the same words however many they are: the log's
 * head is held meanwhile.
 */
export async function insertEvents(
  tx: Pick<Context, 'em'>,
  events: NewEvent[],
  last: number,
  createdAt: Date,
): Promise<void> {
  const seqOf = (index: number) => last - events.length + 1 + index;
  const rows = dialectOf(tx.em) === 'postgres' ? fromArrays(events, seqOf) : fromJson(events, seqOf);
  await change(
    tx,
    sql`insert into events (seq, type, actor_id, room_id, project_id, task_id, message_id, user_id, data, created_at)
      select seq, type, actor_id, room_id, project_id, task_id, message_id, user_id, data, ${createdAt} from ${rows}`,
  );
}

type SeqOf = (index: number) => number;

function fromArrays(events: NewEvent[], seqOf: SeqOf): RawBuilder<unknown> {
  const ids = (name: 'actorId' | 'roomId' | 'projectId' | 'taskId' | 'messageId' | 'userId') =>
    sql`cast(${events.map((event) => event[name] ?? null)} as uuid[])`;
  return sql`unnest(
    cast(${events.map((_, index) => seqOf(index))} as bigint[]), cast(${events.map((event) => event.type)} as text[]),
    ${ids('actorId')}, ${ids('roomId')}, ${ids('projectId')}, ${ids('taskId')}, ${ids('messageId')}, ${ids('userId')},
    cast(${events.map((event) => JSON.stringify(event.data ?? {}))} as jsonb[])
  ) rows (seq, type, actor_id, room_id, project_id, task_id, message_id, user_id, data)`;
}

function fromJson(events: NewEvent[], seqOf: SeqOf): RawBuilder<unknown> {
  const rows = events.map((event, index) => ({
    seq: seqOf(index),
    ...event,
    ordered: undefined,
    data: event.data ?? {},
  }));
  return sql`(select value ->> 'seq' as seq, value ->> 'type' as type, value ->> 'actorId' as actor_id,
    value ->> 'roomId' as room_id, value ->> 'projectId' as project_id, value ->> 'taskId' as task_id, value ->> 'messageId' as message_id, value ->> 'userId' as user_id,
    value -> 'data' as data from json_each(${JSON.stringify(rows)})) rows`;
}
