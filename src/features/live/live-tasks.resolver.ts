import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.js';
import type { EventType } from '../../events/event-types.js';
import { Cursor } from '../../graphql/scalars.js';
import { TaskEvent } from './event.type.js';
import { AFTER } from './subscription-arguments.js';
import { openTaskFeed, type TaskTopic } from './task-feed.js';

type Arguments = { args: TaskTopic & { after?: string | null }; context: Context };

const CREATED: readonly EventType[] = ['TASK_CREATED'];
const UPDATED: readonly EventType[] = ['TASK_UPDATED', 'TASK_DELETED'];

const PROJECT = 'Only in this project, one the viewer is in. Left out: everywhere he sees tasks.';

/** As in LiveResolver, the arguments are read by `subscribe`. */
@Resolver()
export class LiveTasksResolver {
  @Subscription(() => TaskEvent, {
    description: 'Tasks that were made and that the viewer sees, in order, each once. Ends when he loses the project.',
    subscribe: (({ args, context }: Arguments) => openTaskFeed(context, args, CREATED, args.after)) as never,
  })
  taskCreated(
    @Root() event: TaskEvent,
    @Arg('projectId', () => ID, { nullable: true, description: PROJECT }) _projectId?: string | null,
    @Arg('assignedToMe', () => Boolean, { nullable: true, description: 'Only tasks given to the viewer.' })
    _assignedToMe?: boolean | null,
    @Arg('after', () => Cursor, { nullable: true, description: AFTER }) _after?: string | null,
  ): TaskEvent {
    return event;
  }

  @Subscription(() => TaskEvent, {
    description:
      'Tasks that were changed or deleted and that the viewer sees. Ends when he loses the project, or sight of the task.',
    subscribe: (({ args, context }: Arguments) => openTaskFeed(context, args, UPDATED, args.after)) as never,
  })
  taskUpdated(
    @Root() event: TaskEvent,
    @Arg('projectId', () => ID, { nullable: true, description: PROJECT }) _projectId?: string | null,
    @Arg('taskId', () => ID, { nullable: true, description: 'Only this task, one that the viewer sees.' })
    _taskId?: string | null,
    @Arg('assignedToMe', () => Boolean, {
      nullable: true,
      description: 'Only tasks that the viewer has, and the changes by which he has them no longer.',
    })
    _assignedToMe?: boolean | null,
    @Arg('after', () => Cursor, { nullable: true, description: AFTER }) _after?: string | null,
  ): TaskEvent {
    return event;
  }
}
