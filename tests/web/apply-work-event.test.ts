import type { InMemoryCache } from '@apollo/client/cache';
import { beforeEach, expect, test } from '@jest/globals';
import { createCache } from '../../web/src/api/cache.js';
import { applyWorkEvent } from '../../web/src/features/work/apply-work-event.js';
import { type TaskFilter, TasksDocument } from '../../web/src/generated/work-documents.js';
import { taskFixture } from './task-fixture.js';

let cache: InMemoryCache;
const MINE: TaskFilter = { assignedToMe: true };
const TODO: TaskFilter = { projectId: 'p', statuses: ['TODO'] };
const variables = (filter: TaskFilter) => ({ filter, orderBy: 'CREATED_DESC' as const, first: 50 });

beforeEach(() => {
  cache = createCache();
  write(MINE, []);
  write(TODO, [taskFixture({ id: '2', projectId: 'p' })]);
});

function write(filter: TaskFilter, nodes: object[]): void {
  const pageInfo = { __typename: 'PageInfo', hasNextPage: false, endCursor: null };
  const tasks = { __typename: 'TaskConnection', nodes, pageInfo };
  cache.writeQuery({ query: TasksDocument, variables: variables(filter), data: { tasks } as never });
}

const titles = (filter: TaskFilter) =>
  cache.readQuery({ query: TasksDocument, variables: variables(filter) })!.tasks.nodes.map(({ title }) => title);

function apply(kind: string, task: object) {
  return applyWorkEvent(cache, { __typename: 'TaskEvent', cursor: 'D', kind, task } as never, 'ann');
}

test('a new task comes into the lists that it belongs to, at its place', () => {
  expect(apply('TASK_CREATED', taskFixture({ id: '3', projectId: 'p' }))).toEqual({ projectIds: ['p'], taskId: '3' });
  expect(titles(TODO)).toEqual(['Task 3', 'Task 2']);
  expect(titles(MINE)).toEqual([]);
});

test('a task that changes leaves lists and comes into others, and both its projects are counted anew', () => {
  const moved = taskFixture({ id: '2', projectId: 'q', assigneeId: 'ann', version: 2 });
  expect(apply('TASK_UPDATED', moved)).toEqual({ projectIds: ['p', 'q'] });
  expect(titles(TODO)).toEqual([]);
  expect(titles(MINE)).toEqual(['Task 2']);
});

test('an older copy of a task changes nothing', () => {
  apply('TASK_UPDATED', taskFixture({ id: '2', projectId: 'p', title: 'New', version: 3 }));
  apply('TASK_UPDATED', taskFixture({ id: '2', projectId: 'p', title: 'Old', status: 'DONE', version: 2 }));
  expect(titles(TODO)).toEqual(['New']);
});

test('a deleted task and a hidden one are gone from every list', () => {
  apply('TASK_DELETED', taskFixture({ id: '2', projectId: 'p', version: 2, deletedAt: '2026-02-01T00:00:00.000Z' }));
  expect(titles(TODO)).toEqual([]);
  apply('TASK_CREATED', taskFixture({ id: '3', projectId: 'p', assigneeId: 'ann' }));
  applyWorkEvent(cache, { __typename: 'TaskHiddenEvent', cursor: 'E', kind: 'TASK_HIDDEN', taskId: '3' }, 'ann');
  expect([titles(TODO), titles(MINE)]).toEqual([[], []]);
});

test('whoever is taken out of a project has none of its tasks left', () => {
  const event = { __typename: 'ProjectMemberEvent', cursor: 'D', projectId: 'p', projectRole: null };
  const removed = { ...event, kind: 'PROJECT_MEMBER_REMOVED' };
  const other = taskFixture({ id: '2', assigneeId: 'bob' }).assignee;
  const viewer = taskFixture({ id: '2', assigneeId: 'ann' }).assignee;
  expect(applyWorkEvent(cache, { ...removed, user: other } as never, 'ann')).toEqual({ projectIds: ['p'] });
  expect(titles(TODO)).toEqual(['Task 2']);
  expect(applyWorkEvent(cache, { ...removed, user: viewer } as never, 'ann')).toEqual({});
  expect(titles(TODO)).toEqual([]);
});
