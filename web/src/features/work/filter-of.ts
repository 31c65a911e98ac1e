import type { TaskFilter } from '../../generated/work-documents.js';
import type { Wanted } from './use-view.js';

/** Whose tasks, or which project's, a page is about. */
export type Scope = { kind: 'mine' } | { kind: 'all' } | { kind: 'project'; projectId: string };

/** What the server is asked for. The days are those of this device. */
export function filterOf(
  scope: Scope,
  { query, statuses, priorities, assignee, due }: Omit<Wanted, 'order'>,
): TaskFilter {
  return {
    ...(scope.kind === 'mine' && { assignedToMe: true }),
    ...(scope.kind === 'project' && { projectId: scope.projectId }),
    ...(query.trim() && { query: query.trim() }),
    ...(statuses.length > 0 && { statuses: [...statuses] }),
    ...(priorities.length > 0 && { priorities: [...priorities] }),
    ...(assignee === 'me' && { assignedToMe: true }),
    ...(assignee === 'none' && { assigneeId: null }),
    ...(assignee && assignee !== 'me' && assignee !== 'none' && { assigneeId: assignee }),
    ...(due === 'overdue' && { isOverdue: true }),
    ...(due === 'today' && { dueFrom: dayAt(0), dueTo: dayAt(1) }),
    ...(due === 'week' && { dueFrom: dayAt(0), dueTo: dayAt(7) }),
  };
}

/** The beginning of today, or of a day later, ISO 8601. */
function dayAt(days: number): string {
  const day = new Date();
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() + days);
  return day.toISOString();
}
