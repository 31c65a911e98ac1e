import { sql } from 'kysely';
import { isAnyOf } from '../../db/any-of.js';
import { groupInOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import type { Event } from '../../events/event.entity.js';
import { type Candidate, candidateOf } from './candidate.js';

/**
 * Whom events of tasks concern: to whom it was given; of other changes, who made it, has it, had it until then, gave it to somebody or
 * said something about it.
 */
export async function whomTasksConcern(tx: Transaction, events: Event[]): Promise<Candidate[]> {
  const changes = events.filter(isChange);
  const concerned = await concernedByTask(tx, [...new Set(changes.map(({ taskId }) => taskId!))]);
  return [
    ...events.flatMap((event) => {
      const userId = newAssigneeOf(event);
      return userId ? candidateOf(event, { userId, kind: 'ASSIGNED' }) : [];
    }),
    ...changes.flatMap((event) => {
      const former = event.data.formerAssigneeId as string | null | undefined;
      const people = [...(concerned.get(event.taskId!) ?? []), ...(former ? [former] : [])];
      return people.map((userId) => candidateOf(event, { userId, kind: 'TASK_CHANGED' }));
    }),
  ];
}

function newAssigneeOf({ type, data }: Event): string | null {
  const isNew = type === 'TASK_CREATED' || (type === 'TASK_UPDATED' && data.formerAssigneeId !== undefined);
  return isNew ? ((data.assigneeId as string | undefined) ?? null) : null;
}

/** Of a comment that was erased nobody is told. */
function isChange({ type, data }: Event): boolean {
  if (type === 'TASK_COMMENTED') return data.commentId !== undefined;
  return type === 'TASK_UPDATED' || type === 'TASK_DELETED';
}

async function concernedByTask(tx: Transaction, taskIds: string[]): Promise<Map<string, string[]>> {
  if (taskIds.length === 0) return new Map();
  const rows = await query(
    tx,
    sql<{ taskId: string; userId: string | null }>`
      select t.id as "taskId", t.creator_id as "userId" from tasks t where ${isAnyOf(tx, 't.id', taskIds)}
      union select t.id, t.assignee_id from tasks t where ${isAnyOf(tx, 't.id', taskIds)}
      union select t.id, t.assigned_by_id from tasks t where ${isAnyOf(tx, 't.id', taskIds)}
      union select c.task_id, c.author_id from task_comments c where ${isAnyOf(tx, 'c.task_id', taskIds)}`,
  );
  const groups = groupInOrder(taskIds, rows, (row) => row.taskId);
  return new Map(taskIds.map((id, index) => [id, groups[index]!.flatMap(({ userId }) => userId ?? [])]));
}
