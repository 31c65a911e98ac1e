import type { SlackExport } from './slack-export.js';
import type { SlackMessage } from './slack-message.js';
import type { SlackUser } from './slack-user.js';

/** The last message of a channel. orderedAt: µs since 1970. */
export type NewestMessage = Pick<SlackMessage, 'ts' | 'orderedAt'>;

/**
 * What an export holds. messages counts replies too; skipped: notices and empty messages; unlisted: authors that are
 * not in users.json (integrations, guests, Slackbot), by id; newest: by channel id, where there is any message.
 */
export interface ExportSummary {
  users: number;
  channels: number;
  messages: number;
  replies: number;
  skipped: number;
  ignoredEntries: number;
  unlisted: Map<string, SlackUser>;
  newest: Map<string, NewestMessage>;
}

/**
 * Reads every message once, a day at a time, and throws ImportError at the first fault.
 * onDay: called after each day with the number of days read so far.
 */
export async function checkExport(slack: SlackExport, onDay?: (days: number) => void): Promise<ExportSummary> {
  const summary: ExportSummary = {
    users: slack.users.size,
    channels: slack.channels.length,
    messages: 0,
    replies: 0,
    skipped: 0,
    ignoredEntries: slack.ignoredEntries,
    unlisted: new Map(),
    newest: new Map(),
  };
  let days = 0;
  for (const channel of slack.channels) {
    for await (const { messages, skipped } of slack.days(channel)) {
      summary.skipped += skipped;
      summary.messages += messages.length;
      for (const { author, threadTs } of messages) {
        if (threadTs) summary.replies++;
        if (!slack.users.has(author.id) && !summary.unlisted.has(author.id)) summary.unlisted.set(author.id, author);
      }
      const last = messages.at(-1);
      if (last) summary.newest.set(channel.id, { ts: last.ts, orderedAt: last.orderedAt });
      onDay?.(++days);
    }
  }
  return summary;
}
