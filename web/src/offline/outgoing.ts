import type { Failure } from '../api/errors.js';
import type { OutgoingFile } from '../features/files/uploads/upload.js';
import type { PersonFragment, TaskFactsFragment } from '../generated/documents.js';

/** Something written that is on its way. id: its idempotency key, under which the server takes it once however often it is sent. */
interface Queued {
  id: string;
  /** What has the same lane is sent one after another. */
  lane: string;
  /** ISO 8601. */
  createdAt: string;
  /** `failed`: the server refused it, for the reason in `failure`; the person retries or discards it. */
  status: 'waiting' | 'sending' | 'failed';
  failure: Failure | null;
}

export interface NewMessage {
  kind: 'message';
  roomId: string;
  threadRootId: string | null;
  content: string;
  /** Files that go with it, of which some may not be on the server yet. */
  files?: readonly OutgoingFile[];
}

/** What can be changed of a task, as it is shown. What is absent stays. */
export interface TaskChanges {
  title?: string;
  description?: string;
  status?: TaskFactsFragment['status'];
  priority?: TaskFactsFragment['priority'];
  project?: TaskFactsFragment['project'];
  assignee?: PersonFragment | null;
  dueDate?: string | null;
}

export interface NewTaskChange {
  kind: 'task-change';
  /** The task as it was shown when it was changed. */
  task: TaskFactsFragment;
  changes: TaskChanges;
  /** The version that the person saw. */
  expectedVersion: number;
}

export interface NewTask {
  kind: 'new-task';
  /** The task as it is shown until the server has made it; its id is no task's. */
  task: TaskFactsFragment & { description: string };
  /** The message that it is made from. */
  messageId: string | null;
}

export interface NewComment {
  kind: 'comment';
  taskId: string;
  content: string;
}

/** A file for a task, which may not be on the server yet. */
export interface NewAttachment {
  kind: 'attachment';
  taskId: string;
  file: OutgoingFile;
}

/** What can be put into the outbox. */
export type New = NewMessage | NewTaskChange | NewTask | NewComment | NewAttachment;

export type OutgoingMessage = Queued & NewMessage;
export type OutgoingTaskChange = Queued & NewTaskChange;
export type OutgoingTask = Queued & NewTask;
export type OutgoingComment = Queued & NewComment;
export type OutgoingAttachment = Queued & NewAttachment;
export type Outgoing = OutgoingMessage | OutgoingTaskChange | OutgoingTask | OutgoingComment | OutgoingAttachment;

/** The messages of a room go one after another, and so do the changes of a task, and new tasks; for a file of a task nothing waits. */
export function laneOf(added: New): string {
  if (added.kind === 'message') return added.roomId;
  if (added.kind === 'new-task') return 'new-tasks';
  if (added.kind === 'attachment') return added.file.key;
  return added.kind === 'comment' ? added.taskId : added.task.id;
}

/** The files that go with it. */
export function filesOf(outgoing: Outgoing): readonly OutgoingFile[] {
  if (outgoing.kind === 'message') return outgoing.files ?? [];
  return outgoing.kind === 'attachment' ? [outgoing.file] : [];
}
