/** Most code points of a file's name. */
export const MAX_NAME = 180;

/** Controls, line breaks, and format characters, which show as nothing or turn the text around; but not what joins emoji. */
const UNSEEN = /(?!(?<=\p{Extended_Pictographic}\uFE0F?)\u200D\p{Extended_Pictographic})[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * The name under which a file is shown and offered: what its sender called it, without the folders before it, on one line,
 * cut to MAX_NAME code points. It names nothing on a disk.
 */
export function fileName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1)!;
  const seen = last.replace(UNSEEN, '').replace(/\s+/gu, ' ').trim().normalize('NFC');
  return [...seen].slice(0, MAX_NAME).join('').trim() || 'file';
}
