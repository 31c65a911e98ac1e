import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Statements that PostgreSQL keeps prepared on each connection at most: each costs it some 50 KiB there. */
const PREPARED = 150;
/** How often a statement has come when it is one of those that come again and again. */
const RECURRING = 10;

const names = new Map<string, string>();
const counts = new LRUCache<string, number>({ max: 1000 });

/**
 * The name under which a statement is prepared, so that it is parsed and planned once per connection instead of each
 * time; undefined for one that is not. The first that recur are; the rest are sent as they are. The name is made of the
 * text: on a connection that a pooler lends to several nodes it can mean nothing else.
 */
export function preparedName(text: string): string | undefined {
  const name = names.get(text);
  if (name !== undefined || names.size >= PREPARED) return name;
  const count = (counts.get(text) ?? 0) + 1;
  counts.set(text, count);
  if (count >= RECURRING) names.set(text, createHash('sha256').update(text).digest('hex').slice(0, 32));
  return names.get(text);
}
