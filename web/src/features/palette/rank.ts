/** So much text is looked through, characters. */
const LOOKED_AT = 200;

/**
 * How well a name answers what was typed, 0 to 1; null where it does not: its letters must come in this order, though not
 * side by side. Best is the whole name, then its beginning, the beginning of a word, a part, and last scattered letters.
 */
export function rank(name: string, typed: string): number | null {
  const text = fold(name).slice(0, LOOKED_AT);
  const sought = fold(typed).trim();
  if (sought === '') return 0;
  if (text === sought) return 1;
  const at = text.indexOf(sought);
  if (at === 0) return 0.9;
  if (at > 0) return isWordStart(text, at) ? 0.8 : 0.6;
  return rankScattered(text, sought);
}

/** Up to 0.5: the more letters stand at the beginning of a word or after the one before, the better. */
function rankScattered(text: string, sought: string): number | null {
  let at = -1;
  let good = 0;
  const letters = [...sought].filter((letter) => letter.trim() !== '');
  for (const letter of letters) {
    const next = text.indexOf(letter, at + 1);
    if (next === -1) return null;
    if (next === at + 1 || isWordStart(text, next)) good++;
    at = next;
  }
  return (0.5 * good) / letters.length;
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!);
}

/** Without case and accents; `ё` is `е`, while `й` stays itself. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(?<!и)\p{M}/giu, '')
    .normalize('NFC')
    .toLowerCase();
}

/** Those that answer what was typed, the best first; of equally good ones in the order given. */
export function ranked<Item>(items: readonly Item[], typed: string, nameOf: (item: Item) => string): Item[] {
  return items
    .flatMap((item) => {
      const score = rank(nameOf(item), typed);
      return score === null ? [] : [{ item, score }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}
