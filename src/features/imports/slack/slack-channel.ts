import { ImportError } from '../import-error.js';
import { channelSchema, type RawChannel } from './export-schemas.js';
import { parseList } from './parse-entry.js';

/** A channel, and the entries of its days, oldest first. createdAt: ms since 1970. topic: else the purpose. */
export interface SlackChannel {
  id: string;
  name: string;
  topic: string | null;
  isPrivate: boolean;
  isArchived: boolean;
  createdAt: number | null;
  creatorId: string | null;
  memberIds: string[];
  days: string[];
}

/** The channels of channels.json or groups.json, still without days. Throws ImportError. */
export function parseChannels(entry: string, bytes: Buffer, isPrivate: boolean): SlackChannel[] {
  return parseList(entry, bytes, 'channel', channelSchema).map((raw) => toChannel(raw, isPrivate));
}

/** Channels by the folder that their days may lie in: named after the channel or its id. Throws ImportError. */
export function channelsByFolder(channels: SlackChannel[]): Map<string, SlackChannel> {
  const folders = new Map<string, SlackChannel>();
  for (const channel of channels) {
    for (const folder of new Set([channel.name, channel.id])) {
      if (folders.has(folder)) throw new ImportError('channels.json', `two channels are called ${folder}`);
      folders.set(folder, channel);
    }
  }
  return folders;
}

function toChannel(raw: RawChannel, isPrivate: boolean): SlackChannel {
  return {
    id: raw.id,
    name: raw.name,
    topic: raw.topic?.value || raw.purpose?.value || null,
    isPrivate,
    isArchived: raw.is_archived ?? false,
    createdAt: raw.created ? raw.created * 1000 : null,
    creatorId: raw.creator ?? null,
    memberIds: [...new Set(raw.members ?? [])],
    days: [],
  };
}
