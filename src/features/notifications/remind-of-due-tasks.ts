import { sql } from 'kysely';
import { DateTime } from 'luxon';
import type { Context } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { query } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import type { Candidate } from './candidate.js';
import { writeNotices } from './write-notices.js';

/** When people are reminded, hours of their own clocks. */
const HOUR = 9;
/** How often it is looked whether it is nine somewhere, milliseconds: all zones lie quarters of an hour apart. */
const PERIOD = 900_000;
const DAY = 86_400_000;

interface Due {
  taskId: string;
  userId: string;
  dueDate: string | number;
  updatedAt: string | number;
  zone: string | null;
}

/**
 * Reminds people at nine by their own clocks of what they have to do within a day from then: who has the task, or made it where nobody has.
 * Where it runs later, as after a time in which no node ran, it reminds of the same tasks; of what was made or changed later than
 * a quarter past nine it does not. Of a task and a date a person is reminded once, however often it runs; another date is another.
 */
export async function remindOfDueTasks(ctx: Context): Promise<void> {
  const now = ctx.app.clock.now();
  const due = await query(
    ctx,
    sql<Due>`select t.id as "taskId", u.id as "userId", t.due_date as "dueDate", t.updated_at as "updatedAt", u.time_zone as zone
      from tasks t join users u on u.id = coalesce(t.assignee_id, t.creator_id)
      where t.due_date > ${new Date(now)} and t.due_date <= ${new Date(now + DAY)} and t.status in ('TODO', 'IN_PROGRESS')
        and t.deleted_at is null and u.deactivated_at is null`,
  );
  const wanted = due.filter((each) => isToRemind(each, ctx.app.config.timeZone, now)).map(candidateOf);
  const fresh = await notReminded(ctx, wanted);
  if (fresh.length > 0) await inTransaction(ctx, (tx) => writeNotices(tx, fresh));
}

/** now: milliseconds. */
function isToRemind({ dueDate, updatedAt, zone }: Due, usualZone: string, now: number): boolean {
  const nine = DateTime.fromMillis(now, { zone: zone ?? usualZone })
    .set({ hour: HOUR, minute: 0, second: 0, millisecond: 0 })
    .toMillis();
  return nine <= now && +new Date(updatedAt) <= nine + PERIOD && +new Date(dueDate) <= nine + DAY;
}

function candidateOf({ taskId, userId, dueDate }: Due): Candidate {
  return {
    source: `due:${taskId}:${new Date(dueDate).toISOString()}`,
    userId,
    kind: 'DUE_SOON',
    cause: 'TASK_DUE',
    actorId: null,
    roomId: null,
    messageId: null,
    taskId,
    projectId: null,
  };
}

/** So that most runs write nothing; where two run at a time, the unique key lets one through. */
async function notReminded(ctx: Context, candidates: Candidate[]): Promise<Candidate[]> {
  if (candidates.length === 0) return [];
  const sources = candidates.map(({ source }) => source);
  const rows = await query(
    ctx,
    sql<Pick<Candidate, 'source' | 'userId'>>`select n.source, n.user_id as "userId" from notifications n
      where ${isAnyOf(ctx, 'n.source', sources)}`,
  );
  const known = new Set(rows.map(({ source, userId }) => `${source} ${userId}`));
  return candidates.filter(({ source, userId }) => !known.has(`${source} ${userId}`));
}
