import { expect, test } from '@jest/globals';
import { type PushMessage, payloadOf } from '../../src/push/payload.js';

const message = { title: 'A task', body: 'To be done', url: '/tasks/1', tag: 'a tag', badge: 3 };
const read = (of: Partial<PushMessage>) => {
  const payload = payloadOf({ ...message, ...of });
  return { size: Buffer.byteLength(payload), ...(JSON.parse(payload) as PushMessage) };
};

test('what fits is sent as it is', () => {
  expect(JSON.parse(payloadOf(message))).toEqual(message);
  const room = 3993 - Buffer.byteLength(JSON.stringify({ ...message, body: '' }));
  expect(read({ body: 'x'.repeat(room) })).toMatchObject({ size: 3993, body: 'x'.repeat(room) });
});

test.each([
  ['letters', 'x'],
  ['Cyrillic', 'ж'],
  ['characters of two places', '👍'],
  ['what JSON escapes', '"'],
  ['controls', '\u0001'],
])('row 101: a body too long in %s is cut between characters, and the rest stays', (_, character) => {
  const { size, body, ...rest } = read({ body: character.repeat(9000) });
  expect(size).toBeLessThanOrEqual(3993);
  expect(size).toBeGreaterThan(3993 - 8);
  expect(body).toMatch(/…$/);
  expect(body.slice(0, -1)).toBe(character.repeat(body.slice(0, -1).length / character.length));
  expect(rest).toEqual({ title: 'A task', url: '/tasks/1', tag: 'a tag', badge: 3 });
});

test('row 101: a title too long is cut, and its body left out', () => {
  const { size, title, body } = read({ title: '👍'.repeat(20_000) });
  expect(size).toBeLessThanOrEqual(3993);
  expect(title).toMatch(/^(👍)+…$/u);
  expect(body).toBe('');
});
