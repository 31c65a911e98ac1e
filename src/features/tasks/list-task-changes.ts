import { type RawBuilder, sql } from 'kysely';
import { type Context, loader } from '../../context.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type PageArgs, parsePage, toConnection } from '../../graphql/connection.js';
import { type PageRequest, pagedLoader } from '../../graphql/paged-loader.js';
import { numericKey, type PageKey } from '../../shared/cursors.js';
import type { SeenTask } from './task.loaders.js';
import { TaskChange } from './task-change.entity.js';

/**
 * One page of a task's history, oldest to newest. The task must have been found through the viewer. Throws
 * BAD_USER_INPUT, BAD_CURSOR.
 */
export async function listTaskChanges(ctx: Context, task: SeenTask, args: PageArgs): Promise<Connection<TaskChange>> {
  const page = parsePage(args, `taskHistory:${task.id}`);
  const rows = await loader(ctx, changePages).load({ where: sql`c.task_id = ${task.id}`, page });
  return toConnection(rows.map(rowsOf(ctx.em, TaskChange, 'c').read<TaskChange>), page, ({ version, id }) => ({
    value: String(version),
    id,
  }));
}

const changePages = pagedLoader(selectPage, sql`version, id`);

function selectPage(ctx: Context, { where, page }: PageRequest): RawBuilder<TaskChange> {
  const after = page.after ? sql`and (c.version, c.id) > (${placeOf(page.after)})` : sql``;
  const before = page.before ? sql`and (c.version, c.id) < (${placeOf(page.before)})` : sql``;
  const order = page.backwards ? sql`c.version desc, c.id desc` : sql`c.version, c.id`;
  return sql<TaskChange>`select ${rowsOf(ctx.em, TaskChange, 'c').columns} from task_changes c
    where ${where} ${after} ${before} order by ${order} limit ${page.limit}`;
}

/** Compared as a 64-bit number: a forged cursor may hold more than a version can be. */
function placeOf(cursor: PageKey): RawBuilder<unknown> {
  const { value, id } = numericKey(cursor);
  return sql`cast(${value} as bigint), ${id}`;
}
