import type { ApolloCache } from '@apollo/client';
import type { Reference } from '@apollo/client/utilities';
import type { Stale, WorkEvent } from '../../live/workspace-event.js';
import { writeEvent } from '../../live/write-event.js';
import { forgetLists, forgetProject, forgetTask, listProject, placeTask } from './cached-tasks.js';

/** Brings the cache to where the server is after an event about tasks or projects. viewerId: who is signed in. */
export function applyWorkEvent(cache: ApolloCache, event: WorkEvent, viewerId: string): Stale {
  switch (event.__typename) {
    case 'TaskEvent':
      return applyTask(cache, event, viewerId);
    case 'TaskHiddenEvent':
      forgetTask(cache, event.taskId);
      return {};
    case 'ProjectEvent':
      if (event.project === null) {
        forgetProject(cache, event.projectId);
        return {};
      }
      writeEvent(cache, event);
      listProject(cache, event.project);
      return event.kind === 'PROJECT_CREATED' ? { projectIds: [event.projectId] } : {};
    case 'ProjectMemberEvent':
      return applyMembership(cache, event, viewerId);
  }
}

type EventOf<Name> = Extract<WorkEvent, { __typename: Name }>;

function applyTask(cache: ApolloCache, event: EventOf<'TaskEvent'>, viewerId: string): Stale {
  const { task } = event;
  const known = knownOf(cache, task.id);
  // Answers and events overtake each other: an older copy of a task never replaces a newer one.
  if (known.version !== undefined && known.version > task.version) return {};
  writeEvent(cache, event);
  if (event.kind === 'TASK_COMMENTED') return {};
  placeTask(cache, task, viewerId);
  const projectIds = [...new Set([known.projectId, task.project?.id])].filter((id) => id !== undefined);
  const isFromElsewhere = event.kind === 'TASK_CREATED' && task.creator.id !== viewerId;
  return { projectIds, ...(isFromElsewhere && { taskId: task.id }) };
}

function applyMembership(cache: ApolloCache, event: EventOf<'ProjectMemberEvent'>, viewerId: string): Stale {
  writeEvent(cache, event);
  if (event.user.id !== viewerId) return { projectIds: [event.projectId] };
  if (event.kind === 'PROJECT_MEMBER_REMOVED') {
    forgetProject(cache, event.projectId);
    return {};
  }
  if (event.kind === 'PROJECT_MEMBER_ADDED') forgetLists(cache);
  return { projectIds: [event.projectId] };
}

/** What the cache has of a task so far. */
function knownOf(cache: ApolloCache, taskId: string): { version?: number; projectId?: string } {
  const known: { version?: number; projectId?: string } = {};
  cache.modify<{ version: number; project: Reference | null }>({
    id: cache.identify({ __typename: 'Task', id: taskId })!,
    fields: {
      version(version) {
        known.version = version;
        return version;
      },
      project(project, { readField }) {
        const id = project && readField<string>('id', project as Reference);
        if (id) known.projectId = id;
        return project;
      },
    },
  });
  return known;
}
