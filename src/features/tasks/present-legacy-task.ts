import { type Static, Type } from 'typebox';
import { loader } from '../../context.js';
import type { RestContext } from '../../rest/request-context.js';
import { EXAMPLE_ID, EXAMPLE_TIME, Id, Instant, orNull } from '../../rest/shapes.js';
import type { StoredFile } from '../files/file.entity.js';
import { linkTo } from '../files/present-file.js';
import { descriptionOf } from './archived-text.js';
import type { TaskPriority, TaskStatus } from './task.entity.js';
import type { SeenTask } from './task.loaders.js';
import { attachmentsOfTask } from './task-attachment.loaders.js';

/** Statuses and priorities as the clients of 003 write them. */
export const STATUS_WORDS = ['todo', 'in_progress', 'review', 'done'] as const;
export const PRIORITY_WORDS = ['low', 'medium', 'high'] as const;

/** A file of a task in examples. */
export const ATTACHMENT_EXAMPLE = {
  id: EXAMPLE_ID,
  file: `https://team.example/files/${EXAMPLE_ID}?session=…`,
  name: 'offer.pdf',
  size: 48_213,
  uploaded_by: EXAMPLE_ID,
  uploaded_at: EXAMPLE_TIME,
};

/** A file of a task as the clients of 003 know it. */
export const TaskAttachmentShape = Type.Object(
  {
    id: Id,
    file: Type.String({ description: 'Where to get it; good for 15 to 30 minutes.' }),
    name: Type.String(),
    size: Type.Integer({ description: 'Bytes.' }),
    uploaded_by: Type.String({ description: 'The id of a person.' }),
    uploaded_at: Instant,
  },
  { description: 'A file of a task.', examples: [ATTACHMENT_EXAMPLE] },
);

/** A task in examples. */
export const TASK_EXAMPLE = {
  id: EXAMPLE_ID,
  project: EXAMPLE_ID,
  title: 'Order the chairs',
  description: 'Forty of them',
  status: 'todo' as const,
  priority: 'high' as const,
  assigned_to: EXAMPLE_ID,
  due_date: EXAMPLE_TIME,
  created_by: EXAMPLE_ID,
  attachments: [ATTACHMENT_EXAMPLE],
  created_at: EXAMPLE_TIME,
  updated_at: EXAMPLE_TIME,
};

/** A task as the clients of 003 know it. */
export const TaskShape = Type.Object(
  {
    id: Id,
    project: orNull(Type.String({ description: 'The id of its project; null: it is in none.' })),
    title: Type.String(),
    description: Type.String({ description: 'Markdown.' }),
    status: Type.Unsafe<(typeof STATUS_WORDS)[number]>({ type: 'string', enum: STATUS_WORDS }),
    priority: Type.Unsafe<(typeof PRIORITY_WORDS)[number]>({ type: 'string', enum: PRIORITY_WORDS }),
    assigned_to: orNull(Type.String({ description: 'The id of who has it; null: nobody.' })),
    due_date: orNull(Instant),
    created_by: Type.String({ description: 'The id of who made it.' }),
    attachments: Type.Array(TaskAttachmentShape),
    created_at: Instant,
    updated_at: Instant,
  },
  { description: 'A task.', examples: [TASK_EXAMPLE] },
);

export async function presentLegacyTask(ctx: RestContext, task: SeenTask): Promise<Static<typeof TaskShape>> {
  const files = await loader(ctx, attachmentsOfTask).load(task.id);
  return {
    id: task.id,
    project: task.projectId,
    title: task.title,
    description: await descriptionOf(ctx, task),
    status: wordOf(task.status),
    priority: wordOf(task.priority),
    assigned_to: task.assigneeId,
    due_date: task.dueDate?.toISOString() ?? null,
    created_by: task.creatorId,
    attachments: files.map((file) => presentTaskAttachment(ctx, file)),
    created_at: task.createdAt.toISOString(),
    updated_at: task.updatedAt.toISOString(),
  };
}

export function presentTaskAttachment(ctx: RestContext, file: StoredFile): Static<typeof TaskAttachmentShape> {
  return {
    id: file.id,
    file: linkTo(ctx, file),
    name: file.name,
    size: file.size,
    uploaded_by: file.uploaderId,
    uploaded_at: file.createdAt.toISOString(),
  };
}

/** `IN_PROGRESS` is `in_progress`. */
export function wordOf<T extends TaskStatus | TaskPriority>(value: T): Lowercase<T> {
  return value.toLowerCase() as Lowercase<T>;
}
