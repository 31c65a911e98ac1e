import { sql } from 'kysely';
import { foldCase } from './username.js';

/** Whether a column of folded text holds the text, whatever its case; nothing of the text is a wildcard. */
export function isFound(column: string, wanted: string) {
  const pattern = `%${foldCase(wanted).replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`;
}
