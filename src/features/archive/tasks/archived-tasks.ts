import { sql } from 'kysely';
import type { Context } from '../../../context.js';
import { isAnyOf } from '../../../db/any-of.js';
import { query } from '../../../db/query.js';
import type { ArchiveKind } from '../archive-kind.js';
import { type ArchivedTask, archivedTask } from './archived-task.js';
import { eraseTasks } from './erase-tasks.js';
import { findDueTasks } from './find-due-tasks.js';
import { forgetTasks } from './forget-tasks.js';
import { restoreTasks } from './restore-tasks.js';

/** Tasks that are done: their descriptions, comments and old descriptions leave the database. What lists, searches and statistics ask for stays. */
export const archivedTasks: ArchiveKind = {
  name: 'TASKS',
  groups: allProjects,
  findDue: findDueTasks,
  place(line, position) {
    const { id, version, comments } = JSON.parse(line.toString()) as ArchivedTask;
    return { id, version, position, commentIds: comments.map((comment) => comment.id) };
  },
  erase: eraseTasks,
  async findPointing(ctx, segmentId, ids) {
    const rows = await query(
      ctx,
      sql<{ id: string }>`select id from tasks where ${isAnyOf(ctx, 'id', ids)} and segment_id = ${segmentId}`,
    );
    return new Set(rows.map(({ id }) => id));
  },
  redact(line) {
    const task = archivedTask.parse(JSON.parse(line));
    return JSON.stringify({ ...task, title: null, description: null, comments: [], changes: [], attachments: [] });
  },
  restore: restoreTasks,
  forget: forgetTasks,
};

/** Deleted ones too, and null for the tasks that are in none. */
async function allProjects(ctx: Context): Promise<(string | null)[]> {
  const projects = await query(ctx, sql<{ id: string }>`select id from projects order by id`);
  return [null, ...projects.map(({ id }) => id)];
}
