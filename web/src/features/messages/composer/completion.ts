/** What is being typed at the caret that can be completed. start, end: its place in the text, the sign before it included. */
export interface Incomplete {
  kind: 'person' | 'emoji';
  query: string;
  start: number;
  end: number;
}

const PERSON = /(?<![\p{L}\p{M}\p{N}_+\-/=&@.])@([\p{L}\p{M}\p{N}._-]{0,40})$/u;
const EMOJI = /(?<![\p{L}\p{N}:])[:]([a-z0-9_+-]{2,30})$/u;

/** Finds an `@name` or a `:shortcode` that ends at the caret; null where there is none. */
export function incompleteAt(text: string, caret: number): Incomplete | null {
  const before = text.slice(Math.max(0, caret - 60), caret);
  const person = PERSON.exec(before);
  const found = person ?? EMOJI.exec(before);
  if (!found) return null;
  return { kind: person ? 'person' : 'emoji', query: found[1]!, start: caret - found[0].length, end: caret };
}
