/** The items in runs of at most `size`, in their order. */
export function* chunksOf<T>(items: T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/**
 * Runs of exactly `size`, the last filled up by repeating its first item: for `in (…)`, whose statement then has the same
 * text each time, which SQLite keeps prepared.
 */
export function* evenChunksOf<T>(items: Iterable<T>, size: number): Generator<T[]> {
  for (const chunk of chunksOf([...items], size)) yield [...chunk, ...Array<T>(size - chunk.length).fill(chunk[0]!)];
}

/** Runs of at most `size` of items that come one at a time; only one run is in memory. */
export async function* chunksFrom<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let chunk: T[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
