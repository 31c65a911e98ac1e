import { Type } from 'typebox';
import type { Context } from '../../context.js';
import { MAX_PAGE } from '../../graphql/connection.js';
import { eachPage } from '../../graphql/each-page.js';
import { answers } from '../../rest/answers.js';
import type { RestServer } from '../../rest/rest-server.js';
import { sendList } from '../../rest/send-list.js';
import { assertUnchanged, sentBack } from '../../rest/sent-back.js';
import { Id, orNull, strict } from '../../rest/shapes.js';
import { V1_BASES, type V1Base } from '../../rest/v1.js';
import { createTask } from './create-task.js';
import { getTask } from './find-task.js';
import { dueDateOf, statusChange } from './legacy-task-inputs.js';
import { listTasks } from './list-tasks.js';
import type { TaskFilter } from './task-filter.js';
import {
  DueDate,
  dateOf,
  presentTaskV1,
  statusesOf,
  TASK_V1_EXAMPLE,
  TaskV1,
  V1_STATUSES,
  type V1Status,
} from './task-v1.js';
import { updateTask } from './update-task.js';

const tags = ['Tasks'];
const Status = Type.Unsafe<V1Status>(Type.String({ enum: V1_STATUSES }));
const fields = { assigneeId: 'assigned_to' };

/** Tasks for the clients of 001 and 002. */
export function serveTasksV1(rest: RestServer): void {
  for (const base of V1_BASES) {
    serveList(rest, base);
    serveCreate(rest, base);
    serveUpdate(rest, base);
  }
}

function serveList(rest: RestServer, { base, sources, suffix }: V1Base): void {
  rest.get(
    `${base}/tasks`,
    {
      config: { sources, graphql: 'tasks' },
      schema: {
        operationId: `tasks${suffix}`,
        summary: 'Tasks',
        description: 'Gives all tasks that you see and that fit every filter, the newest first.',
        tags,
        querystring: Type.Object(
          {
            assigned_to: Type.Optional(Type.String({ description: 'The id of who has it.' })),
            status: Type.Optional(Status),
            from: Type.Optional(
              Type.String({ description: 'Due then or later: as `due_date`, but a date from its beginning.' }),
            ),
            to: Type.Optional(Type.String({ description: 'Due then or earlier: as `due_date`.' })),
            creator: Type.Optional(Type.String({ description: 'The id of who made it.' })),
          },
          strict,
        ),
        response: answers(
          { 200: Type.Array(TaskV1, { description: 'The tasks.', examples: [[TASK_V1_EXAMPLE]] }) },
          'BAD_USER_INPUT',
        ),
      },
    },
    async ({ ctx, query: { assigned_to: assigneeId, status, from, to, creator: creatorId } }, reply) => {
      const filter: TaskFilter = {
        assigneeId,
        creatorId,
        statuses: status && statusesOf(status),
        dueFrom: from === undefined ? null : dateOf(ctx, 'from', from, 'start'),
        dueTo: to === undefined ? null : dateOf(ctx, 'to', to, 'end'),
      };
      return sendList(reply, presentAll(ctx, filter)) as never;
    },
  );
}

async function* presentAll(ctx: Context, filter: TaskFilter): AsyncGenerator<unknown[]> {
  for await (const tasks of eachPage((after) => listTasks(ctx, { first: MAX_PAGE, after, filter }))) {
    yield await Promise.all(tasks.map((task) => presentTaskV1(ctx, task)));
    ctx.loaders.clear();
  }
}

function serveCreate(rest: RestServer, { base, sources, suffix }: V1Base): void {
  rest.post(
    `${base}/tasks`,
    {
      config: { sources, graphql: 'createTask', fields },
      schema: {
        operationId: `createTask${suffix}`,
        summary: 'Make a task',
        description: 'Makes an open task in no project.',
        tags,
        body: Type.Object(
          {
            title: Type.String({ description: '1 to 200 characters on one line.' }),
            description: Type.Optional(orNull(Type.String({ description: 'At most 16,384 characters.' }))),
            assigned_to: Type.Optional(orNull(Id)),
            due_date: Type.Optional(orNull(DueDate)),
          },
          { ...strict, examples: [{ title: 'Order the chairs', due_date: '2026-12-01' }] },
        ),
        response: answers({ 201: TaskV1 }),
      },
    },
    async ({ ctx, body }, reply) => {
      const { value } = await createTask(ctx, {
        title: body.title,
        description: body.description,
        assigneeId: body.assigned_to,
        dueDate: dueDateOf(ctx, body.due_date),
      });
      return reply.code(201).send(await presentTaskV1(ctx, value));
    },
  );
}

const changeFields = {
  title: Type.Optional(Type.String()),
  description: Type.Optional(orNull(Type.String())),
  status: Type.Optional(Status),
  assigned_to: Type.Optional(orNull(Id)),
  due_date: Type.Optional(orNull(DueDate)),
};

function serveUpdate(rest: RestServer, { base, sources, suffix }: V1Base): void {
  rest.put(
    `${base}/tasks/:id`,
    {
      config: { sources, graphql: 'updateTask', fields },
      schema: {
        operationId: `updateTask${suffix}`,
        summary: 'Change a task',
        description:
          'Changes what is given and keeps the rest: who made or gave it and admins; who has it, its status alone. `open` makes a task that is done `todo`, and leaves others as far as they are.',
        tags,
        params: Type.Object({ id: Id }),
        body: Type.Object(
          { ...changeFields, ...sentBack(TaskV1, changeFields) },
          { ...strict, examples: [{ status: 'done' }] },
        ),
        response: answers({ 200: TaskV1 }, 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT'),
      },
    },
    async ({ ctx, params: { id }, body }) => {
      const { creatorId } = await getTask(ctx, id);
      assertUnchanged('id', body.id, id);
      assertUnchanged('creator', body.creator, creatorId);
      const { value } = await updateTask(ctx, {
        id,
        title: body.title,
        description: body.description,
        assigneeId: body.assigned_to,
        dueDate: dueDateOf(ctx, body.due_date),
        ...(body.status && (await statusChange(ctx, id, body.status))),
      });
      return presentTaskV1(ctx, value);
    },
  );
}
