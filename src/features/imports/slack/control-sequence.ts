import { markdownLink } from './markdown-link.js';

/** What ids are called here. user: the username, channel: the room's name; null for one that is not known. */
export interface SlackNames {
  user(id: string): string | null;
  channel(id: string): string | null;
}

/** Filled while a text is converted. */
export interface Mentions {
  userIds: Set<string>;
  mentionsRoom: boolean;
  mentionsHere: boolean;
}

const LINK = /^(https?|ftp|mailto|tel):/i;

/**
 * The markdown for what stands between `<` and `>`, target and label parted by a bar: `@U1`, `#C1|general`, `!here`,
 * `https://example.com|example`. Null when it is none of these: then it only looks like one.
 */
export function controlToMarkdown(inner: string, names: SlackNames, mentions: Mentions): string | null {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? '' : inner.slice(bar + 1);
  if (/^@[A-Z0-9]+$/.test(target)) return userMention(target.slice(1), label, names, mentions);
  if (/^#[A-Z0-9]+$/.test(target)) return `#${names.channel(target.slice(1)) ?? (label || target.slice(1))}`;
  if (/^![a-z]/.test(target)) return specialMention(target.slice(1), label, mentions);
  return LINK.test(target) ? link(target, label) : null;
}

function userMention(id: string, label: string, names: SlackNames, mentions: Mentions): string {
  const username = names.user(id);
  if (username === null) return `@${label || id}`;
  mentions.userIds.add(id);
  return `@${username}`;
}

/** Groups of users (`!subteam^S1|@team`) and dates (`!date^1700000000^…|Nov 14`) are their labels. */
function specialMention(target: string, label: string, mentions: Mentions): string | null {
  if (target === 'here') {
    mentions.mentionsHere = true;
    return '@here';
  }
  if (target === 'channel' || target === 'everyone') {
    mentions.mentionsRoom = true;
    return '@room';
  }
  return label || null;
}

function link(url: string, label: string): string {
  const address = url.replace(/^mailto:/i, '');
  if (label === '' || label === url) return address;
  return label === address ? address : markdownLink(label, url);
}
