import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../context.js';
import type { Event } from '../../events/event.entity.js';
import type { EventType } from '../../events/event-types.js';
import { type Feed, openPosition } from '../../events/feed.js';
import { getProject } from '../projects/find-project.js';
import { getTask } from '../tasks/find-task.js';
import { LogFeed, type Position } from './log-feed.js';
import { seesTaskOf } from './visible-events.js';

/** Types after which a subscription to a project or a task is over, if they concern the viewer. */
const ENDING: readonly EventType[] = ['PROJECT_MEMBER_REMOVED', 'PROJECT_DELETED', 'TASK_HIDDEN'];

/** Which tasks a subscription is about; nothing left out: all that the viewer sees. */
export interface TaskTopic {
  projectId?: string | null;
  taskId?: string | null;
  assignedToMe?: boolean | null;
}

/** Events of these types of the tasks in question. Throws NOT_FOUND, BAD_CURSOR, RESYNC_REQUIRED. */
export async function openTaskFeed(
  ctx: Context,
  { projectId, taskId, assignedToMe }: TaskTopic,
  types: readonly EventType[],
  after?: string | null,
): Promise<Feed> {
  const position = await openPosition(ctx, after);
  const project = isGiven(projectId) ? await getProject(ctx, projectId) : null;
  const task = isGiven(taskId) ? await getTask(ctx, taskId) : null;
  const homeId = project?.id ?? task?.projectId ?? null;
  return new TaskFeed(ctx, position, types, { projectId: project?.id, taskId: task?.id, assignedToMe }, homeId);
}

/** An empty text is an id, of nothing. */
function isGiven(id: string | null | undefined): id is string {
  return id !== undefined && id !== null;
}

class TaskFeed extends LogFeed {
  /** homeId: the project whose loss ends the subscription; null where there is none. */
  constructor(
    ctx: Context,
    position: Position,
    private readonly types: readonly EventType[],
    private readonly topic: TaskTopic,
    private homeId: string | null,
  ) {
    super(ctx, position);
  }

  wants(event: Event): boolean {
    if (!this.tells(event)) return this.isOver(event);
    const { projectId, taskId, assignedToMe } = this.topic;
    return (
      (!projectId || event.projectId === projectId) &&
      (!taskId || event.taskId === taskId) &&
      (!assignedToMe || event.data.assigneeId === this.viewerId || event.data.formerAssigneeId === this.viewerId)
    );
  }

  where(): RawBuilder<unknown> {
    const { projectId, taskId, assignedToMe } = this.topic;
    const inProject = projectId ? sql`and e.project_id = ${projectId}` : sql``;
    const ofTask = taskId ? sql`and e.task_id = ${taskId}` : sql``;
    const mine = assignedToMe
      ? sql`and ${this.viewerId} in (e.data ->> 'assigneeId', e.data ->> 'formerAssigneeId')`
      : sql``;
    return sql`(e.type in (${sql.join([...this.types])}) ${inProject} ${ofTask} ${mine} and ${seesTaskOf(this.viewerId)})
      or (e.type = 'PROJECT_MEMBER_REMOVED' and e.user_id = ${this.viewerId})
      or (e.type = 'PROJECT_DELETED' and e.project_id = ${this.homeId})
      or (e.type = 'TASK_HIDDEN' and e.task_id = ${taskId ?? null})`;
  }

  ends(event: Event): boolean {
    if (this.isOver(event)) return true;
    // A task that goes from nowhere into a project of the viewer's is lost with that project from then on.
    if (this.topic.taskId && event.taskId === this.topic.taskId) this.homeId = event.projectId;
    return false;
  }

  protected tells({ type }: Event): boolean {
    return this.types.includes(type);
  }

  private isOver({ type, userId, projectId, taskId }: Event): boolean {
    if (!ENDING.includes(type)) return false;
    if (type === 'TASK_HIDDEN') return taskId === this.topic.taskId && (!userId || userId === this.viewerId);
    if (this.homeId === null || projectId !== this.homeId) return false;
    return type === 'PROJECT_DELETED' || userId === this.viewerId;
  }
}
