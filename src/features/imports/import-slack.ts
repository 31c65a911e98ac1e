import type { Context } from '../../context.js';
import { importChannel } from './import-channel.js';
import { type ImportedUser, importPeople } from './import-people.js';
import { findRooms, importRoom } from './import-room.js';
import { checkExport, type ExportSummary } from './slack/check-export.js';
import type { SlackNames } from './slack/control-sequence.js';
import { openSlackExport, type SlackExport } from './slack/slack-export.js';

/**
 * What an import has done. checked: what the export holds; users, rooms, messages, replies: what was added (messages
 * counts replies too, and each piece of one that was too long); orphans: added replies whose root the export does not
 * have; present: messages that were here already; deletedRooms: names of channels that were passed over because their
 * rooms were deleted here.
 */
export interface SlackImportReport {
  checked: ExportSummary;
  users: number;
  rooms: number;
  messages: number;
  replies: number;
  orphans: number;
  present: number;
  deletedRooms: string[];
}

/** Told how far it is: days of the check, then messages of the import, each of how many. */
export interface ImportProgress {
  checked(days: number, of: number): void;
  imported(messages: number, of: number): void;
}

/**
 * Imports the ZIP of a Slack export: people, channels, members, messages, threads, mentions and reactions. Nothing is
 * written before the whole file was found sound: throws ImportError, which names the entry. What an earlier import added
 * is left as it is, so the same file, or a later export, can be imported again. Notifies nobody.
 */
export async function importSlack(ctx: Context, path: string, progress: ImportProgress): Promise<SlackImportReport> {
  const slack = await openSlackExport(path, ctx.app.clock);
  try {
    const days = slack.channels.reduce((sum, channel) => sum + channel.days.length, 0);
    const checked = await checkExport(slack, (done) => progress.checked(done, days));
    return await importChecked(ctx, slack, checked, progress);
  } finally {
    slack.close();
  }
}

async function importChecked(
  ctx: Context,
  slack: SlackExport,
  checked: ExportSummary,
  progress: ImportProgress,
): Promise<SlackImportReport> {
  const rooms = await findRooms(ctx, slack.channels);
  const kept = slack.channels.filter(({ id }) => rooms.get(id)?.isDeleted === false);
  const { users, added } = await importPeople(ctx, [...slack.users.values(), ...checked.unlisted.values()], (person) =>
    kept.filter(({ memberIds }) => memberIds.includes(person.id)).map(({ id }) => rooms.get(id)!.id),
  );
  const report = {
    checked,
    users: added,
    rooms: 0,
    messages: 0,
    replies: 0,
    orphans: 0,
    present: 0,
    deletedRooms: [] as string[],
  };
  const names = namesOf(slack, users);
  let seen = 0;
  for (const channel of slack.channels) {
    const newest = checked.newest.get(channel.id) ?? null;
    let room = rooms.get(channel.id);
    if (!room) {
      room = await importRoom(ctx, channel, users, newest?.orderedAt ?? 0);
      report.rooms++;
    }
    if (room.isDeleted) {
      report.deletedRooms.push(channel.name);
      continue;
    }
    await importChannel(ctx, { slack, channel, roomId: room.id, users, names, newest }, (batch) => {
      report.messages += batch.messages;
      report.replies += batch.replies;
      report.orphans += batch.orphans;
      report.present += batch.present;
      progress.imported((seen += batch.seen), checked.messages);
    });
  }
  return report;
}

/** People by their username here, rooms by the channel's name. */
function namesOf(slack: SlackExport, users: Map<string, ImportedUser>): SlackNames {
  const channels = new Map(slack.channels.map(({ id, name }) => [id, name]));
  return { user: (id) => users.get(id)?.username ?? null, channel: (id) => channels.get(id) ?? null };
}
