/** Why somebody is notified; of several reasons that one event gives one person the first counts, the most particular. */
export const NOTICE_KINDS = ['MENTION', 'REPLY', 'MESSAGE', 'ASSIGNED', 'DUE_SOON', 'INVITED', 'TASK_CHANGED'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Mails that come by the clock: in the morning what somebody has not read, and on Mondays what was done in his projects. */
export const REGULAR_MAILS = ['DIGEST', 'PROJECT_REPORT'] as const;

/** What may be mailed, each to be turned off for itself. */
export const MAIL_KINDS = [...NOTICE_KINDS, ...REGULAR_MAILS] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** How somebody is told: by the bell in the client, by a push message, by mail. */
export const CHANNELS = ['IN_APP', 'PUSH', 'MAIL'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Which channels are used for each kind where a person has said nothing. */
const USUAL: Record<MailKind, readonly Channel[]> = {
  MENTION: ['IN_APP', 'PUSH'],
  REPLY: ['IN_APP', 'PUSH'],
  MESSAGE: ['IN_APP', 'PUSH'],
  ASSIGNED: ['IN_APP', 'PUSH', 'MAIL'],
  DUE_SOON: ['IN_APP', 'PUSH', 'MAIL'],
  INVITED: ['IN_APP', 'PUSH'],
  TASK_CHANGED: ['IN_APP'],
  DIGEST: ['MAIL'],
  PROJECT_REPORT: ['MAIL'],
};

/** What a person has said about channels: only what differs from what is usual, or did when he said it. */
export type ChannelChoices = Partial<Record<MailKind, Partial<Record<Channel, boolean>>>>;

export function isWanted(choices: ChannelChoices, kind: MailKind, channel: Channel): boolean {
  return choices[kind]?.[channel] ?? USUAL[kind].includes(channel);
}
