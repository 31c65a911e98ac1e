import { type RawBuilder, sql } from 'kysely';
import { type Context, requireViewer } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { badInput } from '../../shared/errors.js';
import { isId } from '../../shared/ids.js';
import { parseArgument, text } from '../../shared/input.js';
import { holdsText } from './holds-text.js';
import type { TaskPriority, TaskStatus } from './task.entity.js';
import { isOverdueIn } from './task-conditions.js';

/** Which tasks are wanted; what is left out does not matter. */
export interface TaskFilter {
  /** Null: nobody. */
  assigneeId?: string | null;
  creatorId?: string | null;
  statuses?: TaskStatus[] | null;
  priorities?: TaskPriority[] | null;
  /** Null: in no project. */
  projectId?: string | null;
  /** Both inclusive. */
  dueFrom?: Date | null;
  dueTo?: Date | null;
  isOverdue?: boolean | null;
  query?: string | null;
  assignedToMe?: boolean | null;
  mine?: boolean | null;
}

const searched = text({ max: 200 });

/**
 * The conditions of a filter on the alias `t`, to be joined by "and"; visibility is beside them. Throws UNAUTHENTICATED,
 * BAD_USER_INPUT (query: at most 200 code points; creatorId: not null).
 */
export async function matchesOf(ctx: Context, filter: TaskFilter): Promise<RawBuilder<unknown>[]> {
  const viewer = requireViewer(ctx);
  const found: RawBuilder<unknown>[] = [];
  if (filter.assigneeId !== undefined) found.push(isRow('t.assignee_id', filter.assigneeId));
  if (filter.projectId !== undefined) found.push(isRow('t.project_id', filter.projectId));
  if (filter.creatorId === null) throw badInput({ 'filter.creatorId': 'Every task has a creator.' });
  if (filter.creatorId !== undefined) found.push(isRow('t.creator_id', filter.creatorId));
  if (filter.statuses) found.push(isAnyOf(ctx, 't.status', filter.statuses));
  if (filter.priorities) found.push(isAnyOf(ctx, 't.priority', filter.priorities));
  if (filter.dueFrom) found.push(sql`t.due_date >= ${filter.dueFrom}`);
  if (filter.dueTo) found.push(sql`t.due_date <= ${filter.dueTo}`);
  if (filter.isOverdue === true) found.push(isOverdueIn(ctx));
  if (filter.isOverdue === false) found.push(sql`(t.due_date is null or not (${isOverdueIn(ctx)}))`);
  if (filter.assignedToMe) found.push(sql`t.assignee_id = ${viewer.id}`);
  if (filter.mine) found.push(sql`${viewer.id} in (t.assignee_id, t.creator_id)`);
  const wanted = parseArgument('filter.query', searched, filter.query ?? '').trim();
  if (wanted !== '') found.push(...(await holdsText(ctx, wanted)));
  return found;
}

/** Null: the column is null. Text that is no id is the id of nothing: PostgreSQL would refuse to compare it. */
function isRow(column: string, id: string | null): RawBuilder<unknown> {
  if (id === null) return sql`${sql.ref(column)} is null`;
  return isId(id) ? sql`${sql.ref(column)} = ${id}` : sql`1 = 0`;
}
