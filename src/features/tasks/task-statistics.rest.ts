import { type Static, Type } from 'typebox';
import { answers } from '../../rest/answers.js';
import type { RestContext } from '../../rest/request-context.js';
import type { RestServer } from '../../rest/rest-server.js';
import { strict } from '../../rest/shapes.js';
import { PRIORITY_WORDS, STATUS_WORDS, wordOf } from './present-legacy-task.js';
import type { TaskPriority, TaskStatus } from './task.entity.js';
import { isOverdueIn } from './task-conditions.js';
import { selectTasks, type TaskSelection } from './task-selection.js';
import { type Count, countBy, countWhere } from './task-statistics.js';

const countsOf = (words: readonly string[]) =>
  Type.Object(Object.fromEntries(words.map((word) => [word, Type.Integer()])) as Record<string, typeof Whole>);
const Whole = Type.Integer();

const Statistics = Type.Object(
  {
    total: Type.Integer(),
    by_status: countsOf(STATUS_WORDS),
    by_priority: countsOf(PRIORITY_WORDS),
    overdue: Type.Integer({ description: 'Those whose due date has passed and that are not done.' }),
  },
  {
    description: 'How many tasks there are.',
    examples: [
      {
        total: 3,
        by_status: { todo: 1, in_progress: 1, review: 0, done: 1 },
        by_priority: { low: 0, medium: 2, high: 1 },
        overdue: 1,
      },
    ],
  },
);

/** Counts of tasks, for the clients of 003. */
export function serveTaskStatistics(rest: RestServer): void {
  rest.get(
    '/api/tasks/statistics',
    {
      config: { sources: ['003'], graphql: 'taskStatistics' },
      schema: {
        operationId: 'taskStatistics',
        summary: 'How many tasks there are',
        description: 'Counts the tasks you see, all or those of one project.',
        tags: ['Tasks'],
        querystring: Type.Object(
          { project: Type.Optional(Type.String({ description: 'The id of a project.' })) },
          strict,
        ),
        response: answers({ 200: Statistics }, 'BAD_USER_INPUT'),
      },
    },
    async ({ ctx, query }) => presentStatistics(ctx, await selectTasks(ctx, { projectId: query.project })),
  );
}

async function presentStatistics(ctx: RestContext, selection: TaskSelection): Promise<Static<typeof Statistics>> {
  const [total, overdue, statuses, priorities] = await Promise.all([
    countWhere(ctx, selection),
    countWhere(ctx, selection, isOverdueIn(ctx)),
    countBy<TaskStatus>(ctx, selection, 'status'),
    countBy<TaskPriority>(ctx, selection, 'priority'),
  ]);
  return {
    total,
    by_status: presentCounts(STATUS_WORDS, statuses),
    by_priority: presentCounts(PRIORITY_WORDS, priorities),
    overdue,
  };
}

function presentCounts(words: readonly string[], counts: Count<TaskStatus | TaskPriority>[]): Record<string, number> {
  const known = new Map<string, number>(counts.map(({ key, count }) => [wordOf(key), count]));
  return Object.fromEntries(words.map((word) => [word, known.get(word) ?? 0]));
}
