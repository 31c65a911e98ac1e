const FENCE = '```';

/**
 * Cuts markdown into pieces of at most `max` code points, at the ends of lines where it can: nothing is lost. A block of
 * code that is cut is closed in one piece and opened again in the next. max: over 100.
 */
export function splitContent(markdown: string, max: number): string[] {
  if (markdown.length <= max || lengthOf(markdown) <= max) return [markdown];
  const pieces: string[] = [];
  // What a piece may need besides its lines: a fence at each end.
  const room = max - 2 * (FENCE.length + 1);
  let lines: string[] = [];
  let length = 0;
  let inCode = false;
  for (const line of markdown.split('\n').flatMap((whole) => cut(whole, room))) {
    if (length + lengthOf(line) + 1 > room && lines.length > 0) {
      pieces.push([...lines, ...(inCode ? [FENCE] : [])].join('\n'));
      lines = inCode ? [FENCE] : [];
      length = 0;
    }
    lines.push(line);
    length += lengthOf(line) + 1;
    if (line.startsWith(FENCE)) inCode = !inCode;
  }
  pieces.push(lines.join('\n'));
  return pieces.filter((piece) => piece.trim() !== '');
}

function cut(line: string, max: number): string[] {
  const characters = [...line];
  if (characters.length <= max) return [line];
  return Array.from({ length: Math.ceil(characters.length / max) }, (_, index) =>
    characters.slice(index * max, (index + 1) * max).join(''),
  );
}

function lengthOf(text: string): number {
  return [...text].length;
}
