import type { TaskFactsFragment } from '../../generated/documents.js';
import type { TaskChanges } from '../../offline/outgoing.js';
import { useAllOutgoing, useOutbox } from '../../offline/use-outbox.js';

/** Changes a task: shown at once, sent as soon as the server can be reached, over reloads. */
export function useChangeTask(): (task: TaskFactsFragment, changes: TaskChanges) => void {
  const { send } = useOutbox();
  return (task, changes) => send({ kind: 'task-change', task, changes, expectedVersion: task.version });
}

/** Whether something about a task is on its way, or was refused. */
export function useTaskState(taskId: string): 'waiting' | 'failed' | null {
  const own = useAllOutgoing().filter(
    (one) => (one.kind === 'task-change' && one.task.id === taskId) || (one.kind === 'new-task' && one.id === taskId),
  );
  if (own.length === 0) return null;
  return own.some(({ status }) => status === 'failed') ? 'failed' : 'waiting';
}
