/** Why somebody is notified; of several reasons that one event gives one person the first counts, the most particular. */
export const NOTICE_KINDS = ['MENTION', 'REPLY', 'MESSAGE', 'ASSIGNED', 'DUE_SOON', 'INVITED', 'TASK_CHANGED'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** How somebody is told: by the bell in the client, by a push message, by mail. */
export const CHANNELS = ['IN_APP', 'PUSH', 'MAIL'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Which channels are used for each kind where a person has said nothing. */
const USUAL: Record<NoticeKind, readonly Channel[]> = {
  MENTION: ['IN_APP', 'PUSH'],
  REPLY: ['IN_APP', 'PUSH'],
  MESSAGE: ['IN_APP', 'PUSH'],
  ASSIGNED: ['IN_APP', 'PUSH', 'MAIL'],
  DUE_SOON: ['IN_APP', 'PUSH', 'MAIL'],
  INVITED: ['IN_APP', 'PUSH'],
  TASK_CHANGED: ['IN_APP'],
};

/** What a person has said about channels: only what differs from what is usual, or did when he said it. */
export type ChannelChoices = Partial<Record<NoticeKind, Partial<Record<Channel, boolean>>>>;

export function isWanted(choices: ChannelChoices, kind: NoticeKind, channel: Channel): boolean {
  return choices[kind]?.[channel] ?? USUAL[kind].includes(channel);
}
