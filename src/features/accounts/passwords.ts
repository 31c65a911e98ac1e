import argon2 from 'argon2';
import bcrypt from 'bcryptjs';
import pLimit from 'p-limit';
import { DomainError } from '../../shared/errors.js';

/** argon2id with memory in KiB, passes and lanes of the OWASP Password Storage Cheat Sheet. */
const PARAMETERS = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Hashes computed at once; each takes 19 MiB and a thread. */
const AT_ONCE = 4;
/** Hashes that may wait for their turn: about a second's work. */
const MAX_WAITING = 50;
/** Seconds after which a client may try again when too many wait. */
const RETRY_AFTER = 2;
/** A bcrypt hash of an imported account. Beyond cost 14 one check would hold up everybody. */
const BCRYPT = /^\$2[aby]\$(0[4-9]|1[0-4])\$/;

/** What came of checking a password. rehash: the hash to keep from now on, where the old one is of an older kind. */
export interface Verdict {
  matches: boolean;
  rehash: string | null;
}

/** Makes and checks password hashes, few at a time. Both throw UNAVAILABLE with retryAfter when too many wait. */
export interface Passwords {
  /** argon2id in PHC string format. */
  hash(password: string): Promise<string>;
  /** hash null: no account, or one without a password; takes as long as a wrong password. */
  verify(hash: string | null, password: string): Promise<Verdict>;
}

export async function createPasswords(): Promise<Passwords> {
  const limit = pLimit(AT_ONCE);
  const dummy = await argon2.hash('nobody has this password', PARAMETERS);

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (limit.pendingCount >= MAX_WAITING) throw new DomainError('UNAVAILABLE', undefined, { retryAfter: RETRY_AFTER });
    return limit(work);
  }

  return {
    hash: async (password) => inTurn(() => argon2.hash(normalized(password), PARAMETERS)),
    verify: async (hash, password) =>
      inTurn(async () => {
        if (hash !== null && BCRYPT.test(hash)) return verifyBcrypt(hash, password);
        const matches = await argon2.verify(hash?.startsWith('$argon2') ? hash : dummy, normalized(password));
        return { matches: matches && hash !== null, rehash: null };
      }),
  };
}

/** bcrypt reads 72 bytes and ignores the rest: a longer password could be any of many, so it opens nothing. */
async function verifyBcrypt(hash: string, password: string): Promise<Verdict> {
  const matches = (await bcrypt.compare(password, hash)) && !bcrypt.truncates(password);
  return { matches, rehash: matches ? await argon2.hash(normalized(password), PARAMETERS) : null };
}

/** One password typed on two keyboards may come composed or decomposed (NIST SP 800-63B-4, 3.1.1.2). */
function normalized(password: string): string {
  return password.normalize('NFKC');
}
