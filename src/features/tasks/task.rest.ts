import { type Static, Type } from 'typebox';
import type { Context } from '../../context.js';
import { answers } from '../../rest/answers.js';
import { readForm } from '../../rest/forms.js';
import { pageQuery, pageShape, placeOf, presentPage } from '../../rest/pages.js';
import type { RestServer } from '../../rest/rest-server.js';
import { assertUnchanged, sentBack } from '../../rest/sent-back.js';
import { ById, Bytes, EXAMPLE_ID, EXAMPLE_TIME, formBody, Id, Nothing, orNull, strict } from '../../rest/shapes.js';
import { assertAllowed, badInput, notFound } from '../../shared/errors.js';
import { addTaskAttachment } from './add-task-attachment.js';
import { assignTask } from './assign-task.js';
import { createTask } from './create-task.js';
import { deleteTask } from './delete-task.js';
import { getTask } from './find-task.js';
import { dueDateOf, statusChange } from './legacy-task-inputs.js';
import { listTasks } from './list-tasks.js';
import {
  PRIORITY_WORDS,
  presentLegacyTask,
  presentTaskAttachment,
  TASK_EXAMPLE,
  TaskAttachmentShape,
  TaskShape,
} from './present-legacy-task.js';
import type { TaskPriority } from './task.entity.js';
import type { SeenTask } from './task.loaders.js';
import { canAttach } from './task.policy.js';
import { selectTasks } from './task-selection.js';
import { countWhere } from './task-statistics.js';
import { DueDate, statusesOf, V1_STATUSES, type V1Status } from './task-v1.js';
import { updateTask } from './update-task.js';

const tags = ['Tasks'];
const fields = { projectId: 'project', assigneeId: 'assigned_to' };

const TaskPage = pageShape(TaskShape, TASK_EXAMPLE);
const Status = Type.Unsafe<V1Status>({
  type: 'string',
  enum: V1_STATUSES,
  description: '`open` is every one but `done`; written to a task that is done it makes it `todo`.',
});
const Priority = Type.Unsafe<(typeof PRIORITY_WORDS)[number]>({ type: 'string', enum: PRIORITY_WORDS });
const taskFields = {
  description: Type.Optional(Type.String({ description: 'Markdown, at most 16,384 characters.' })),
  project: Type.Optional(orNull(Type.String({ description: 'The id of a project you are in.' }))),
  status: Type.Optional(Status),
  priority: Type.Optional(Priority),
  assigned_to: Type.Optional(orNull(Type.String({ description: 'The id of a person, in a project of a member.' }))),
  due_date: Type.Optional(orNull(DueDate)),
};
const example = { title: 'Order the chairs', project: EXAMPLE_ID, priority: 'high', due_date: EXAMPLE_TIME };
const NewTask = Type.Object({ title: Type.String(), ...taskFields }, { ...strict, examples: [example] });
const changeFields = { title: Type.Optional(Type.String()), ...taskFields };
const TaskChange = Type.Object(
  { ...changeFields, ...sentBack(TaskShape, changeFields) },
  { ...strict, examples: [{ title: 'Order the tables', status: 'review' }] },
);
const TasksQuery = Type.Object(
  {
    ...pageQuery,
    project: Type.Optional(Type.String({ description: 'The id of a project.' })),
    status: Type.Optional(Status),
    priority: Type.Optional(Priority),
    assigned_to: Type.Optional(Type.String({ description: 'The id of who has it.' })),
    created_by: Type.Optional(Type.String({ description: 'The id of who made it.' })),
  },
  strict,
);

/** Tasks, for the clients of 003. */
export function serveTasks(rest: RestServer): void {
  serveTaskList(rest);
  serveTask(rest);
  serveTaskSteps(rest);
}

function serveTaskList(rest: RestServer): void {
  rest.get(
    '/api/tasks',
    {
      config: { sources: ['003'], graphql: 'tasks' },
      schema: {
        operationId: 'tasks',
        summary: 'Tasks',
        description: 'Lists the tasks you see that fit every filter, the newest first.',
        tags,
        querystring: TasksQuery,
        response: answers({ 200: TaskPage }, 'BAD_USER_INPUT', 'NOT_FOUND'),
      },
    },
    async (request) => {
      const { ctx, query } = request;
      const { size, skip } = placeOf(query);
      const filter = {
        projectId: query.project,
        statuses: query.status && statusesOf(query.status),
        priorities: query.priority && [priorityOf(query.priority)],
        assigneeId: query.assigned_to,
        creatorId: query.created_by,
      };
      const [count, { nodes }] = await Promise.all([
        selectTasks(ctx, filter).then((tasks) => countWhere(ctx, tasks)),
        listTasks(ctx, { first: size, skip, filter }),
      ]);
      const results = await Promise.all(nodes.map((task) => presentLegacyTask(ctx, task)));
      return presentPage(request, query, count, results);
    },
  );
  rest.post(
    '/api/tasks',
    {
      config: { sources: ['003'], graphql: 'createTask', fields },
      schema: {
        operationId: 'createTask',
        summary: 'Make a task',
        description: 'Makes a task, in a project you are in or in none.',
        tags,
        body: NewTask,
        response: answers({ 201: TaskShape }, 'CONFLICT'),
      },
    },
    async ({ ctx, body }, reply) => {
      const { title, ...given } = body;
      const status = given.status && statusesOf(given.status)[0];
      const { value } = await createTask(ctx, { title, ...inputOf(ctx, given), status });
      return reply.code(201).send(await presentLegacyTask(ctx, value));
    },
  );
}

