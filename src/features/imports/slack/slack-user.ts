import { ImportError } from '../import-error.js';
import { type RawUser, userSchema } from './export-schemas.js';
import { parseList } from './parse-entry.js';

/**
 * Somebody who can have written a message. name: Slack's handle, as it stands; email: as it stands, unchecked;
 * isActive: false for deleted accounts and for what is no member of the workspace, as integrations and guests.
 */
export interface SlackUser {
  id: string;
  name: string;
  displayName: string | null;
  email: string | null;
  isActive: boolean;
}

/** The people of users.json by id. Throws ImportError, for an id that is there twice too. */
export function parseUsers(entry: string, bytes: Buffer): Map<string, SlackUser> {
  const users = new Map<string, SlackUser>();
  for (const [index, raw] of parseList(entry, bytes, 'user', userSchema).entries()) {
    if (users.has(raw.id)) throw new ImportError(entry, `user ${index + 1}: id ${raw.id} is there twice`);
    users.set(raw.id, toUser(raw));
  }
  return users;
}

function toUser(raw: RawUser): SlackUser {
  const { profile } = raw;
  return {
    id: raw.id,
    name: raw.name || raw.id,
    displayName: profile?.display_name || profile?.real_name || raw.real_name || null,
    email: profile?.email || null,
    isActive: !raw.deleted && !raw.is_bot,
  };
}
