import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createPresence, type Presence } from '../../../src/features/activity/presence.js';

let presence: Presence;
let told: [string, boolean][];

beforeEach(() => {
  jest.useFakeTimers();
  presence = createPresence();
  told = [];
  presence.listen((userId, online) => told.push([userId, online]));
});
afterEach(() => {
  presence.close();
  jest.useRealTimers();
});

test('somebody is online with his first socket and offline 30 s after his last', () => {
  const leaves = [presence.enter('ann'), presence.enter('ann')];
  leaves[0]!();
  jest.advanceTimersByTime(60_000);
  expect(presence.isOnline('ann')).toBe(true);
  leaves[1]!();
  expect(presence.here()).toEqual([]);
  jest.advanceTimersByTime(29_999);
  expect(presence.isOnline('ann')).toBe(true);
  jest.advanceTimersByTime(1);
  expect(presence.isOnline('ann')).toBe(false);
  expect(told).toEqual([
    ['ann', true],
    ['ann', false],
  ]);
});

test('who comes back within 30 s was never gone', () => {
  presence.enter('ann')();
  jest.advanceTimersByTime(20_000);
  const leave = presence.enter('ann');
  jest.advanceTimersByTime(60_000);
  expect(told).toEqual([['ann', true]]);
  leave();
  jest.advanceTimersByTime(30_000);
  expect(presence.isOnline('ann')).toBe(false);
});

test('who is live elsewhere is online as long as it is told again, and one socket here outlasts what is told', () => {
  presence.notice('ann', 30_000);
  jest.advanceTimersByTime(20_000);
  presence.notice('ann', 30_000);
  presence.notice('ann', 1_000);
  jest.advanceTimersByTime(29_999);
  expect(presence.isOnline('ann')).toBe(true);
  const leave = presence.enter('ann');
  presence.notice('ann', 10);
  jest.advanceTimersByTime(60_000);
  expect(presence.here()).toEqual(['ann']);
  leave();
  jest.advanceTimersByTime(30_000);
  expect(told).toEqual([
    ['ann', true],
    ['ann', false],
  ]);
});
