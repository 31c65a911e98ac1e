import { type RawBuilder, sql } from 'kysely';
import { type Context, loader } from '../../context.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type PageArgs, parsePage, toConnection } from '../../graphql/connection.js';
import { type PageRequest, pagedLoader } from '../../graphql/paged-loader.js';
import { numericKey, type PageKey } from '../../shared/cursors.js';
import type { SeenTask } from './task.loaders.js';
import { TaskComment } from './task-comment.entity.js';

/**
 * One page of what was said about a task, oldest to newest. The task must have been found through the viewer. Throws
 * BAD_USER_INPUT, BAD_CURSOR.
 */
export async function listTaskComments(ctx: Context, task: SeenTask, args: PageArgs): Promise<Connection<TaskComment>> {
  const page = parsePage(args, `taskComments:${task.id}`);
  const rows = await loader(ctx, commentPages).load({ where: sql`c.task_id = ${task.id}`, page });
  return toConnection(rows.map(rowsOf(ctx.em, TaskComment, 'c').read<TaskComment>), page, ({ createdAt, id }) => ({
    value: String(createdAt.getTime()),
    id,
  }));
}

const commentPages = pagedLoader(selectPage, sql`"createdAt", id`);

function selectPage(ctx: Context, { where, page }: PageRequest): RawBuilder<TaskComment> {
  const after = page.after ? sql`and (c.created_at, c.id) > (${placeOf(page.after)})` : sql``;
  const before = page.before ? sql`and (c.created_at, c.id) < (${placeOf(page.before)})` : sql``;
  const order = page.backwards ? sql`c.created_at desc, c.id desc` : sql`c.created_at, c.id`;
  return sql<TaskComment>`select ${rowsOf(ctx.em, TaskComment, 'c').columns} from task_comments c
    where ${where} ${after} ${before} order by ${order} limit ${page.limit}`;
}

function placeOf(cursor: PageKey): RawBuilder<unknown> {
  const { value, id } = numericKey(cursor);
  return sql`${new Date(value)}, ${id}`;
}
