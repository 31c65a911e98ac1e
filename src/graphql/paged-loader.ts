import { type RawBuilder, sql } from 'kysely';
import type { Context, LoaderFactory } from '../context.js';
import { query } from '../db/query.js';
import type { Page } from './connection.js';

/** One page of one of several like lists: which list (a condition), and where in it. */
export interface PageRequest {
  where: RawBuilder<unknown>;
  page: Page;
}

/** Pages read by one statement; SQLite takes at most 500 selects in one. */
const PAGES_AT_ONCE = 100;

/**
 * A loader of pages, so that the lists of many objects cost one statement per 100 of them: a select with a limit of its
 * own for each, none reading more than its page. select: one page in its own direction; order: the lists' sort columns,
 * as the rows name them. Gives each page's rows in the page's own direction.
 */
export function pagedLoader<T>(
  select: (ctx: Context, key: PageRequest) => RawBuilder<T>,
  order: RawBuilder<unknown>,
): LoaderFactory<PageRequest, T[]> {
  return (ctx) => async (keys) => {
    if (keys.length === 1) return [await query(ctx, select(ctx, keys[0]!))];
    const pages: T[][] = [];
    for (let start = 0; start < keys.length; start += PAGES_AT_ONCE) {
      pages.push(...(await readPages(ctx, keys.slice(start, start + PAGES_AT_ONCE))));
    }
    return pages;
  };

  async function readPages(ctx: Context, keys: readonly PageRequest[]): Promise<T[][]> {
    const selects = keys.map(
      (key, index) => sql`select ${sql.lit(index)} as "pageIndex", p.* from (${select(ctx, key)}) p`,
    );
    const rows = await query(
      ctx,
      sql<
        T & { pageIndex: number }
      >`select * from (${sql.join(selects, sql` union all `)}) pages order by "pageIndex", ${order}`,
    );
    const byPage = Map.groupBy(rows, (row) => row.pageIndex);
    return keys.map(({ page }, index) => {
      const found = byPage.get(index) ?? [];
      return page.backwards ? found.reverse() : found;
    });
  }
}
