import { expect, test } from '@jest/globals';
import { nextRoom } from '../../web/src/app/next-room.js';
import { inviteState } from '../../web/src/features/rooms/invite-state.js';
import { plainText } from '../../web/src/features/rooms/plain-text.js';
import { shortTime } from '../../web/src/features/rooms/short-time.js';

test('a preview has the words of a message and none of its marks', () => {
  expect(plainText('# Title\n\nSome **bold** and _soft_ [link](https://a.example) `code`')).toBe(
    'Title Some bold and soft link code',
  );
  expect(plainText('- one\n- two\n\n> quoted\n\n```js\nlet a;\n```')).toBe('one two quoted let a;');
  expect(plainText('| a | b |\n|---|---|\n| c | d |')).toBe('a b c d');
  expect(plainText('<script>alert(1)</script>')).toBe('<script>alert(1)</script>');
  expect(plainText('')).toBe('');
});

test('a time is as short as it can be told', () => {
  const now = new Date(2026, 4, 20, 15, 30).getTime();
  const minute = 60_000;
  const told = (ago: number) => shortTime(now - ago, now, 'en');
  expect(told(10_000)).toBe('now');
  expect(told(5 * minute)).toMatch(/^5/);
  expect(told(90 * minute)).toMatch(/^(14:00|02:00)/);
  expect(told(2 * 24 * 60 * minute)).toBe('Mon');
  expect(told(60 * 24 * 60 * minute)).toMatch(/Mar/);
  expect(shortTime(now + minute, now, 'en')).toBe('now');
});

test('one steps round the list of rooms, and over those that are read', () => {
  const rooms = ['a', 'b', 'c', 'd'].map((id) => ({ id, unreadCount: id === 'c' ? 1 : 0 }));
  const step = (from: string | undefined, by: number, onlyUnread = false) => nextRoom(rooms, from, by, onlyUnread)?.id;
  expect([step('a', 1), step('d', 1), step('a', -1), step('b', -1)]).toEqual(['b', 'a', 'd', 'a']);
  expect([step(undefined, 1), step(undefined, -1)]).toEqual(['a', 'd']);
  expect([step('d', 1, true), step('a', -1, true), step('c', 1, true)]).toEqual(['c', 'c', undefined]);
  expect(nextRoom([], undefined, 1, false)).toBeUndefined();
});

test('a link lets in until it is revoked, over, or used up', () => {
  const person = { id: 'ann', displayName: 'Ann' };
  const times = { createdAt: '2026-01-01T00:00:00.000Z', expiresAt: '2026-01-08T00:00:00.000Z', revokedAt: null };
  const invite = { id: 'i', createdBy: person, maxUses: 2 as number | null, useCount: 1, ...times };
  const [before, after] = ['2026-01-02T00:00:00Z', '2026-01-08T00:00:00Z'].map(Date.parse) as [number, number];
  expect(inviteState(invite, before)).toBe('active');
  expect(inviteState(invite, after)).toBe('expired');
  expect(inviteState({ ...invite, useCount: 2 }, before)).toBe('usedUp');
  expect(inviteState({ ...invite, maxUses: null, useCount: 9 }, before)).toBe('active');
  expect(inviteState({ ...invite, revokedAt: times.createdAt }, after)).toBe('revoked');
});
