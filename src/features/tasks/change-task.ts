import type { Transaction } from '../../db/transaction.js';
import { badInput } from '../../shared/errors.js';
import { newId } from '../../shared/ids.js';
import { rereadTask } from './find-task.js';
import { Task } from './task.entity.js';
import type { SeenTask } from './task.loaders.js';
import { seesAlone } from './task.policy.js';
import { TaskChange, type TaskField } from './task-change.entity.js';
import { tellHidden, tellOfTask } from './task-events.js';
import { searchTextOf } from './task-inputs.js';
import { assertAssignable, assertOwnProject } from './task-place.js';

/** The fields that have a history of their own, each with its name there. */
export const HISTORY_FIELDS = {
  title: 'TITLE',
  description: 'DESCRIPTION',
  status: 'STATUS',
  priority: 'PRIORITY',
  projectId: 'PROJECT',
  assigneeId: 'ASSIGNEE',
  dueDate: 'DUE_DATE',
} as const satisfies Partial<Record<keyof Task, TaskField>>;

export type TaskColumns = Pick<Task, keyof typeof HISTORY_FIELDS>;

/** A field's value as its history keeps it; two are the same where these are. */
export function historyValue(value: string | Date | null): string | null {
  return value instanceof Date ? value.toISOString() : value;
}

/** Which of the wanted fields differ from what the task has. */
export function differing(task: TaskColumns, wanted: Partial<TaskColumns>): (keyof TaskColumns)[] {
  return (Object.keys(wanted) as (keyof TaskColumns)[]).filter(
    (name) => wanted[name] !== undefined && historyValue(wanted[name]) !== historyValue(task[name]),
  );
}

/**
 * Changes a locked task, writes its history and tells who sees it. Where nothing differs nothing happens. Part of other
 * operations, which check that the viewer may. Throws BAD_USER_INPUT (a project the viewer is not in; an assignee who is
 * unknown, deactivated or not in the project; where the viewer would lose sight of the task).
 */
export async function changeTask(tx: Transaction, task: SeenTask, wanted: Partial<TaskColumns>): Promise<SeenTask> {
  const names = differing(task, wanted);
  if (names.length === 0) return task;
  const entity = await tx.em.findOneOrFail(Task, task.id);
  tx.em.assign(entity, Object.fromEntries(names.map((name) => [name, wanted[name]])));
  if (names.includes('assigneeId')) entity.assignedById = tx.viewer!.id;
  await assertPlace(tx, entity, names);
  const now = new Date(tx.app.clock.now());
  if (names.includes('status')) entity.completedAt = entity.status === 'DONE' ? now : null;
  if (names.includes('title') || names.includes('description')) entity.searchText = searchTextOf(entity);
  entity.updatedAt = now;
  entity.version += 1;
  for (const name of names) {
    addChange(tx, entity, { field: HISTORY_FIELDS[name], from: task[name], to: entity[name] });
  }
  await tellHidden(tx, task, entity);
  await tellOfTask(tx, 'TASK_UPDATED', entity, { before: task });
  return rereadTask(tx, task.id);
}

async function assertPlace(tx: Transaction, task: Task, names: (keyof TaskColumns)[]): Promise<void> {
  if (names.includes('projectId')) {
    if (task.projectId !== null) await assertOwnProject(tx, task.projectId);
    else if (!seesAlone(tx.viewer, task)) throw badInput({ 'input.projectId': 'You would no longer see the task.' });
  }
  if (names.includes('assigneeId') || names.includes('projectId')) await assertAssignable(tx, task);
}

/** Adds a row to the history of a task, of the version that the task has by now. */
export function addChange(
  tx: Transaction,
  task: Pick<Task, 'id' | 'version'>,
  { field, from, to }: { field: TaskField; from: string | Date | null; to: string | Date | null },
): void {
  tx.em.create(TaskChange, {
    id: newId(),
    taskId: task.id,
    version: task.version,
    actorId: tx.viewer!.id,
    field,
    fromValue: historyValue(from),
    toValue: historyValue(to),
    changedAt: new Date(tx.app.clock.now()),
  });
}
