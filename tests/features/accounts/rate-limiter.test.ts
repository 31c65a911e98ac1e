import { expect, test } from '@jest/globals';
import { clientNetwork } from '../../../src/features/accounts/client-network.js';
import { createRateLimiter } from '../../../src/features/accounts/rate-limiter.js';
import { createTestClock } from '../../support/test-clock.js';

const RATE = { name: 'test', max: 3, seconds: 60 };

test('tries beyond the rate are refused with the seconds to wait, and are free again after them', async () => {
  const clock = createTestClock();
  const limiter = createRateLimiter(clock);
  await limiter.take(RATE, 'ann');
  clock.advance(20);
  await limiter.take(RATE, 'ann');
  await limiter.take(RATE, 'ann');
  await expect(limiter.take(RATE, 'ann')).rejects.toMatchObject({ code: 'RATE_LIMITED', details: { retryAfter: 40 } });
  await limiter.take(RATE, 'bob');
  await limiter.take({ ...RATE, name: 'other' }, 'ann');
  clock.advance(40);
  await limiter.take(RATE, 'ann');
  await expect(limiter.take(RATE, 'ann')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('tries at the same moment are each counted', async () => {
  const limiter = createRateLimiter(createTestClock());
  const tries = await Promise.allSettled(Array.from({ length: 10 }, () => limiter.take(RATE, 'ann')));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
});

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::ffff'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['fe80::1%eth0', 'fe80::2'],
])('%s and %s count as one client', (one, other) => {
  expect(clientNetwork(one)).toBe(clientNetwork(other));
});

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:3::1'],
  ['192.0.2.1', '192.0.2.2'],
])('%s and %s count as two', (one, other) => {
  expect(clientNetwork(one)).not.toBe(clientNetwork(other));
});
