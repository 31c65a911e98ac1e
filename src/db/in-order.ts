/** What a DataLoader must give back: for each key its row, in the keys' order, null where there is none. */
export function inOrder<T>(keys: readonly string[], rows: T[], keyOf: (row: T) => string): (T | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** The same for lists: for each key its rows, in the rows' order. */
export function groupInOrder<T>(keys: readonly string[], rows: T[], keyOf: (row: T) => string): T[][] {
  const byKey = Map.groupBy(rows, keyOf);
  return keys.map((key) => byKey.get(key) ?? []);
}
