import { sendMessage } from '../../../src/features/messages/send-message.js';
import { createTask } from '../../../src/features/tasks/create-task.js';
import { buildProject, buildRoom, buildUser, contextOf, type TestUser } from '../../support/builders.js';
import type { TestApp } from '../../support/test-app.js';
import { uploaded } from '../../support/uploads.js';
import type { Known } from './arbitrary.js';

/** Ids of one thing of each kind, by what their routes call them: of the user's own, and of others'. */
export async function knownOf(app: TestApp, user: TestUser): Promise<Known> {
  const other = await buildUser(app);
  const known: Known = { users: [user.id, other.id], rooms: [], messages: [], projects: [], tasks: [], files: [] };
  for (const [owner, second] of [
    [user, other],
    [other, user],
  ] as const) {
    const room = await buildRoom(app, { owners: [owner] });
    const shared = await buildRoom(app, { owners: [owner], members: [second] });
    const project = await buildProject(app, { owners: [owner] });
    const ctx = contextOf(app, owner);
    const message = await sendMessage(ctx, { roomId: shared.id, content: 'a message' });
    const task = await createTask(ctx, { title: 'a task', projectId: project.id });
    const file = await uploaded(app, owner, { bytes: 'a file' });
    known.rooms!.push(room.id, shared.id);
    known.messages!.push(message.value.id);
    known.projects!.push(project.id);
    known.tasks!.push(task.value.id);
    known.files!.push(file.id);
  }
  return known;
}

/** Ids of a user, a chat and a message of the chat server. */
export async function chatIds(url: string): Promise<Known> {
  const add = async (path: string, body: object): Promise<string> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()).id;
  };
  const user = await add('/users/add', { username: 'chatter' });
  const chat = await add('/chats/add', { name: 'a chat', users: [user] });
  const message = await add('/messages/add', { chat, author: user, text: 'a message' });
  return { users: [user], chats: [chat], messages: [message] };
}
