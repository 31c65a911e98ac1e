import type { TaskFactsFragment } from '../../generated/documents.js';
import type { TaskFilter, TaskOrder } from '../../generated/work-documents.js';

/** Which tasks are listed, and in which order: as the server is asked for them. */
export interface TaskList {
  filter: TaskFilter;
  orderBy: TaskOrder;
}

/** A task with its description where that is known. */
export type Listed = TaskFactsFragment & { description?: string };

/** Who looks, and when (milliseconds). */
export interface Looker {
  viewerId: string;
  now: number;
}

export function isOverdue({ dueDate, status }: Pick<Listed, 'dueDate' | 'status'>, now: number): boolean {
  return dueDate !== null && Date.parse(dueDate) < now && status !== 'DONE';
}

/** Whether a task is in a list, as the server decides it; null where only the server knows, for the description is not at hand. */
export function matches(task: Listed, filter: TaskFilter, { viewerId, now }: Looker): boolean | null {
  const { assignee, creator, project, dueDate } = task;
  const has = <T>(wanted: readonly T[] | T | null | undefined, value: T) =>
    wanted == null || (wanted as readonly T[]).includes(value);
  const isMatch =
    !task.deletedAt &&
    (filter.assigneeId === undefined || (assignee?.id ?? null) === filter.assigneeId) &&
    (filter.projectId === undefined || (project?.id ?? null) === filter.projectId) &&
    (filter.creatorId == null || creator.id === filter.creatorId) &&
    has(filter.statuses, task.status) &&
    has(filter.priorities, task.priority) &&
    (!filter.dueFrom || (dueDate !== null && Date.parse(dueDate) >= Date.parse(filter.dueFrom))) &&
    (!filter.dueTo || (dueDate !== null && Date.parse(dueDate) <= Date.parse(filter.dueTo))) &&
    (filter.isOverdue == null || isOverdue(task, now) === filter.isOverdue) &&
    (!filter.assignedToMe || assignee?.id === viewerId) &&
    (!filter.mine || assignee?.id === viewerId || creator.id === viewerId);
  if (!isMatch || !filter.query?.trim()) return isMatch;
  const sought = fold(filter.query.trim());
  if (fold(task.title).includes(sought)) return true;
  return task.description === undefined ? null : fold(task.description).includes(sought);
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

/** What decides on a task's place. */
export type Place = Pick<Listed, 'id' | 'createdAt' | 'updatedAt' | 'dueDate' | 'priority'>;

const RANKS = { HIGH: 0, MEDIUM: 1, LOW: 2 };

/** The server's orders. Ids sort by the time of making. */
const ORDERS: Record<TaskOrder, (a: Place, b: Place) => number> = {
  CREATED_DESC: (a, b) => byText(b.createdAt, a.createdAt) || byText(b.id, a.id),
  CREATED_ASC: (a, b) => byText(a.createdAt, b.createdAt) || byText(a.id, b.id),
  UPDATED_DESC: (a, b) => byText(b.updatedAt, a.updatedAt) || byText(b.id, a.id),
  DUE_ASC: (a, b) => byText(a.dueDate ?? '~', b.dueDate ?? '~') || byText(a.id, b.id),
  PRIORITY_DESC: (a, b) => RANKS[a.priority] - RANKS[b.priority] || byText(b.id, a.id),
};

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * A list after a task has changed: with it at its place, or without it. hasNext: the list goes on beyond what was read; what
 * belongs there comes with its page.
 */
export function placed<Item extends Place>(
  items: readonly Item[],
  task: Listed,
  item: Item,
  list: TaskList & { hasNext: boolean },
  looker: Looker,
): readonly Item[] {
  const others = items.filter(({ id }) => id !== task.id);
  const wasIn = others.length < items.length;
  const isIn = matches(task, list.filter, looker) ?? wasIn;
  if (!isIn) return wasIn ? others : items;
  const compare = ORDERS[list.orderBy];
  const next = others.findIndex((other) => compare(task, other) < 0);
  if (next === -1 && list.hasNext) return wasIn ? others : items;
  return others.toSpliced(next === -1 ? others.length : next, 0, item);
}
