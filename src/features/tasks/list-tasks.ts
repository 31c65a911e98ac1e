import { type RawBuilder, sql } from 'kysely';
import { type Context, type LoaderFactory, loader, requireViewer } from '../../context.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type PageArgs, parsePage, toConnection } from '../../graphql/connection.js';
import { limitOf } from '../../graphql/page-limit.js';
import { type PageRequest, pagedLoader } from '../../graphql/paged-loader.js';
import type { SeenProject } from '../projects/project.loaders.js';
import { Task } from './task.entity.js';
import { fromSeenTasks, type SeenTask, seenTaskColumns, taskIsVisible } from './task.loaders.js';
import { type DayRange, isWithin } from './task-days.js';
import { matchesOf, type TaskFilter } from './task-filter.js';
import { TASK_ORDERS, type TaskOrder } from './task-order.js';

/** Which tasks, in which order, and which of them. */
export interface TaskListArgs extends PageArgs {
  filter?: TaskFilter | null;
  orderBy?: TaskOrder | null;
}

/**
 * One page of the tasks that the viewer sees, without deleted ones. Throws UNAUTHENTICATED, BAD_USER_INPUT (as in
 * `matchesOf`), BAD_CURSOR.
 */
export async function listTasks(ctx: Context, args: TaskListArgs): Promise<Connection<SeenTask>> {
  requireViewer(ctx);
  return listMatching(ctx, args, 'tasks', []);
}

/** One page of a project's tasks. The project must have been found through the viewer. Throws BAD_USER_INPUT, BAD_CURSOR. */
export async function listProjectTasks(
  ctx: Context,
  project: SeenProject,
  args: TaskListArgs,
): Promise<Connection<SeenTask>> {
  return listMatching(ctx, args, `tasks:${project.id}`, [sql`t.project_id = ${project.id}`]);
}

/** One page of those that were finished on some days, the one changed last first. Otherwise as `listProjectTasks`. */
export async function listFinishedTasks(
  ctx: Context,
  project: SeenProject,
  days: DayRange,
  args: PageArgs,
): Promise<Connection<SeenTask>> {
  const { first, last } = days;
  const list = `finished:${project.id}:${first.toISODate()}:${last.toISODate()}`;
  const conditions = [sql`t.project_id = ${project.id}`, isWithin(sql`t.completed_at`, days)];
  return listMatching(ctx, { ...args, orderBy: 'UPDATED_DESC' }, list, conditions);
}

async function listMatching(
  ctx: Context,
  { filter, orderBy, ...args }: TaskListArgs,
  list: string,
  conditions: RawBuilder<unknown>[],
): Promise<Connection<SeenTask>> {
  const order = orderBy ?? 'CREATED_DESC';
  const page = parsePage(args, `${list}:${order}`);
  const wanted = [
    taskIsVisible(ctx),
    sql`t.deleted_at is null`,
    ...conditions,
    ...(await matchesOf(ctx, filter ?? {})),
  ];
  const rows = await loader(ctx, PAGES[order]).load({ where: sql.join(wanted, sql` and `), page });
  return toConnection(rows.map(rowsOf(ctx.em, Task, 't').read<SeenTask>), page, (task) => ({
    value: TASK_ORDERS[order].valueOf(task),
    id: task.id,
  }));
}

/** A loader for each order, for the lists of many projects. */
const PAGES = Object.fromEntries(
  Object.entries(TASK_ORDERS).map(([name, { by, byName, after }]) => [
    name,
    pagedLoader((ctx: Context, { where, page }: PageRequest) => {
      const rest = page.after ? sql`and ${after(page.after)}` : sql``;
      return sql<SeenTask>`select ${seenTaskColumns(ctx)} ${fromSeenTasks(ctx)}
        where ${where} ${rest} order by ${by} ${limitOf(page)}`;
    }, byName),
  ]),
) as Record<TaskOrder, LoaderFactory<PageRequest, SeenTask[]>>;
