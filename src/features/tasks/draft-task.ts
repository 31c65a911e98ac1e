import { type Context, loader } from '../../context.js';
import { plainLines } from '../../shared/markdown.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { contentOf } from '../messages/content-of.js';
import { mentionsOf } from '../messages/mention.loaders.js';
import type { Message } from '../messages/message.entity.js';
import { dueDateIn } from './due-date-in.js';
import { MAX_TITLE } from './task-inputs.js';

/** What a task made from a message begins with. */
export interface TaskDraft {
  /** At most MAX_TITLE code points; empty where the message has no words. */
  title: string;
  description: string;
  assignee: User | null;
  dueDate: Date | null;
}

/** Names at the beginning, as in `@ann, @bob: …`, are for whom the message is. */
const CALLS = /^(?:@[\p{L}\p{N}._-]+[\s,:;–—-]*)+/u;

/**
 * Reads a task out of a message: its first line is the title, the first active person it calls the assignee, the first
 * day or time to come when it is due. The description is the message itself where the title does not say it all.
 * zone: IANA name, in which the text's days and times are meant.
 */
export async function draftTask(ctx: Context, message: Message, zone: string): Promise<TaskDraft> {
  const content = await contentOf(ctx, message);
  const lines = plainLines(content);
  const first = (lines[0] ?? '').replace(CALLS, '');
  const title = [...first].slice(0, MAX_TITLE).join('').trim();
  return {
    title,
    description: lines.length > 1 || title !== first ? content : '',
    assignee: await firstCalled(ctx, message.id),
    dueDate: dueDateIn(lines.join('\n'), { now: ctx.app.clock.now(), zone }),
  };
}

async function firstCalled(ctx: Context, messageId: string): Promise<User | null> {
  const mentions = await loader(ctx, mentionsOf).load(messageId);
  const users = await loader(ctx, userById).loadMany(mentions.flatMap(({ userId }) => userId ?? []));
  return users.find((user): user is User => user !== null && !(user instanceof Error) && !user.deactivatedAt) ?? null;
}
