import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { ForwardPageArgs } from '../../graphql/arguments.js';
import type { Connection } from '../../graphql/connection.js';
import { LanguageEnum } from '../accounts/language.type.js';
import type { Language } from '../accounts/user.entity.js';
import { listFinishedTasks, listProjectTasks } from '../tasks/list-tasks.js';
import type { SeenTask } from '../tasks/task.loaders.js';
import { TaskConnection } from '../tasks/task.type.js';
import { type DayRange, isWithin } from '../tasks/task-days.js';
import type { TaskSelection } from '../tasks/task-selection.js';
import { countWhere } from '../tasks/task-statistics.js';
import { TaskStatisticsType } from '../tasks/task-statistics.type.js';
import { CREATED, FINISHED, findProjectReport, IS_OPEN, type ProjectReport } from './project-report.js';
import { ProjectReportArguments, ProjectReportType } from './project-report.type.js';
import { reportCsv } from './report-csv.js';

@Resolver(() => ProjectReportType)
export class ProjectReportResolver {
  @Query(() => ProjectReportType, {
    nullable: true,
    description:
      "A project's report of some days, without deleted tasks; null for a project that the viewer is not in.",
  })
  projectReport(
    @Ctx() ctx: Context,
    @Args(() => ProjectReportArguments) args: ProjectReportArguments,
  ): Promise<ProjectReport | null> {
    return findProjectReport(ctx, args);
  }

  @FieldResolver()
  from(@Root() { days }: ProjectReport): string {
    return days.first.toISODate()!;
  }

  @FieldResolver()
  to(@Root() { days }: ProjectReport): string {
    return days.last.toISODate()!;
  }

  @FieldResolver()
  created(@Root() { tasks, days }: ProjectReport, @Ctx() ctx: Context): Promise<number> {
    return countWhere(ctx, tasks, isWithin(CREATED, days));
  }

  @FieldResolver()
  finished(@Root() { tasks, days }: ProjectReport, @Ctx() ctx: Context): Promise<number> {
    return countWhere(ctx, tasks, isWithin(FINISHED, days));
  }

  @FieldResolver()
  open(@Root() { tasks }: ProjectReport, @Ctx() ctx: Context): Promise<number> {
    return countWhere(ctx, tasks, IS_OPEN);
  }

  @FieldResolver(() => TaskStatisticsType, {
    description: 'Counts over the tasks that the report is about: open now, or made or finished on these days.',
  })
  statistics(@Root() { tasks, days }: ProjectReport): TaskSelection & { days: DayRange } {
    return { ...tasks, days };
  }

  @FieldResolver(() => TaskConnection, { description: 'What was finished on these days, changed last first.' })
  finishedTasks(
    @Root() { project, days }: ProjectReport,
    @Ctx() ctx: Context,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
  ): Promise<Connection<SeenTask>> {
    return listFinishedTasks(ctx, project, days, args);
  }

  @FieldResolver(() => TaskConnection, { description: 'What is overdue, the longest first.' })
  overdueTasks(
    @Root() { project }: ProjectReport,
    @Ctx() ctx: Context,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
  ): Promise<Connection<SeenTask>> {
    return listProjectTasks(ctx, project, { ...args, filter: { isOverdue: true }, orderBy: 'DUE_ASC' });
  }

  @FieldResolver(() => String, {
    description:
      'The tasks that the report is about, made first first, at most 5,000, as the text of a CSV file that spreadsheets read: with a byte order mark, and nothing in it is a formula. Times are by the clocks of the organization.',
  })
  csv(
    @Root() report: ProjectReport,
    @Ctx() ctx: Context,
    @Arg('language', () => LanguageEnum, {
      defaultValue: 'en',
      description: 'Of the words in it; in Russian fields are parted by `;`.',
    })
    language: Language,
  ): Promise<string> {
    return reportCsv(ctx, report, { language, zone: ctx.app.config.timeZone });
  }
}
