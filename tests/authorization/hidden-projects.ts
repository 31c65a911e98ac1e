import { newId } from '../../src/shared/ids.js';
import { get } from '../support/client.js';
import type { TestApp } from '../support/test-app.js';
import type { Cast } from './cast.js';

const CREATE = 'mutation($input: CreateProjectInput!) { createProject(input: $input) { project { id } } }';
const REMOVE = 'mutation($input: RemoveProjectMemberInput!) { removeProjectMember(input: $input) { cursor } }';
const TASK = 'mutation($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }';
const UPDATE = 'mutation($input: UpdateTaskInput!) { updateTask(input: $input) { cursor } }';
const COMMENT = 'mutation($input: CommentTaskInput!) { commentTask(input: $input) { comment { id } } }';

/** A project with something in every field that holds text or leads on. */
export interface HiddenProject {
  id: string;
  /** In its texts, and in nothing else of the installation. */
  word: string;
  /** Of what is in it. */
  ids: string[];
}

/** Makes it through the door, with `former` in it for a while: he made, had and commented on tasks there. */
export async function createHiddenProject(app: TestApp, cast: Cast): Promise<HiddenProject> {
  const word = `canary${newId().replaceAll('-', '')}`;
  const memberIds = (['former', 'member', 'author'] as const).map((person) => cast[person].id);
  const input = { name: word, description: word, memberIds };
  const { createProject } = await get(app, cast.owner, CREATE, { input });
  const id: string = createProject.project.id;
  const ids = [
    ...(await workIn(app, cast, { id, word }, 'former')),
    ...(await workIn(app, cast, { id, word }, 'author')),
  ];
  await get(app, cast.owner, REMOVE, { input: { projectId: id, userId: cast.former.id } });
  return { id, word, ids };
}

/** A task of somebody's, every field of which changes, and a comment. Gives their ids. */
export async function workIn(
  app: TestApp,
  cast: Cast,
  { id: projectId, word }: Pick<HiddenProject, 'id' | 'word'>,
  maker: 'former' | 'author',
): Promise<string[]> {
  const { createTask } = await get(app, cast[maker], TASK, {
    input: { title: `${word} first`, description: word, projectId },
  });
  const id: string = createTask.task.id;
  const assigneeId = cast[maker].id;
  const more = { title: word, description: `${word} again`, status: 'REVIEW', priority: 'HIGH' };
  await get(app, cast[maker], UPDATE, { input: { id, assigneeId, dueDate: '2031-01-01T00:00:00Z', ...more } });
  const { commentTask } = await get(app, cast[maker], COMMENT, { input: { taskId: id, content: word } });
  return [id, commentTask.comment.id];
}
