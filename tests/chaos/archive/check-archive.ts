/** A message as its row has it: null where the row has no content. */
export interface LiveRow {
  id: string;
  content: string | null;
}

/**
 * What is wrong with the contents in the database and in the archive, which together must be those of all messages, each once. A run that did not come to
 * its end may have left lines to which no row points yet; isDone: none has.
 */
export function checkArchive(
  rows: LiveRow[],
  lines: { id: string; content: string }[],
  { isDone }: { isDone: boolean },
): string[] {
  const archived = Map.groupBy(lines, ({ id }) => id);
  const wrong = rows.flatMap(({ id, content }) => {
    const copies = archived.get(id) ?? [];
    if (content === null && copies.length === 0) return [`${id} is neither in the database nor in the archive`];
    if (isDone && content !== null && copies.length > 0) return [`${id} is in the database and in the archive`];
    if (isDone && copies.length > 1) return [`${id} is in the archive ${copies.length} times`];
    return [];
  });
  const known = new Set(rows.map(({ id }) => id));
  return [...wrong, ...lines.filter(({ id }) => !known.has(id)).map(({ id }) => `${id} is in the archive alone`)];
}
