import { type RawBuilder, sql } from 'kysely';
import { type Context, type LoaderFactory, loader } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { dialectOf } from '../../db/orm.js';
import { query } from '../../db/query.js';
import { isFound } from '../accounts/search-text.js';
import { foldCase } from '../accounts/username.js';

/** Most tasks that are looked at by their ids. More than that, and a page is soon full when all are looked at in their order. */
const MOST_NAMED = 5000;
/** Parts of a text that are asked for; more leave hardly less. */
const MOST_PARTS = 16;

/**
 * Conditions on a task of the alias `t`: that its title or description holds the text, whatever its case. Those that an index
 * says may hold it are named; of a text of less than three characters it says nothing.
 */
export async function holdsText(ctx: Context, wanted: string): Promise<RawBuilder<unknown>[]> {
  const found = isFound('t.search_text', wanted);
  const ids = await loader(ctx, idsByText).load(foldCase(wanted));
  return ids ? [isAnyOf(ctx, 't.id', ids), found] : [found];
}

/** Ids of tasks that hold all parts of a folded text; null where they are too many, or there are no parts. */
const idsByText: LoaderFactory<string, string[] | null> = (ctx) => (texts) =>
  Promise.all(
    texts.map(async (text) => {
      const parts = partsOf(text);
      if (parts.length === 0) return null;
      const rows = await query(ctx, dialectOf(ctx.em) === 'postgres' ? byArray(parts) : byMatch(parts));
      return rows.length > MOST_NAMED ? null : rows.map(({ id }) => id);
    }),
  );

/** What its index keeps of a text: each three characters in a row, here from all over it. */
function partsOf(text: string): string[] {
  const characters = [...text];
  const all = new Set(characters.slice(2).map((_, index) => characters.slice(index, index + 3).join('')));
  const step = Math.max(1, all.size / MOST_PARTS);
  return [...all].filter((_, index) => Math.floor(index / step) > Math.floor((index - 1) / step));
}

function byArray(parts: string[]): RawBuilder<{ id: string }> {
  return sql`select task_id as id from task_search where trigrams_of(search_text) collate "C" @> ${parts}
    limit ${MOST_NAMED + 1}`;
}

/** Each part is a string of FTS5, in which nothing has a meaning but the quotation mark (https://sqlite.org/fts5.html §3.1). */
function byMatch(parts: string[]): RawBuilder<{ id: string }> {
  const expression = parts.map((part) => `"${part.replaceAll('"', '""')}"`).join(' AND ');
  return sql`select r.task_id as id from task_search s cross join task_search_rows r
    where r.row = s.rowid and s.task_search match ${expression} limit ${MOST_NAMED + 1}`;
}
