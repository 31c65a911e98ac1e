import { useMemo } from 'react';
import { useWorkspace } from '../../app/workspace.js';
import type { TaskFactsFragment } from '../../generated/documents.js';
import { useTasksQuery } from '../../generated/work-hooks.js';
import type { Outgoing } from '../../offline/outgoing.js';
import { useAllOutgoing } from '../../offline/use-outbox.js';
import { useNow } from '../../ui/use-now.js';
import { type Looker, placed, type TaskList } from './task-list.js';

/** Tasks of one page. */
const PAGE = 50;

/** A list of tasks as far as it was read. */
export interface ShownList {
  /** Null while nothing was fetched. */
  tasks: readonly TaskFactsFragment[] | null;
  hasMore: boolean;
  fetchMore: () => Promise<unknown>;
  error: unknown;
  retry: () => void;
}

/** A list of tasks as events keep it, with what this device has not told the server yet. */
export function useTaskList(list: TaskList): ShownList {
  const { userId } = useWorkspace();
  const outgoing = useAllOutgoing();
  const now = useNow();
  const { data, error, fetchMore, refetch } = useTasksQuery({
    variables: { ...list, first: PAGE },
    // What is overdue changes with time, of which no event tells.
    fetchPolicy: list.filter.isOverdue == null ? 'cache-first' : 'cache-and-network',
  });
  const connection = data?.tasks;
  const tasks = useMemo(
    () =>
      connection &&
      withOutgoing(
        connection.nodes,
        outgoing,
        { ...list, hasNext: connection.pageInfo.hasNextPage },
        { viewerId: userId, now },
      ),
    [connection, outgoing, list, userId, now],
  );
  return {
    tasks: tasks ?? null,
    hasMore: connection?.pageInfo.hasNextPage ?? false,
    fetchMore: () => fetchMore({ variables: { after: connection?.pageInfo.endCursor } }),
    error: connection ? null : error,
    retry: () => void refetch().catch(() => {}),
  };
}

/** A list as it will be once what is on its way has arrived. What was refused is not shown as if it had. */
function withOutgoing(
  nodes: readonly TaskFactsFragment[],
  outgoing: readonly Outgoing[],
  list: TaskList & { hasNext: boolean },
  looker: Looker,
): readonly TaskFactsFragment[] {
  let shown = nodes;
  for (const one of outgoing) {
    if (one.status === 'failed') continue;
    if (one.kind === 'task-change') {
      const task = changed(shown.find(({ id }) => id === one.task.id) ?? one.task, one.changes);
      shown = placed(shown, task, task, list, looker);
    } else if (one.kind === 'new-task') {
      const task = { ...one.task, id: one.id };
      shown = placed(shown, task, task, list, looker);
    }
  }
  return shown;
}

/** A task with changes that are on their way. */
export function changed<Task extends TaskFactsFragment>(task: Task, changes: Partial<Task>): Task {
  return { ...task, ...changes };
}
