/** Letters and digits that nobody takes for another one. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const GROUP = 5;

/** A password of 74 random bits that can be read out: `k7mpx-3xqfa-wd9te`. */
export function newPassword(): string {
  return Array.from({ length: GROUPS }, () => Array.from({ length: GROUP }, randomLetter).join('')).join('-');
}

function randomLetter(): string {
  // The last bytes are left out: with them the first letters would come more often.
  const end = 256 - (256 % LETTERS.length);
  for (;;) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte! < end) return LETTERS[byte! % LETTERS.length]!;
  }
}
