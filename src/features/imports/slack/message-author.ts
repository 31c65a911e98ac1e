import type { RawMessage } from './export-schemas.js';
import type { SlackUser } from './slack-user.js';

/** Slack's own bot: it writes in every workspace and is not in users.json. */
const SLACKBOT_ID = 'USLACKBOT';

/**
 * Who wrote a message. Beside the people of users.json these are Slackbot, integrations (they have a bot_id or only a
 * username) and guests of other workspaces, whose profile the message carries. Null: nobody that the export knows.
 */
export function authorOf(message: RawMessage, users: Map<string, SlackUser>): SlackUser | null {
  const id = message.user ?? message.comment?.user ?? message.file?.user;
  const known = id ? users.get(id) : undefined;
  if (known) return known;
  if (id === SLACKBOT_ID) return unlisted(id, 'slackbot', 'Slackbot');
  if (id && message.user_profile) return guest(id, message.user_profile);
  if (id) return null;
  return integration(message);
}

function guest(id: string, profile: NonNullable<RawMessage['user_profile']>): SlackUser {
  const displayName = profile.display_name || profile.real_name || null;
  return unlisted(id, profile.name || displayName || id, displayName);
}

function integration(message: RawMessage): SlackUser | null {
  const name = message.username || message.bot_profile?.name;
  const id = message.bot_id ?? (name ? `bot:${name}` : null);
  return id ? unlisted(id, name || id, name || null) : null;
}

function unlisted(id: string, name: string, displayName: string | null): SlackUser {
  return { id, name, displayName, email: null, isActive: false };
}
