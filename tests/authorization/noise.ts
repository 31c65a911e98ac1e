import { newId } from '../../src/shared/ids.js';
import type { TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { consumeLog } from '../support/consume.js';
import type { TestApp } from '../support/test-app.js';
import type { Scene } from './scene.js';

const SEND = 'mutation($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
const EDIT = 'mutation($input: EditMessageInput!) { editMessage(input: $input) { cursor } }';
const RENAME = 'mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { cursor } }';
const TASK = 'mutation($input: CreateTaskInput!) { createTask(input: $input) { cursor } }';
const RETITLE = 'mutation($input: UpdateTaskInput!) { updateTask(input: $input) { cursor } }';
const TYPE = 'mutation($input: StartTypingInput!) { startTyping(input: $input) { room { id } } }';

/** Has a member of a room and a project, whose task it is, do once what each subscription tells of. askerId: who is given a task, too. */
export async function makeNoise(app: TestApp, by: TestUser, scene: Place): Promise<void> {
  const { roomId, projectId, taskId, askerId } = scene;
  await get(app, by, TASK, { input: { title: newId(), projectId } });
  await get(app, by, RETITLE, { input: { id: taskId, title: newId() } });
  const { sendMessage } = await get(app, by, SEND, { input: { roomId, content: 'Hello' } });
  await get(app, by, EDIT, { input: { messageId: sendMessage.message.id, content: 'Hello again' } });
  await get(app, by, TYPE, { input: { roomId } });
  await get(app, by, RENAME, { input: { displayName: newId() } });
  if (!askerId) return;
  await get(app, by, TASK, { input: { title: newId(), assigneeId: askerId } });
  await consumeLog(app);
}

type Place = Pick<Scene, 'roomId' | 'projectId' | 'taskId'> & Partial<Pick<Scene, 'askerId'>>;

/** Does so again until it is heard: a subscription says nothing when it begins, and typing is not replayed. */
export async function makeNoiseUntil(heard: Promise<unknown>, app: TestApp, by: TestUser, scene: Place): Promise<void> {
  let isHeard = false;
  const stop = () => {
    isHeard = true;
  };
  heard.then(stop, stop);
  while (!isHeard) await makeNoise(app, by, scene);
}
