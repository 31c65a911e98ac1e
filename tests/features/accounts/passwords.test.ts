import { expect, test } from '@jest/globals';
import bcrypt from 'bcryptjs';
import { createPasswords } from '../../../src/features/accounts/passwords.js';

test('a hash is argon2id with the parameters of OWASP and fits only its password', async () => {
  const passwords = await createPasswords();
  const hash = await passwords.hash('correct horse');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
  expect(await passwords.verify(hash, 'correct horse')).toEqual({ matches: true, rehash: null });
  expect(await passwords.verify(hash, 'correct house')).toEqual({ matches: false, rehash: null });
});

test('a password typed composed opens what was typed decomposed', async () => {
  const passwords = await createPasswords();
  const hash = await passwords.hash('cafe\u0301 au lait');
  expect((await passwords.verify(hash, 'caf\u00e9 au lait')).matches).toBe(true);
});

test('nothing opens an account without a password', async () => {
  const passwords = await createPasswords();
  expect((await passwords.verify(null, 'nobody has this password')).matches).toBe(false);
});

test('row 41: an imported bcrypt hash is checked and gives way to argon2id', async () => {
  const passwords = await createPasswords();
  const hash = await bcrypt.hash('correct horse', 4);
  const { matches, rehash } = await passwords.verify(hash, 'correct horse');
  expect(matches).toBe(true);
  expect((await passwords.verify(rehash, 'correct horse')).matches).toBe(true);
  expect(await passwords.verify(hash, 'correct house')).toEqual({ matches: false, rehash: null });
});

test('row 41: a password that agrees with an imported one in the 72 bytes bcrypt reads opens nothing', async () => {
  const passwords = await createPasswords();
  const hash = await bcrypt.hash('a'.repeat(72), 4);
  expect((await passwords.verify(hash, 'a'.repeat(72))).matches).toBe(true);
  expect(await passwords.verify(hash, `${'a'.repeat(72)}b`)).toEqual({ matches: false, rehash: null });
});

test('row 40: of a flood of hashes some are refused at once and the rest are made', async () => {
  const passwords = await createPasswords();
  const results = await Promise.allSettled(Array.from({ length: 100 }, () => passwords.hash('correct horse')));
  const refused = results.filter(({ status }) => status === 'rejected');
  expect(refused.length).toBeGreaterThanOrEqual(46);
  expect(refused.length).toBeLessThan(100);
  for (const result of refused)
    expect((result as PromiseRejectedResult).reason).toMatchObject({ code: 'UNAVAILABLE', details: { retryAfter: 2 } });
});
