/*
 * What an imported row is known by when the same export, or a later one, is imported again. Slack's ids of people and
 * channels are unique over all workspaces; a message's ts is unique in its channel.
 */

export function userKey(slackId: string): string {
  return `slack:${slackId}`;
}

export function roomKey(channelId: string): string {
  return `slack:${channelId}`;
}

/** part: 1, or the number of a piece of a message that was too long for one. */
export function messageKey(channelId: string, ts: string, part = 1): string {
  return part === 1 ? `slack:${channelId}:${ts}` : `slack:${channelId}:${ts}:${part}`;
}
