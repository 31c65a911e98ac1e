import { type Context, createContext } from '../../context.js';
import { deliverWanted } from '../mail/deliver-wanted.js';
import { findProjectReport, type ProjectReportArgs } from './project-report.js';
import { writeReport } from './write-report.js';

/** Which report is for whom. */
export interface MailedReport extends ProjectReportArgs {
  userId: string;
}

/** Mails a project's report to an owner of it, as he sees it; nothing to who is none by now, or wants none. Throws as `deliverToUser`. */
export async function mailProjectReport(ctx: Context, { userId, ...args }: MailedReport): Promise<void> {
  // He has no session: links to files, the one thing that needs it, are not made here.
  const owner = createContext(ctx.app, { viewer: { id: userId, role: 'USER', sessionId: 'none' } });
  const report = await findProjectReport(owner, args);
  if (report?.project.viewerRole !== 'OWNER') return;
  await deliverWanted(ctx, userId, 'PROJECT_REPORT', ({ language, timeZone }) =>
    writeReport(owner, report, { language: language ?? 'en', zone: timeZone ?? ctx.app.config.timeZone }),
  );
}
