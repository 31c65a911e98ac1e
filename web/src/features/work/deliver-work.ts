import type { ApolloClient } from '@apollo/client';
import { appendMessage, type MessageWindow } from '../../api/message-window.js';
import type { Workspace } from '../../app/workspace.js';
import {
  AddTaskAttachmentDocument,
  CommentTaskDocument,
  CreateTaskDocument,
  CreateTaskFromMessageDocument,
  UpdateTaskDocument,
} from '../../generated/work-documents.js';
import type { Deliver } from '../../offline/outbox.js';
import type {
  Outgoing,
  OutgoingAttachment,
  OutgoingComment,
  OutgoingMessage,
  OutgoingTask,
  OutgoingTaskChange,
  TaskChanges,
} from '../../offline/outgoing.js';
import { placeTask } from './cached-tasks.js';

/** Brings a task, a change of one, a comment or a file to the server, and shows what it answered. Throws what it refused, NetworkError. */
export async function deliverWork(
  client: ApolloClient,
  userId: string,
  uploads: Workspace['uploads'],
  outgoing: Exclude<Outgoing, OutgoingMessage>,
): ReturnType<Deliver> {
  if (outgoing.kind === 'task-change') return deliverChange(client, userId, outgoing);
  if (outgoing.kind === 'comment') return deliverComment(client, outgoing);
  if (outgoing.kind === 'attachment') return deliverAttachment(client, uploads, outgoing);
  return deliverTask(client, userId, outgoing);
}

async function deliverTask(
  client: ApolloClient,
  userId: string,
  { id, task, messageId }: OutgoingTask,
): Promise<undefined> {
  const { title, description, priority, project, assignee, dueDate } = task;
  const fields = { title, description, priority, dueDate, idempotencyKey: id };
  const input = { ...fields, projectId: project?.id ?? null, assigneeId: assignee?.id ?? null };
  if (messageId) {
    await client.mutate({
      mutation: CreateTaskFromMessageDocument,
      variables: { input: { ...input, messageId } },
      update: (cache, { data }) => placeTask(cache, data!.createTaskFromMessage.task, userId),
    });
  } else {
    await client.mutate({
      mutation: CreateTaskDocument,
      variables: { input },
      update: (cache, { data }) => placeTask(cache, data!.createTask.task, userId),
    });
  }
}

async function deliverChange(client: ApolloClient, userId: string, outgoing: OutgoingTaskChange): ReturnType<Deliver> {
  const { id: idempotencyKey, task, changes, expectedVersion } = outgoing;
  const { data } = await client.mutate({
    mutation: UpdateTaskDocument,
    variables: { input: { id: task.id, expectedVersion, ...inputOf(changes), idempotencyKey } },
    update: (cache, { data }) => placeTask(cache, data!.updateTask.task, userId),
  });
  const { version } = data!.updateTask.task;
  // What is changed again in the meantime was changed by the same person: it is no conflict.
  return (later) =>
    later.kind === 'task-change' && Object.keys(later.changes).every((field) => field in changes)
      ? { ...later, expectedVersion: version }
      : later;
}

/** Absent stays absent: it means that nothing changes. */
function inputOf({ project, assignee, ...rest }: TaskChanges) {
  return {
    ...rest,
    ...(project !== undefined && { projectId: project?.id ?? null }),
    ...(assignee !== undefined && { assigneeId: assignee?.id ?? null }),
  };
}

async function deliverComment(client: ApolloClient, { id, taskId, content }: OutgoingComment): Promise<undefined> {
  await client.mutate({
    mutation: CommentTaskDocument,
    variables: { input: { taskId, content, idempotencyKey: id } },
    update(cache, { data }) {
      const comment = { __ref: cache.identify({ __typename: 'TaskComment', id: data!.commentTask.comment.id })! };
      cache.modify<{ comments: MessageWindow }>({
        id: cache.identify({ __typename: 'Task', id: taskId })!,
        fields: { comments: (window) => appendMessage(window as MessageWindow, comment) },
      });
    },
  });
}

/** The file first, where it is not there yet. */
async function deliverAttachment(
  client: ApolloClient,
  openUploads: Workspace['uploads'],
  { id, taskId, file: { key } }: OutgoingAttachment,
): Promise<undefined> {
  const uploads = await openUploads();
  const { id: fileId } = await uploads.finish(key);
  const input = { taskId, fileId, idempotencyKey: id };
  await client.mutate({ mutation: AddTaskAttachmentDocument, variables: { input } });
  uploads.forget(key);
}
