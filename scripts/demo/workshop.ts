import { createProject } from '../../src/features/projects/create-project.js';
import { addTaskAttachment } from '../../src/features/tasks/add-task-attachment.js';
import { commentTask } from '../../src/features/tasks/comment-task.js';
import { createTask } from '../../src/features/tasks/create-task.js';
import { setTaskStatus } from '../../src/features/tasks/set-task-status.js';
import type { ProjectStory, TaskStory } from './project-story.js';
import type { Stage } from './stage.js';
import { uploadFiles } from './story-files.js';
import type { Moment } from './story-text.js';
import type { TaskAct } from './task-acts.js';

/** Where the tasks of the story are worked on: knows which task of it is which in the database. */
export class Workshop {
  private readonly projectIds = new Map<ProjectStory, string>();
  private readonly taskIds = new Map<TaskStory, string>();

  constructor(
    private readonly stage: Stage,
    private readonly timeOf: (moment: Moment) => number,
  ) {}

  async open(project: ProjectStory): Promise<void> {
    const { name, description, owner, members } = project;
    const memberIds = members.map((username) => this.stage.idOf(username));
    const { value } = await createProject(this.stage.as(owner), { name, description, memberIds });
    this.projectIds.set(project, value.id);
  }

  async perform(act: TaskAct): Promise<void> {
    const ctx = this.stage.as(act.by);
    if (act.does === 'make') {
      const { title, text, to, priority, due, files } = act.task;
      const { value } = await createTask(ctx, {
        title,
        description: text,
        projectId: this.projectIds.get(act.project)!,
        assigneeId: to && this.stage.idOf(to),
        priority,
        dueDate: due && new Date(this.timeOf(due)),
      });
      this.taskIds.set(act.task, value.id);
      for (const fileId of await uploadFiles(ctx, files)) await addTaskAttachment(ctx, { taskId: value.id, fileId });
      return;
    }
    const id = this.taskIds.get(act.task)!;
    if (act.does === 'move') await setTaskStatus(ctx, { id, status: act.status });
    else await commentTask(ctx, { taskId: id, content: act.text });
  }
}
