import { sql } from 'kysely';
import type { Context } from '../../context.js';
import type { Task } from './task.entity.js';

/** Whether a task, of the alias `t`, should have been done by now. */
export function isOverdueIn(ctx: Context) {
  return sql<boolean>`t.due_date < ${new Date(ctx.app.clock.now())} and t.status <> 'DONE'`;
}

/** The same of a row at hand. */
export function isOverdue(ctx: Context, task: Pick<Task, 'dueDate' | 'status'>): boolean {
  return task.dueDate !== null && task.dueDate.getTime() < ctx.app.clock.now() && task.status !== 'DONE';
}
