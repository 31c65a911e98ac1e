import type { StatementCount } from '../statements.js';
import { isMet, type Line } from './compare.js';
import type { DatabaseKind } from './database.js';

/** What one run found. */
export interface Report {
  machine: [what: string, value: string][];
  lines: Line[];
  statements: { database: DatabaseKind; counts: StatementCount[] }[];
}

/** One line of a terminal. */
export function presentLine(line: Line): string {
  return [
    line.what.padEnd(40),
    line.database.padEnd(9),
    `limit ${number(line.limit)}, ours ${number(line.ours)} ${line.unit}`.padEnd(44),
    presentRatio(line).padEnd(22),
    verdict(line),
  ].join(' ');
}

export function presentCount({ operation, little, much }: StatementCount, database: DatabaseKind): string {
  return `${operation.padEnd(46)} ${database.padEnd(9)} ${little}, with many rows ${much}${little === much ? '' : ' NOT CONSTANT'}`;
}

/** The whole as a page of markdown. */
export function presentReport({ machine, lines, statements }: Report): string {
  return `# Figures beside their limits

Written by \`npm run bench\`; [docs/performance.md](../docs/performance.md) says what each figure is and how to read it.
Limit and ours are medians; the ratio is ours / limit, the median of the rounds and the outermost two.

${table([['measured on', ''], ...machine])}

${table([
  ['figure', 'database', 'limit', 'ours', 'unit', 'ratio', 'target'],
  ...lines.map((line) => [
    line.what,
    line.database,
    number(line.limit),
    number(line.ours),
    line.unit,
    presentRatio(line),
    verdict(line) || '-',
  ]),
])}

SQL statements of one request, authentication included, \`begin\` and \`commit\` left out: with few rows and with many.

${table([
  ['operation', 'database', 'few', 'many', 'constant'],
  ...statements.flatMap(({ database, counts }) =>
    counts.map(({ operation, little, much }) => [
      operation,
      database,
      String(little),
      String(much),
      little === much ? 'yes' : 'NO',
    ]),
  ),
])}
`;
}

function table([head, ...rows]: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head!), `|${'---|'.repeat(head!.length)}`, ...rows.map(line)].join('\n');
}

function presentRatio({ ratio }: Line): string {
  return `${ratio.median.toFixed(2)} (${ratio.min.toFixed(2)} to ${ratio.max.toFixed(2)})`;
}

/** The target and whether it was met; nothing where none is set. */
function verdict(line: Line): string {
  if (!line.target) return '';
  const target =
    'atLeast' in line.target ? `>= ${line.target.atLeast.toFixed(2)}` : `<= ${line.target.atMost.toFixed(2)}`;
  return `${target} ${isMet(line) ? 'met' : 'MISSED'}`;
}

/** Three digits that count. */
function number(value: number): string {
  const rounded = Number(value.toPrecision(3));
  return rounded >= 1000 ? rounded.toLocaleString('en-US') : String(rounded);
}
