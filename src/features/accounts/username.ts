import { lineText, text } from '../../shared/input.js';

/**
 * A username as one types it, kept in NFKC: 2 to 40 letters and digits of one script, with `.`, `_` and `-` between
 * them. Mixing scripts would let `аdmin` with a Cyrillic а pass for `admin` (Unicode TS 39, single-script restriction).
 */
export const username = text({ max: 40 })
  .overwrite((value) => value.normalize('NFKC'))
  .refine((value) => /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._-]{0,38}[\p{L}\p{M}\p{N}])$/u.test(value), {
    error: 'Must be 2 to 40 letters, digits, dots, dashes or underscores.',
  })
  .refine(isOneScript, { error: 'Mixes letters of different alphabets.' })
  .refine((value) => !RESERVED.has(value.toLowerCase()), { error: 'Is what calls a whole room.' });

/** `@here` and `@room` are for everyone. */
const RESERVED = new Set(['here', 'room']);

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

/** Cyrillic and Greek letters that look like Latin ones in either case, with what they look like (from TS 39's confusables.txt). */
const LOOK_ALIKES = new Map(
  Object.entries({
    ...{ а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', һ: 'h', н: 'h', і: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', о: 'o' },
    ...{ р: 'p', ԛ: 'q', г: 'r', ѕ: 's', т: 't', ѵ: 'v', ԝ: 'w', х: 'x', у: 'y', ү: 'y' },
    ...{
      α: 'a',
      β: 'b',
      ε: 'e',
      η: 'h',
      ι: 'i',
      κ: 'k',
      μ: 'm',
      ν: 'v',
      ο: 'o',
      ρ: 'p',
      τ: 't',
      υ: 'y',
      χ: 'x',
      ζ: 'z',
    },
  }),
);

/**
 * What must be unique: the username folded, so that `Ann` and `ａｎｎ` are one. A name of look-alikes only is folded to
 * what it looks like: Cyrillic `асе` is `ace`.
 */
export function usernameKey(value: string): string {
  const folded = foldCase(value);
  const letters = folded.match(LETTERS) ?? [];
  if (!letters.every((letter) => LOOK_ALIKES.has(letter))) return folded;
  return folded.replace(LETTERS, (letter) => LOOK_ALIKES.get(letter)!);
}

/** The text without differences of case and form, for comparing: `Straße`, `STRASSE` and `ｓｔｒａｓｓｅ` are one. */
export function foldCase(value: string): string {
  // Lower case alone would keep apart what only differs there: ß and SS, the two small sigmas.
  return value.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').replaceAll('ς', 'σ');
}

/** The name to show: 1 to 100 code points on one line, not blank. */
export const displayName = lineText({ min: 1, max: 100 });