function serveTask(rest: RestServer): void {
  rest.get(
    '/api/tasks/:id',
    {
      config: { sources: ['003'], graphql: 'task' },
      schema: {
        operationId: 'task',
        summary: 'One task',
        description: 'Gives a task that you see.',
        tags,
        params: ById,
        response: answers({ 200: TaskShape }, 'NOT_FOUND'),
      },
    },
    async ({ ctx, params }) => presentLegacyTask(ctx, await getLiveTask(ctx, params.id)),
  );
  for (const method of ['PUT', 'PATCH'] as const) {
    rest.route({
      url: '/api/tasks/:id',
      method,
      config: { sources: ['003'], graphql: 'updateTask', fields },
      schema: {
        operationId: method === 'PUT' ? 'replaceTask' : 'updateTask',
        summary: 'Change a task',
        description:
          'Changes what is given and keeps the rest. For who made or gave it, owners of its project and admins; who has it changes its status.',
        tags,
        params: ById,
        body: TaskChange,
        response: answers({ 200: TaskShape }, 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT'),
      },
      handler: async ({ ctx, params, body: { title, ...given } }) => {
        const { id, creatorId } = await getLiveTask(ctx, params.id);
        assertUnchanged('id', given.id, id);
        assertUnchanged('created_by', given.created_by, creatorId);
        const status = given.status && (await statusChange(ctx, id, given.status));
        const { value } = await updateTask(ctx, { id, title, ...inputOf(ctx, given), ...status });
        return presentLegacyTask(ctx, value);
      },
    });
  }
  rest.delete(
    '/api/tasks/:id',
    {
      config: { sources: ['003'], graphql: 'deleteTask' },
      schema: {
        operationId: 'deleteTask',
        summary: 'Delete a task',
        description: 'Takes a task out of every list. For who made or gave it, owners of its project and admins.',
        tags,
        params: ById,
        response: answers({ 204: Nothing }, 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT'),
      },
    },
    async ({ ctx, params }, reply) => {
      await deleteTask(ctx, { id: (await getLiveTask(ctx, params.id)).id });
      return reply.code(204).send();
    },
  );
}

function serveTaskSteps(rest: RestServer): void {
  const answer = answers({ 200: TaskShape }, 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT');
  rest.patch(
    '/api/tasks/:id/assign',
    {
      config: { sources: ['003'], graphql: 'assignTask', fields },
      schema: {
        operationId: 'assignTask',
        summary: 'Give a task to somebody',
        description: 'Gives a task to somebody, in a project to a member of it, or to nobody.',
        tags,
        params: ById,
        body: Type.Object({ assigned_to: orNull(Id) }, { ...strict, examples: [{ assigned_to: EXAMPLE_ID }] }),
        response: answer,
      },
    },
    async ({ ctx, params, body }) => {
      const { id } = await getLiveTask(ctx, params.id);
      return presentLegacyTask(ctx, (await assignTask(ctx, { id, assigneeId: body.assigned_to })).value);
    },
  );
  rest.patch(
    '/api/tasks/:id/status',
    {
      config: { sources: ['003'], graphql: 'setTaskStatus' },
      schema: {
        operationId: 'setTaskStatus',
        summary: 'Say how far a task is',
        description: 'Gives a task another status. For who may change it, and who has it.',
        tags,
        params: ById,
        body: Type.Object({ status: Status }, { ...strict, examples: [{ status: 'in_progress' }] }),
        response: answer,
      },
    },
    async ({ ctx, params, body }) => {
      const { id } = await getLiveTask(ctx, params.id);
      const { value } = await updateTask(ctx, { id, ...(await statusChange(ctx, id, body.status)) });
      return presentLegacyTask(ctx, value);
    },
  );
  rest.post(
    '/api/tasks/:id/attachments',
    {
      config: { sources: ['003'], graphql: 'addTaskAttachment', forms: 'only', fields: { fileId: 'file' } },
      schema: {
        operationId: 'addTaskAttachment',
        summary: 'Attach a file',
        description: 'Attaches a file to a task, at most 20. For who may change it, and who has it.',
        tags,
        params: ById,
        body: formBody({ file: Bytes }),
        response: answers({ 201: TaskAttachmentShape }, 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'QUOTA_EXCEEDED'),
      },
    },
    async (request, reply) => {
      const { ctx } = request;
      const task = await getLiveTask(ctx, request.params.id);
      // Before the file is read.
      assertAllowed(canAttach(ctx.viewer, task));
      const { files } = await readForm(request, Type.Object({}, strict), { field: 'file', most: 1 });
      if (!files[0]) throw badInput({ file: 'Is required.' });
      await addTaskAttachment(ctx, { taskId: task.id, fileId: files[0].id });
      return reply.code(201).send(presentTaskAttachment(ctx, files[0]));
    },
  );
}

/** The task through the viewer; a deleted one is as good as none. Throws NOT_FOUND. */
async function getLiveTask(ctx: Context, id: string): Promise<SeenTask> {
  const task = await getTask(ctx, id);
  if (task.deletedAt) throw notFound();
  return task;
}

/** The operations' input, without the title, which a new task must have, and the status, which may depend on the task. */
function inputOf(ctx: Context, given: Omit<Static<typeof TaskChange>, 'title'>) {
  return {
    description: given.description,
    projectId: given.project,
    priority: given.priority && priorityOf(given.priority),
    assigneeId: given.assigned_to,
    dueDate: dueDateOf(ctx, given.due_date),
  };
}

function priorityOf(word: (typeof PRIORITY_WORDS)[number]): TaskPriority {
  return word.toUpperCase() as TaskPriority;
}
