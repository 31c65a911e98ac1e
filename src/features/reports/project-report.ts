import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../context.js';
import { findProject } from '../projects/find-project.js';
import type { SeenProject } from '../projects/project.loaders.js';
import { type DayRange, isWithin } from '../tasks/task-days.js';
import { selectTasks, type TaskSelection } from '../tasks/task-selection.js';
import { type ReportDays, reportDays } from './report-days.js';

export const CREATED = sql`t.created_at`;
export const FINISHED = sql`t.completed_at`;
export const IS_OPEN = sql<boolean>`t.status <> 'DONE'`;

/** What was done in a project on some days, and what is left: each number is asked for when it is wanted. */
export interface ProjectReport {
  project: SeenProject;
  days: DayRange;
  /** Its tasks that are open now, and those that were made or finished on these days. */
  tasks: TaskSelection;
}

export interface ProjectReportArgs extends ReportDays {
  projectId: string;
}

/** The report of a project, through the viewer; null where he is not in it. Throws UNAUTHENTICATED, BAD_USER_INPUT (as `reportDays`). */
export async function findProjectReport(ctx: Context, args: ProjectReportArgs): Promise<ProjectReport | null> {
  const project = await findProject(ctx, args.projectId);
  const days = reportDays(ctx, args);
  if (!project) return null;
  const { from, where } = await selectTasks(ctx, { projectId: project.id });
  return { project, days, tasks: { from, where: sql`${where} and ${isInReport(days)}` } };
}

/** That a report of these days is about a task, of the alias `t`. */
export function isInReport(days: DayRange): RawBuilder<boolean> {
  return sql`(${IS_OPEN} or ${isWithin(CREATED, days)} or ${isWithin(FINISHED, days)})`;
}
