import { expect, test } from '@jest/globals';
import { checkArchive } from './check-archive.ts';

const live = { id: 'a', content: 'one' };
const gone = { id: 'b', content: null };
const line = { id: 'b', content: 'two' };

test('what is in the database or in the archive is as it must be', () => {
  expect(checkArchive([live, gone], [line], { isDone: true })).toEqual([]);
});

test('what is nowhere is lost, whether the run is over or not', () => {
  expect(checkArchive([live, gone], [], { isDone: false })).toEqual([
    'b is neither in the database nor in the archive',
  ]);
});

test('what is in both, or twice, is wrong once the run is over', () => {
  const both = [line, line, { id: 'a', content: 'one' }];
  expect(checkArchive([live, gone], both, { isDone: false })).toEqual([]);
  expect(checkArchive([live, gone], both, { isDone: true })).toEqual([
    'a is in the database and in the archive',
    'b is in the archive 2 times',
  ]);
});

test('what the archive alone knows is wrong', () => {
  expect(checkArchive([live], [line], { isDone: false })).toEqual(['b is in the archive alone']);
});
