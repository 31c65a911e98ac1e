import { expect, test } from '@jest/globals';
import { type Listed, matches, placed } from '../../web/src/features/work/task-list.js';
import type { TaskFilter, TaskOrder } from '../../web/src/generated/work-documents.js';
import { taskFixture } from './task-fixture.js';

const NOW = Date.parse('2026-02-01T12:00:00Z');
const looker = { viewerId: 'ann', now: NOW };

const task = taskFixture({
  id: '5',
  title: 'Paint the Buoys',
  description: 'two coats',
  dueDate: '2026-01-31T10:00:00.000Z',
  assigneeId: 'ann',
  projectId: 'p',
});

test.each<[TaskFilter, boolean]>([
  [{}, true],
  [{ assigneeId: 'ann' }, true],
  [{ assigneeId: 'bob' }, false],
  [{ assigneeId: null }, false],
  [{ projectId: 'p' }, true],
  [{ projectId: null }, false],
  [{ creatorId: 'bob' }, true],
  [{ creatorId: 'ann' }, false],
  [{ statuses: ['DONE', 'TODO'] }, true],
  [{ statuses: ['DONE'] }, false],
  [{ priorities: ['MEDIUM'] }, true],
  [{ priorities: ['HIGH', 'LOW'] }, false],
  [{ dueFrom: '2026-01-31T10:00:00Z', dueTo: '2026-01-31T10:00:00Z' }, true],
  [{ dueFrom: '2026-01-31T10:00:01Z' }, false],
  [{ dueTo: '2026-01-31T09:59:59Z' }, false],
  [{ isOverdue: true }, true],
  [{ isOverdue: false }, false],
  [{ assignedToMe: true }, true],
  [{ mine: true }, true],
  [{ query: 'the buoys' }, true],
  [{ query: 'COATS' }, true],
  [{ query: 'buoys coats' }, false],
  [{ query: 'buoys', statuses: ['DONE'] }, false],
])('of a filter it is known whether a task is in it: %j', (filter, isIn) => {
  expect(matches(task, filter, looker)).toBe(isIn);
});

test('a task whose description is not at hand stays in a search where it was, and comes into none', () => {
  const { description: _, ...bare } = task;
  const list = { filter: { query: 'coats' }, orderBy: 'CREATED_DESC', hasNext: false } as const;
  expect(placed([bare], bare, bare, list, looker)).toEqual([bare]);
  expect(placed([], bare, bare, list, looker)).toEqual([]);
});

const ids = (items: readonly Listed[]) => items.map(({ id }) => id).join('');

test.each<[TaskOrder, string]>([
  ['CREATED_DESC', '4321'],
  ['CREATED_ASC', '1234'],
  ['UPDATED_DESC', '2431'],
  ['DUE_ASC', '3214'],
  ['PRIORITY_DESC', '4213'],
])('in whatever sequence tasks change, a list ends up in the order of the server: %s', (orderBy, order) => {
  const all = [
    taskFixture({ id: '1', dueDate: null, updatedAt: '2026-01-01T00:00:00.000Z' }),
    taskFixture({ id: '2', dueDate: '2026-03-02T00:00:00.000Z', updatedAt: '2026-01-09T00:00:00.000Z' }),
    taskFixture({
      id: '3',
      dueDate: '2026-03-01T00:00:00.000Z',
      priority: 'LOW',
      updatedAt: '2026-01-02T00:00:00.000Z',
    }),
    taskFixture({ id: '4', dueDate: null, priority: 'HIGH', updatedAt: '2026-01-03T00:00:00.000Z' }),
  ];
  for (const sequence of [all, all.toReversed(), [...all, ...all]]) {
    let items: readonly Listed[] = [];
    for (const one of sequence) items = placed(items, one, one, { filter: {}, orderBy, hasNext: false }, looker);
    expect(ids(items)).toBe(order);
  }
});

test('what belongs beyond the part that was read comes with its page; what no longer matches is gone', () => {
  const [first, second] = [taskFixture({ id: '2' }), taskFixture({ id: '1' })];
  const list = { filter: { statuses: ['TODO'] }, orderBy: 'CREATED_DESC', hasNext: true } satisfies object as never;
  expect(ids(placed([first], second, second, list, looker))).toBe('2');
  const done = { ...first, status: 'DONE' as const };
  expect(ids(placed([first], done, done, list, looker))).toBe('');
  const deleted = { ...first, deletedAt: '2026-01-31T10:00:00.000Z' };
  expect(ids(placed([first], deleted, deleted, list, looker))).toBe('');
});
