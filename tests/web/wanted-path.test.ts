import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { onTheWay, wantedPath } from '../../web/src/features/accounts/wanted-path.js';

const HERE = 'https://team.example';
const global = globalThis as { location?: unknown };

beforeEach(() => {
  global.location = { origin: HERE };
});
afterEach(() => {
  delete global.location;
});

test.each(['/', '/rooms/0190', '/invites/AbC-1', '/settings/sessions?dialog=sign-out', '/rooms/1#last'])(
  'who was going to %s comes there',
  (path) => {
    const on = onTheWay('/register', path);
    expect(wantedPath(new URL(on, HERE).search)).toBe(path);
  },
);

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example/',
  'https:evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/.//evil.example',
  '/x/..//evil.example',
  '/\t/evil.example',
  '%0d%0a//evil.example',
  `${HERE}@evil.example`,
])('row 95: an address that names %s leads nowhere else', (to) => {
  const path = wantedPath(`?to=${encodeURIComponent(to)}`);
  expect(new URL(path, HERE).origin).toBe(HERE);
  expect(path).toMatch(/^\/(?![/\\])/);
});
