import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../../src/shared/ids.js';
import { buildProject, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { COMMENT, COMMENTS, CREATE, DELETE, ERASE, TASK } from './documents.js';

const NODE = 'query($id: ID!) { node(id: $id) { __typename id ... on TaskComment { content task { id } } } }';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let eve: TestUser;
let taskId: string;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app, { username: 'ann' });
  bob = await buildUser(app, { username: 'bob' });
  eve = await buildUser(app, { username: 'eve' });
  const { id } = await buildProject(app, { owners: [ann], members: [bob] });
  taskId = (await get(app, ann, CREATE, { input: { title: 'A task', projectId: id } })).createTask.task.id;
});
afterAll(() => app.close());

const comment = async (by: TestUser, content: string) =>
  (await get(app, by, COMMENT, { input: { taskId, content } })).commentTask;

test('everyone who sees a task comments on it, and nobody else; its version stays', async () => {
  expect(await comment(bob, 'Looks good')).toMatchObject({
    comment: { content: 'Looks good', author: { username: 'bob' }, viewerCanDelete: true },
    task: { id: taskId, commentCount: 1, version: 1 },
  });
  expect((await ask(app, eve, COMMENT, { input: { taskId, content: 'Me too' } })).code).toBe('NOT_FOUND');
  expect((await ask(app, ann, COMMENT, { input: { taskId, content: ' \u200b ' } })).code).toBe('BAD_USER_INPUT');
  expect((await get(app, ann, TASK, { id: taskId })).task.commentCount).toBe(1);
});

test('a comment is made once, however often it is asked for with one key', async () => {
  const input = { taskId, content: 'Once', idempotencyKey: newId() };
  const answers = await Promise.all([1, 2].map(() => get(app, ann, COMMENT, { input })));
  expect(new Set(answers.map(({ commentTask }) => commentTask.comment.id)).size).toBe(1);
});

test('comments are read from both ends, oldest to newest', async () => {
  const input = { title: 'Another' };
  const { id } = (await get(app, ann, CREATE, { input })).createTask.task;
  for (const content of ['1', '2', '3', '4']) {
    app.clock.advance(1);
    await get(app, ann, COMMENT, { input: { taskId: id, content } });
  }
  const read = async (page: object) => {
    const { nodes, pageInfo } = (await get(app, ann, COMMENTS, { id, ...page })).task.comments;
    return { text: nodes.map(({ content }: { content: string }) => content).join(''), pageInfo };
  };
  const first = await read({ first: 2 });
  expect([first.text, first.pageInfo.hasNextPage]).toEqual(['12', true]);
  expect((await read({ first: 2, after: first.pageInfo.endCursor })).text).toBe('34');
  const last = await read({ last: 3 });
  expect([last.text, last.pageInfo.hasPreviousPage]).toEqual(['234', true]);
  expect((await read({ last: 3, before: last.pageInfo.startCursor })).text).toBe('1');
});

test('a comment is found by its id by who sees its task, and erased by its author alone', async () => {
  const { comment: made } = await comment(bob, 'To be erased');
  expect((await get(app, ann, NODE, { id: made.id })).node).toMatchObject({
    __typename: 'TaskComment',
    content: 'To be erased',
    task: { id: taskId },
  });
  expect((await get(app, eve, NODE, { id: made.id })).node).toBeNull();
  const input = { commentId: made.id };
  expect((await ask(app, ann, ERASE, { input })).code).toBe('FORBIDDEN');
  expect((await ask(app, eve, ERASE, { input })).code).toBe('NOT_FOUND');
  const count = (await get(app, ann, TASK, { id: taskId })).task.commentCount;
  const once = { ...input, idempotencyKey: newId() };
  for (let time = 0; time < 2; time++)
    expect((await get(app, bob, ERASE, { input: once })).deleteTaskComment.task.commentCount).toBe(count - 1);
  expect((await get(app, bob, NODE, { id: made.id })).node).toBeNull();
});

test('a deleted task takes no comments, and keeps those it has', async () => {
  const { id } = (await get(app, ann, CREATE, { input: { title: 'Short-lived' } })).createTask.task;
  await get(app, ann, COMMENT, { input: { taskId: id, content: 'Kept' } });
  await get(app, ann, DELETE, { input: { id } });
  expect((await ask(app, ann, COMMENT, { input: { taskId: id, content: 'Too late' } })).code).toBe('CONFLICT');
  expect((await get(app, ann, COMMENTS, { id, first: 5 })).task.comments.nodes).toHaveLength(1);
});
