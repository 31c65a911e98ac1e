import { stringify } from 'csv-stringify/sync';
import { sql } from 'kysely';
import { DateTime } from 'luxon';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import type { Language } from '../accounts/user.entity.js';
import type { Task } from '../tasks/task.entity.js';
import { isOverdueIn } from '../tasks/task-conditions.js';
import { CSV_WORDS } from './csv-words.js';
import type { ProjectReport } from './project-report.js';

/** Most tasks of a file. */
const MOST_ROWS = 5000;

/** Whom a report is written for. zone: IANA name. */
export interface ReportReader {
  language: Language;
  zone: string;
}

interface Row extends Pick<Task, 'title' | 'status' | 'priority' | 'createdAt' | 'dueDate' | 'completedAt'> {
  assignee: string | null;
  creator: string;
  isOverdue: boolean;
}

/**
 * The tasks that a report is about as the text of a CSV file (RFC 4180), the earliest made first, at most 5,000, with times by its reader's clocks. Text that a spreadsheet
 * would take for a formula has an apostrophe before it (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export async function reportCsv(
  ctx: Context,
  { tasks }: ProjectReport,
  { language, zone }: ReportReader,
): Promise<string> {
  const rows = await query(
    ctx,
    sql<Row>`select t.title, t.status, t.priority, assignee.display_name as assignee, creator.display_name as creator,
        t.created_at as "createdAt", t.due_date as "dueDate", t.completed_at as "completedAt",
        (case when ${isOverdueIn(ctx)} then 1 else 0 end) as "isOverdue"
      ${tasks.from} join users creator on creator.id = t.creator_id left join users assignee on assignee.id = t.assignee_id
      where ${tasks.where} order by t.created_at, t.id limit ${sql.lit(MOST_ROWS)}`,
  );
  const words = CSV_WORDS[language];
  // What spreadsheets take for a time, whatever their language.
  const time = (at: Date | null) =>
    at && DateTime.fromMillis(new Date(at).getTime(), { zone }).toFormat('yyyy-MM-dd HH:mm');
  return stringify(
    rows.map((row) => [
      row.title,
      words.status[row.status],
      words.priority[row.priority],
      row.assignee,
      row.creator,
      time(row.createdAt),
      time(row.dueDate),
      time(row.completedAt),
      row.isOverdue ? words.yes : words.no,
    ]),
    {
      bom: true,
      header: true,
      columns: words.columns,
      delimiter: words.delimiter,
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  );
}
