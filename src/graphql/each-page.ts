import type { Connection } from './connection.js';

/** The nodes of a whole list, a page at a time. read: the page after a cursor, first that after null. */
export async function* eachPage<T>(read: (after: string | null) => Promise<Connection<T>>): AsyncGenerator<T[]> {
  let after: string | null = null;
  do {
    const { nodes, pageInfo }: Connection<T> = await read(after);
    yield nodes;
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
}
