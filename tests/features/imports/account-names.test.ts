import { expect, test } from '@jest/globals';
import { displayNameFor, emailFor, usernamesFor } from '../../../src/features/imports/account-names.js';

const first = (name: string, id = 'U1') => usernamesFor({ id, name }).next().value;

test.each([
  ['ann', 'ann'],
  ['ann.lee_2', 'ann.lee_2'],
  ['Ann Lee!', 'Ann-Lee'],
  ['__ann__', 'ann'],
  ['ａｎｎ', 'ann'],
  ['анна', 'анна'],
  ['a'.repeat(60), 'a'.repeat(40)],
])('the Slack name %j gives the username %j', (name, username) => {
  expect(first(name)).toBe(username);
});

test.each(['x', '🎉', '', 'аnn', '---'])('the Slack name %j cannot be a username: the id stands in', (name) => {
  expect(first(name, 'U0AB')).toBe('slack-u0ab');
});

test('further names are numbered and keep the limit of 40 characters', () => {
  const names = usernamesFor({ id: 'U1', name: 'a'.repeat(45) });
  const [, second, third] = [names.next().value, names.next().value, names.next().value];
  expect(second).toBe(`${'a'.repeat(38)}-2`);
  expect(third).toBe(`${'a'.repeat(38)}-3`);
});

test('display names are one visible line of at most 100 characters, or none', () => {
  expect(displayNameFor({ displayName: ' Ann\nLee ' })).toBe('Ann Lee');
  expect(displayNameFor({ displayName: '👍'.repeat(120) })).toBe('👍'.repeat(100));
  expect(displayNameFor({ displayName: '\u200b' })).toBeNull();
  expect(displayNameFor({ displayName: null })).toBeNull();
});

test('only real addresses are kept', () => {
  expect(emailFor({ email: 'ann@example.org' })).toBe('ann@example.org');
  expect(emailFor({ email: 'ann at example' })).toBeNull();
  expect(emailFor({ email: null })).toBeNull();
});
