import type { TaskFactsFragment } from '../../web/src/generated/documents.js';
import { personFixture } from './message-fixture.js';

/** A task as lists hold it. Its times follow its id. */
export function taskFixture({
  id,
  assigneeId,
  projectId,
  ...given
}: { id: string; assigneeId?: string; projectId?: string; description?: string } & Partial<TaskFactsFragment>) {
  const createdAt = `2026-01-1${id}T09:00:00.000Z`;
  return {
    __typename: 'Task' as const,
    id,
    title: `Task ${id}`,
    description: '',
    status: 'TODO' as const,
    priority: 'MEDIUM' as const,
    dueDate: null,
    completedAt: null,
    createdAt,
    updatedAt: createdAt,
    deletedAt: null,
    version: 1,
    commentCount: 0,
    project: projectId ? { __typename: 'Project' as const, id: projectId, name: 'Harbour' } : null,
    creator: personFixture('bob'),
    assignee: assigneeId ? personFixture(assigneeId) : null,
    ...given,
  };
}
