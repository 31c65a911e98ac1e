import { type RawBuilder, sql } from 'kysely';
import { type Context, loader } from '../../context.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type PageArgs, parsePage, toConnection } from '../../graphql/connection.js';
import { type PageRequest, pagedLoader } from '../../graphql/paged-loader.js';
import { DomainError } from '../../shared/errors.js';
import { isId } from '../../shared/ids.js';
import { StoredFile } from './file.entity.js';

/**
 * One page of the files out of an archive, in its order. The archive must have been found through the viewer: who sees it sees
 * them. Throws BAD_USER_INPUT, BAD_CURSOR.
 */
export async function listEntries(ctx: Context, archive: StoredFile, args: PageArgs): Promise<Connection<StoredFile>> {
  const page = parsePage(args, `entries:${archive.id}`);
  const rows = await loader(ctx, entryPages).load({ where: sql`f.archive_id = ${archive.id}`, page });
  return toConnection(rows.map(rowsOf(ctx.em, StoredFile, 'f').read<StoredFile>), page, ({ id }) => ({
    value: '',
    id,
  }));
}

const entryPages = pagedLoader(selectPage, sql`id`);

function selectPage(ctx: Context, { where, page }: PageRequest): RawBuilder<StoredFile> {
  if (page.after && !isId(page.after.id)) throw new DomainError('BAD_CURSOR');
  const after = page.after ? sql`and f.id > ${page.after.id}` : sql``;
  return sql<StoredFile>`select ${rowsOf(ctx.em, StoredFile, 'f').columns} from files f
    where ${where} ${after} order by f.id limit ${page.limit}`;
}
