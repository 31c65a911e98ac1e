import { sql } from 'kysely';
import { DateTime } from 'luxon';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import { toLine } from '../../shared/input.js';
import { plainLines } from '../../shared/markdown.js';
import type { Language } from '../accounts/user.entity.js';
import type { SentNotice } from './get-notice.js';
import { TITLES } from './notice-words.js';

/** Most of a message that is quoted, code points. */
const QUOTED = 300;

/** A notice in words. `path` begins with a slash and lies in the web client. */
export interface NoticeText {
  title: string;
  body: string;
  path: string;
}

/** What is spoken of. */
type Told = Pick<SentNotice, 'kind' | 'cause' | 'userId' | 'actorId' | 'roomId' | 'messageId' | 'taskId' | 'projectId'>;

interface Facts {
  language: Language | null;
  zone: string | null;
  actor: string | null;
  room: string | null;
  project: string | null;
  task: string | null;
  dueDate: string | number | null;
  content: string | null;
  threadRootId: string | null;
}

/**
 * A notice in the language of its person, with everything as it is now: for one that `getNotice` has just given. Title and body are plain
 * text; the body is what was written, or the task's title, and may be empty.
 */
export async function presentNotice(ctx: Pick<Context, 'app' | 'em'>, notice: Told): Promise<NoticeText> {
  const [facts] = await query(
    ctx,
    sql<Facts>`select u.language, u.time_zone as zone, a.display_name as actor, r.name as room, p.name as project, t.title as task,
        t.due_date as "dueDate", m.content, m.thread_root_id as "threadRootId"
      from users u left join users a on a.id = ${notice.actorId} left join rooms r on r.id = ${notice.roomId}
      left join projects p on p.id = ${notice.projectId} left join tasks t on t.id = ${notice.taskId}
      left join messages m on m.id = ${notice.messageId} where u.id = ${notice.userId}`,
  );
  const { language, zone, actor, room, project, task, dueDate, content, threadRootId } = facts!;
  const words = language ?? 'en';
  const { kind, cause } = notice;
  const title = TITLES[words]({
    kind,
    cause,
    actor: actor ?? '',
    room: room ?? '',
    project: project ?? '',
    task: task ?? '',
    due: dueDate === null ? '' : dateIn(words, zone ?? ctx.app.config.timeZone, new Date(dueDate)),
  });
  return {
    title: toLine(title),
    body: content === null ? (task ?? '') : quote(content),
    path: pathOf(notice, threadRootId),
  };
}

function dateIn(language: Language, zone: string, date: Date): string {
  return DateTime.fromJSDate(date, { zone }).setLocale(language).toLocaleString(DateTime.DATETIME_MED);
}

function quote(markdown: string): string {
  const points = [...plainLines(markdown).join('\n')];
  return points.length > QUOTED ? `${points.slice(0, QUOTED - 1).join('')}…` : points.join('');
}

/** As the web client's addresses are: `web/src/features/messages/message/addresses.ts`, `web/src/features/work/addresses.ts`. */
function pathOf({ roomId, messageId, taskId, projectId }: Told, threadRootId: string | null): string {
  if (messageId) return `/rooms/${roomId}?${threadRootId ? `thread=${threadRootId}&` : ''}message=${messageId}`;
  if (taskId) return `/work/all?task=${taskId}`;
  return projectId ? `/work/projects/${projectId}` : `/rooms/${roomId}`;
}
