import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LogConsumer } from '../../../src/events/log-consumer.js';
import { noticeConsumer } from '../../../src/features/notifications/notice.consumer.js';
import { buildProject, buildRoom, buildUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { consumeLog } from '../../support/consume.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { ADD } from '../rooms/documents.js';
import { ASSIGN, COMMENT, CREATE, DELETE, ERASE as ERASE_COMMENT, SET_STATUS } from '../tasks/documents.js';
import { BELL } from './documents.js';
import { bellOf, ledgerOf } from './support.js';

const REMOVE = 'mutation($input: RemoveProjectMemberInput!) { removeProjectMember(input: $input) { cursor } }';
const ADD_TO_PROJECT = 'mutation($input: AddProjectMemberInput!) { addProjectMember(input: $input) { cursor } }';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

test('row F1: an assignment is told once, however many consume the log and however often they are killed in the middle', async () => {
  const [ann, bob] = [await buildUser(app), await buildUser(app)];
  const { createTask } = await get(app, ann, CREATE, { input: { title: 'Fix the door', assigneeId: bob.id } });
  const dying = new LogConsumer(app, {
    ...noticeConsumer,
    async consume(tx, events) {
      await noticeConsumer.consume(tx, events);
      throw new Error('killed');
    },
  });
  await expect(dying.drain()).rejects.toThrow('killed');
  expect(await bellOf(app, bob)).toEqual([]);
  await Promise.all([consumeLog(app), consumeLog(app), consumeLog(app)]);
  await consumeLog(app);
  expect((await get(app, bob, BELL)).notifications.nodes).toMatchObject([
    { kind: 'ASSIGNED', cause: 'TASK_CREATED', actor: { username: ann.username }, task: { title: 'Fix the door' } },
  ]);
  expect(await ledgerOf(app, bob, { taskId: createTask.task.id })).toEqual([
    'ASSIGNED IN_APP: SENT',
    'ASSIGNED MAIL: NO_EMAIL',
    'ASSIGNED PUSH: NO_SUBSCRIPTION',
  ]);
});

test('who does not see the task is not told of it', async () => {
  const [ann, bob, cai] = [await buildUser(app), await buildUser(app), await buildUser(app)];
  const project = await buildProject(app, { owners: [ann], members: [bob, cai] });
  const input = { title: 'Fix the roof', projectId: project.id, assigneeId: bob.id };
  const { createTask } = await get(app, ann, CREATE, { input });
  await get(app, ann, REMOVE, { input: { projectId: project.id, userId: bob.id } });
  await consumeLog(app);
  expect(await bellOf(app, bob)).toEqual([]);
  expect(await bellOf(app, cai)).toEqual([]);
  expect((await ledgerOf(app, bob, { taskId: createTask.task.id }))[0]).toBe('ASSIGNED IN_APP: NOT_A_MEMBER');
});

test('changes are told to whom the task concerns, and comments as long as they stand', async () => {
  const [ann, bob, cai] = [await buildUser(app), await buildUser(app), await buildUser(app)];
  const project = await buildProject(app, { owners: [ann], members: [bob, cai] });
  const input = { title: 'Paint', projectId: project.id, assigneeId: bob.id };
  const { id } = (await get(app, ann, CREATE, { input })).createTask.task;
  await get(app, bob, SET_STATUS, { input: { id, status: 'IN_PROGRESS' } });
  await consumeLog(app);
  expect(await bellOf(app, ann)).toEqual(['TASK_CHANGED']);
  expect(await bellOf(app, bob)).toEqual(['ASSIGNED']);
  const { comment } = (await get(app, cai, COMMENT, { input: { taskId: id, content: 'Which colour?' } })).commentTask;
  await get(app, cai, ERASE_COMMENT, { input: { commentId: comment.id } });
  await get(app, cai, COMMENT, { input: { taskId: id, content: 'Blue?' } });
  await consumeLog(app);
  await get(app, ann, ASSIGN, { input: { id, assigneeId: cai.id } });
  await get(app, ann, DELETE, { input: { id } });
  await consumeLog(app);
  expect((await get(app, bob, BELL)).notifications.nodes.map(({ cause }: { cause: string }) => cause)).toEqual([
    'TASK_UPDATED',
    'TASK_COMMENTED',
    'TASK_COMMENTED',
    'TASK_CREATED',
  ]);
  expect(await bellOf(app, cai)).toEqual(['TASK_CHANGED', 'ASSIGNED']);
});

test('who is put into a room or project by another is told, and nobody of the room that everyone is in', async () => {
  const [ann, bob] = [await buildUser(app), await buildUser(app)];
  const room = await buildRoom(app, { owners: [ann] });
  const project = await buildProject(app, { owners: [ann] });
  await get(app, ann, ADD, { input: { roomId: room.id, userId: bob.id } });
  await get(app, ann, ADD_TO_PROJECT, { input: { projectId: project.id, userId: bob.id } });
  await consumeLog(app);
  expect((await get(app, bob, BELL)).notifications.nodes).toMatchObject([
    { kind: 'INVITED', room: null, project: { id: project.id } },
    { kind: 'INVITED', room: { id: room.id }, project: null },
  ]);
  expect(await bellOf(app, ann)).toEqual([]);
});
