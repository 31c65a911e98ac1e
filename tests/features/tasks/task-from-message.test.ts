import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { send } from '../messages/actions.js';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let stranger: TestUser;
let roomId: string;

beforeAll(async () => {
  app = await createTestApp({ timeZone: 'Europe/Moscow' });
  ann = await buildUser(app, { username: 'ann' });
  bob = await buildUser(app, { username: 'боб' });
  stranger = await buildUser(app, { username: 'stranger' });
});
beforeEach(async () => {
  roomId = (await buildRoom(app, { owners: [ann], members: [bob] })).id;
});
afterAll(() => app.close());

const DRAFT = `query($messageId: ID!, $timeZone: String) { taskDraft(messageId: $messageId, timeZone: $timeZone) {
  title description assignee { username } dueDate } }`;
const CREATE = `mutation($input: CreateTaskFromMessageInput!) { createTaskFromMessage(input: $input) {
  cursor task { id title description priority dueDate assignee { username } project { id } message { id } } } }`;
const MESSAGE = 'query($id: ID!) { message(id: $id) { id tasks { id title status } } }';
const TASK = 'query($id: ID!) { task(id: $id) { id message { id content } } }';
const PROJECT = 'mutation($input: CreateProjectInput!) { createProject(input: $input) { project { id } } }';

const create = async (user: TestUser, input: object) =>
  (await get(app, user, CREATE, { input })).createTaskFromMessage.task;
const tasksOf = async (user: TestUser, id: string) => (await get(app, user, MESSAGE, { id })).message.tasks;

test('a draft has the first line as its title, who is called, and when it is due', async () => {
  const content = '@боб, почини **вход** к 25.12.2099\n\nСм. лог:\n\n```\n@ann завтра\n```';
  const { id: messageId } = await send(app, ann, { roomId, content });
  const { taskDraft } = await get(app, bob, DRAFT, { messageId });
  expect(taskDraft).toEqual({
    title: 'почини вход к 25.12.2099',
    description: content,
    assignee: { username: 'боб' },
    dueDate: '2099-12-25T20:59:00.000Z',
  });
  const inTokyo = await get(app, bob, DRAFT, { messageId, timeZone: 'Asia/Tokyo' });
  expect(inTokyo.taskDraft.dueDate).toBe('2099-12-25T14:59:00.000Z');
});

test('what a title says whole is not said again; a long first line is cut on a code point', async () => {
  const short = await send(app, ann, { roomId, content: 'Order the chairs' });
  expect((await get(app, ann, DRAFT, { messageId: short.id })).taskDraft).toEqual({
    title: 'Order the chairs',
    description: '',
    assignee: null,
    dueDate: null,
  });
  const content = '🚀'.repeat(300);
  const long = await send(app, ann, { roomId, content });
  const { title, description } = (await get(app, ann, DRAFT, { messageId: long.id })).taskDraft;
  expect(title).toBe('🚀'.repeat(200));
  expect(description).toBe(content);
});

test('a task made from a message takes what is left out from its text, and null is none', async () => {
  const { id: messageId } = await send(app, ann, { roomId, content: '@боб write the report by 2099-12-25' });
  const task = await create(ann, { messageId, priority: 'HIGH' });
  expect(task).toEqual({
    id: expect.any(String),
    title: 'write the report by 2099-12-25',
    description: '',
    priority: 'HIGH',
    dueDate: '2099-12-25T20:59:00.000Z',
    assignee: { username: 'боб' },
    project: null,
    message: { id: messageId },
  });
  const plain = await create(ann, { messageId, title: 'Report', assigneeId: null, dueDate: null });
  expect(plain).toMatchObject({ title: 'Report', assignee: null, dueDate: null });
  expect((await tasksOf(bob, messageId)).map(({ title }: { title: string }) => title)).toEqual([task.title]);
  expect((await tasksOf(ann, messageId)).map(({ id }: { id: string }) => id)).toEqual([task.id, plain.id]);
});

test('who is called and is not in the project does not get the task', async () => {
  const { createProject } = await get(app, ann, PROJECT, { input: { name: 'Alone' } });
  const { id: messageId } = await send(app, ann, { roomId, content: '@боб look' });
  const task = await create(ann, { messageId, projectId: createProject.project.id });
  expect(task).toMatchObject({ assignee: null, project: { id: createProject.project.id } });
});

test('who sees the message but not its task, or the task but not its message, learns nothing of the other', async () => {
  const { id: messageId } = await send(app, ann, { roomId, content: 'secret plans' });
  const hidden = await create(ann, { messageId });
  expect(await tasksOf(bob, messageId)).toEqual([]);
  expect((await get(app, bob, TASK, { id: hidden.id })).task).toBeNull();
  const given = await create(ann, { messageId, title: 'Do it', assigneeId: stranger.id });
  expect((await get(app, stranger, TASK, { id: given.id })).task).toEqual({ id: given.id, message: null });
  expect((await get(app, ann, TASK, { id: given.id })).task.message).toEqual({
    id: messageId,
    content: 'secret plans',
  });
});

test('a message that is hidden, deleted or without words', async () => {
  const { id: messageId } = await send(app, ann, { roomId, content: '```\ncode\n```' });
  expect((await get(app, stranger, DRAFT, { messageId })).taskDraft).toBeNull();
  expect((await ask(app, stranger, CREATE, { input: { messageId } })).code).toBe('NOT_FOUND');
  const wordless = await ask(app, ann, CREATE, { input: { messageId } });
  expect(wordless.errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: { 'input.title': expect.any(String) },
  });
  expect((await ask(app, ann, DRAFT, { messageId, timeZone: 'Mars' })).code).toBe('BAD_USER_INPUT');
  await get(app, ann, 'mutation($id: ID!) { deleteMessage(input: { messageId: $id }) { cursor } }', { id: messageId });
  expect((await ask(app, ann, CREATE, { input: { messageId, title: 'x' } })).code).toBe('CONFLICT');
});

test('a repeat with the same key makes no second task, also when the message was deleted meanwhile', async () => {
  const { id: messageId } = await send(app, ann, { roomId, content: 'once' });
  const input = { messageId, idempotencyKey: 'once' };
  const first = await create(ann, input);
  await get(app, ann, 'mutation($id: ID!) { deleteMessage(input: { messageId: $id }) { cursor } }', { id: messageId });
  expect((await create(ann, input)).id).toBe(first.id);
  expect(await tasksOf(ann, messageId)).toHaveLength(1);
});

test('the tasks of a page of messages are one statement', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 10; i++) ids.push((await send(app, ann, { roomId, content: `task ${i}` })).id);
  for (const messageId of ids) await create(ann, { messageId });
  const PAGE = 'query($id: ID!) { room(id: $id) { messages(last: 50) { nodes { id tasks { id title } } } } }';
  app.statements.length = 0;
  const { room } = await get(app, ann, PAGE, { id: roomId });
  expect(room.messages.nodes.every(({ tasks }: { tasks: unknown[] }) => tasks.length === 1)).toBe(true);
  expect(app.statements.filter((statement) => /from tasks/.test(statement))).toHaveLength(1);
});
