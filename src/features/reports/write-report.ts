import { type Context, loader } from '../../context.js';
import type { MailBlock, MailContent } from '../../mail/mail-content.js';
import type { Language } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { listFinishedTasks, listProjectTasks } from '../tasks/list-tasks.js';
import type { SeenTask } from '../tasks/task.loaders.js';
import { isOverdueIn } from '../tasks/task-conditions.js';
import { isWithin } from '../tasks/task-days.js';
import { countWhere, medianSecondsToFinish } from '../tasks/task-statistics.js';
import { CREATED, FINISHED, IS_OPEN, type ProjectReport } from './project-report.js';
import { type ReportReader, reportCsv } from './report-csv.js';
import { REPORT_WORDS } from './report-words.js';

/** Tasks of each list; of more only their number is told. */
const LISTED = 10;

/** A report as a mail to its viewer, with the file for spreadsheets. Its days are the organization's; when something happened is told by his own clocks. */
export async function writeReport(ctx: Context, report: ProjectReport, reader: ReportReader): Promise<MailContent> {
  const { project, days, tasks } = report;
  const { language, zone } = reader;
  const words = REPORT_WORDS[language];
  const [created, finished, open, overdue, median, done, late, csv] = await Promise.all([
    countWhere(ctx, tasks, isWithin(CREATED, days)),
    countWhere(ctx, tasks, isWithin(FINISHED, days)),
    countWhere(ctx, tasks, IS_OPEN),
    countWhere(ctx, tasks, isOverdueIn(ctx)),
    medianSecondsToFinish(ctx, tasks, days),
    listFinishedTasks(ctx, project, days, { first: LISTED }),
    listProjectTasks(ctx, project, { first: LISTED, filter: { isOverdue: true }, orderBy: 'DUE_ASC' }),
    reportCsv(ctx, report, reader),
  ]);
  const from = days.first.toISODate()!;
  const dateIn = (timeZone: string) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone });
  const range = dateIn(days.first.zoneName!).formatRange(days.first.toJSDate(), days.last.toJSDate());
  const figures: [string, string][] = [
    [words.created, String(created)],
    [words.finished, String(finished)],
    [words.open, String(open)],
    [words.overdue, String(overdue)],
  ];
  if (median !== null) figures.push([words.median, durationText(median, language)]);
  const dueText = ({ dueDate }: SeenTask) => words.due(dateIn(zone).format(dueDate!));
  return {
    subject: words.subject(project.name, range),
    blocks: [
      { figures },
      ...(await listed(ctx, words.finishedTasks, done.nodes)),
      ...(await listed(ctx, words.overdueTasks, late.nodes, dueText)),
    ],
    action: { label: words.action, path: `/work/projects/${project.id}?view=report&week=${from}` },
    reason: words.reason(project.name),
    attachment: { name: `${project.name} ${from}.csv`, type: 'text/csv', content: csv },
  };
}

async function listed(
  ctx: Context,
  title: string,
  tasks: SeenTask[],
  noteOf?: (task: SeenTask) => string,
): Promise<MailBlock[]> {
  if (tasks.length === 0) return [];
  const links = tasks.map(async (task) => {
    const assignee = task.assigneeId === null ? null : await loader(ctx, userById).load(task.assigneeId);
    const note = [noteOf?.(task), assignee?.displayName].filter(Boolean).join(' · ');
    return { title: task.title, note: note || undefined, path: `/work/all?task=${task.id}` };
  });
  return [title, { links: await Promise.all(links) }];
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** A span of time in its largest unit, in words. seconds: not negative. */
function durationText(seconds: number, language: Language): string {
  const [unit, size] = UNITS.find(([, size]) => seconds >= size) ?? UNITS[2];
  const format = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, format).format(seconds / size);
}
