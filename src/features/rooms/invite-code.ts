import { createHash, randomBytes } from 'node:crypto';

/** 192 random bits, base64url: nobody guesses one. */
export function newInviteCode(): string {
  return randomBytes(24).toString('base64url');
}

/** What is stored of a code, SHA-256 in hex: enough for a value that cannot be guessed. */
export function hashInviteCode(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
