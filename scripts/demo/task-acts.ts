import type { ProjectStory, StoryStatus, TaskStory } from './project-story.js';
import type { Moment } from './story-text.js';

/** One thing that somebody does about a task. */
export type TaskAct = { at: Moment; by: string; project: ProjectStory; task: TaskStory } & (
  | { does: 'make' }
  | { does: 'move'; status: StoryStatus }
  | { does: 'comment'; text: string }
);

/** All that happens in the projects. */
export function taskActsOf(projects: readonly ProjectStory[]): TaskAct[] {
  return projects.flatMap((project) =>
    project.tasks.flatMap((task): TaskAct[] => [
      { at: task.at, by: task.author, project, task, does: 'make' },
      ...task.moves.map(({ at, by, status }): TaskAct => ({ at, by, project, task, does: 'move', status })),
      ...task.said.map(({ at, by, text }): TaskAct => ({ at, by, project, task, does: 'comment', text })),
    ]),
  );
}
