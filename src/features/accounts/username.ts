import { z } from 'zod';
import { text } from '../../shared/input.js';

/**
 * A username as one types it: 2 to 40 letters and digits of one script, with `.`, `_` and `-` between them. Mixing
 * scripts would let `аdmin` with a Cyrillic а pass for `admin` (Unicode TS 39, single-script restriction).
 */
export const username = text({ max: 40 })
  .refine((value) => /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._-]*[\p{L}\p{M}\p{N}])$/u.test(value.normalize('NFKC')), {
    error: 'Must be 2 to 40 letters, digits, dots, dashes or underscores.',
  })
  .refine((value) => isOneScript(value.normalize('NFKC')), { error: 'Mixes letters of different alphabets.' });

const LETTERS = /\p{L}/gu;
const SCRIPTS = [
  /^\p{Script=Latin}$/u,
  /^\p{Script=Cyrillic}$/u,
  /^\p{Script=Greek}$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]$/u,
];

function isOneScript(value: string): boolean {
  const scripts = new Set(
    (value.match(LETTERS) ?? []).map((letter) => SCRIPTS.findIndex((script) => script.test(letter))),
  );
  return scripts.size <= 1;
}

/** What must be unique: the username folded, so that `Ann` and `ａｎｎ` are one. */
export function usernameKey(value: string): string {
  return value.normalize('NFKC').toLowerCase();
}

/** An e-mail address, kept as typed; `emailKey` is what must be unique. */
export const email = z.email('Is not an e-mail address.').max(254);

export function emailKey(value: string): string {
  return value.toLowerCase();
}

/** 8 to 256 code points, as the project says; what they are is the user's own affair (NIST SP 800-63B). */
export const password = text({ min: 8, max: 256 });
