import { type Static, Type } from 'typebox';
import type { Context } from '../../context.js';
import { EXAMPLE_ID, EXAMPLE_TIME, Id, Instant, orNull } from '../../rest/shapes.js';
import { badInput } from '../../shared/errors.js';
import { instantOrDay } from '../../shared/instant.js';
import { descriptionOf } from './archived-text.js';
import type { TaskStatus } from './task.entity.js';
import type { SeenTask } from './task.loaders.js';

/** How a due date is written. */
export const DueDate = Type.String({
  description:
    'An instant; a time without a zone, as clocks of the organization show it; or a date: that day there, to its end.',
});

/** Statuses as clients of the v1 API write them: its own two, and those that tell how far a task is. */
export const V1_STATUSES = ['open', 'done', 'todo', 'in_progress', 'review'] as const;
export type V1Status = (typeof V1_STATUSES)[number];

/** A task in examples. */
export const TASK_V1_EXAMPLE = {
  id: EXAMPLE_ID,
  title: 'Order the chairs',
  description: 'Forty of them',
  assigned_to: EXAMPLE_ID,
  due_date: EXAMPLE_TIME,
  status: 'open' as const,
  creator: EXAMPLE_ID,
  created_at: EXAMPLE_TIME,
  updated_at: EXAMPLE_TIME,
};

export const TaskV1 = Type.Object(
  {
    id: Id,
    title: Type.String(),
    description: Type.String({ description: 'Markdown.' }),
    assigned_to: orNull(Type.String({ description: 'The id of who has it; null: nobody.' })),
    due_date: orNull(Instant),
    status: Type.Unsafe<'open' | 'done'>(Type.String({ enum: ['open', 'done'] })),
    creator: Type.String({ description: 'The id of who made it.' }),
    created_at: Instant,
    updated_at: Instant,
  },
  { description: 'A task.', examples: [TASK_V1_EXAMPLE] },
);

export async function presentTaskV1(ctx: Context, task: SeenTask): Promise<Static<typeof TaskV1>> {
  return {
    id: task.id,
    title: task.title,
    description: await descriptionOf(ctx, task),
    assigned_to: task.assigneeId,
    due_date: task.dueDate?.toISOString() ?? null,
    status: task.status === 'DONE' ? 'done' : 'open',
    creator: task.creatorId,
    created_at: task.createdAt.toISOString(),
    updated_at: task.updatedAt.toISOString(),
  };
}

/** Which statuses are meant: `open` is every one but done. */
export function statusesOf(status: V1Status): TaskStatus[] {
  return status === 'open' ? ['TODO', 'IN_PROGRESS', 'REVIEW'] : [status.toUpperCase() as TaskStatus];
}

/** An instant, or a time or a day in the organization's zone, a day from its beginning or to its end. Throws BAD_USER_INPUT under `field`. */
export function dateOf(ctx: Context, field: string, value: string, part: 'start' | 'end'): Date {
  try {
    return instantOrDay(value, ctx.app.config.timeZone, part);
  } catch (error) {
    throw badInput({ [field]: `It ${(error as Error).message}` });
  }
}
