import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../src/shared/project-root.js';

/** Columns of the tables of operations in docs/authorization.md. */
export const ASKERS = ['anonymous', 'stranger', 'former', 'member', 'owner', 'admin', 'admin in it'] as const;
export type Asker = (typeof ASKERS)[number];

/** What a cell of theirs may say. */
export const OUTCOMES = [
  'yes',
  'sign in',
  'no',
  'not found',
  'null',
  'bad input',
  'conflict',
  'listed',
  'hidden',
  '–',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One row: what each asker must get of a field, where the argument `id`, if any, names that kind of object. */
export interface OperationRow {
  field: string;
  id: string;
  of: string;
  cells: Record<Asker, Outcome>;
}

/** The tables of the page whose first column is `field`, as rows of cells by the name of their column. */
function readTables(): Record<string, string>[] {
  const page = readFileSync(path.join(projectRoot, 'docs/authorization.md'), 'utf8');
  return page.split(/\n{2,}/).flatMap((block) => {
    const [heads, , ...rows] = block
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map(cellsOf);
    if (heads?.[0] !== 'field') return [];
    return rows.map((row) => {
      if (row.length !== heads.length) throw new Error(`docs/authorization.md: a row is not like its head: ${row}`);
      return Object.fromEntries(heads.map((head, index) => [head, row[index]!]));
    });
  });
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

const rows = readTables();

/** Rows of Query, Mutation and Subscription. An empty field means the one of the row above. */
export const OPERATIONS: OperationRow[] = rows
  .filter((row) => 'of' in row)
  .map(({ field, id, of, ...cells }, index, all) => {
    for (const asker of ASKERS) assertKnown(cells[asker], OUTCOMES, `${field} ${id} ${of}, ${asker}`);
    const named = all.slice(0, index + 1).findLast((row) => row.field);
    return { field: named!.field!, id: id!, of: of!, cells: cells as OperationRow['cells'] };
  });

/** Rows of the fields of one object type: column -> what is told. */
export function fieldRowsOf(type: string): Record<string, string>[] {
  return rows.filter((row) => row.field!.startsWith(`${type}.`));
}

function assertKnown(cell: string | undefined, known: readonly string[], where: string): void {
  if (!known.includes(cell ?? '')) throw new Error(`docs/authorization.md: ${where}: "${cell}" is not an answer.`);
}
