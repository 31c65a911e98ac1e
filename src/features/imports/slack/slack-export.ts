import { type Clock, systemClock } from '../../../shared/clock.js';
import { ImportError } from '../import-error.js';
import { assignDays } from './day-entries.js';
import { readDays, type SlackDay } from './read-days.js';
import { channelsByFolder, parseChannels, type SlackChannel } from './slack-channel.js';
import type { SlackMessage } from './slack-message.js';
import { parseUsers, type SlackUser } from './slack-user.js';
import { ZipArchive } from './zip-archive.js';

/** An opened export: people and channels in memory, messages in the ZIP. ignoredEntries: direct messages and the like. */
export class SlackExport {
  constructor(
    private readonly archive: ZipArchive,
    private readonly clock: Clock,
    readonly users: Map<string, SlackUser>,
    readonly channels: SlackChannel[],
    readonly ignoredEntries: number,
  ) {}

  /** A channel's days, oldest first; each is read when it is asked for. Throws ImportError. */
  days(channel: SlackChannel): AsyncGenerator<SlackDay> {
    return readDays(this.archive, channel, this.users, this.clock.now());
  }

  /** A channel's messages in order of time; one day at a time is in memory. Throws ImportError. */
  async *messages(channel: SlackChannel): AsyncGenerator<SlackMessage> {
    for await (const day of this.days(channel)) yield* day.messages;
  }

  close(): void {
    this.archive.close();
  }
}

/**
 * Opens the ZIP of a Slack export and reads who and what there is, but no message yet. The caller closes it.
 * Throws ImportError, which names the entry, for a ZIP that is damaged or is no Slack export.
 */
export async function openSlackExport(path: string, clock: Clock = systemClock): Promise<SlackExport> {
  const archive = await ZipArchive.open(path);
  try {
    const users = await readUsers(archive);
    const channels = await readChannels(archive);
    const ignored = assignDays(archive.names, channelsByFolder(channels));
    return new SlackExport(archive, clock, users, channels, ignored);
  } catch (error) {
    archive.close();
    throw error;
  }
}

/** Enterprise exports call the file org_users.json. */
async function readUsers(archive: ZipArchive): Promise<Map<string, SlackUser>> {
  const entry = ['users.json', 'org_users.json'].find((name) => archive.has(name));
  if (!entry) throw missing(archive, 'users.json');
  return parseUsers(entry, await archive.read(entry));
}

async function readChannels(archive: ZipArchive): Promise<SlackChannel[]> {
  const lists = ['channels.json', 'groups.json'].filter((name) => archive.has(name));
  if (lists.length === 0) throw missing(archive, 'channels.json');
  const channels: SlackChannel[] = [];
  for (const entry of lists) {
    channels.push(...parseChannels(entry, await archive.read(entry), entry === 'groups.json'));
  }
  return channels;
}

/** A ZIP of the unpacked folder, rather than of its content, is the usual mistake. */
function missing(archive: ZipArchive, name: string): ImportError {
  const nested = [...archive.names].find((entry) => entry.endsWith(`/${name}`));
  return new ImportError(name, nested ? `is missing at the top of the ZIP, but there is ${nested}` : 'is missing');
}
