import { controlToMarkdown, type SlackNames } from './control-sequence.js';
import { emojiOf } from './emoji.js';

/** Text as the messenger keeps it, and who is addressed in it. userIds: Slack's, each once. */
export interface ConvertedText {
  markdown: string;
  userIds: string[];
  mentionsRoom: boolean;
  mentionsHere: boolean;
}

const CODE = /```([\s\S]+?)```|`[^`\n]+`/g;
const CONTROL = /<([^<>\n]+)>/g;
const MENTION_IN_WORD = /<@[^<>\n]+>(?=[\p{L}\p{N}_-])/gu;
const BOLD = /(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]*?[^\s*])\*(?![\p{L}\p{N}*])/gu;
const STRIKE = /(?<![\p{L}\p{N}~])~(?=[^\s~])([^~\n]*?[^\s~])~(?![\p{L}\p{N}~])/gu;
const EMOJI_RUN = /(?<![\p{L}\p{N}:])(?::[\w+'-]+:)+(?![\p{L}\p{N}:])/gu;
const EMOJI = /:([\w+'-]+):(?::(skin-tone-[\d-]+):)?/g;

/**
 * Slack's mrkdwn as markdown (https://docs.slack.dev/messaging/formatting-message-text). Inside code only the three
 * escapes are undone. What merely looks like markdown stays as it is. NUL characters are dropped.
 */
export function mrkdwnToMarkdown(mrkdwn: string, names: SlackNames): ConvertedText {
  const found = { userIds: new Set<string>(), mentionsRoom: false, mentionsHere: false };
  const kept: string[] = [];
  // What is finished waits outside the text, behind `NUL number NUL`, which no text can hold.
  const keep = (markdown: string) => `\0${kept.push(markdown) - 1}\0`;

  const text = mrkdwn
    .replaceAll('\0', '')
    .replace(CODE, (code, block: string | undefined, offset: number, whole: string) =>
      block === undefined ? keep(unescapeText(code)) : fenced(block, offset, offset + code.length, whole, keep),
    )
    // Without the brackets what follows would become part of the name.
    .replace(MENTION_IN_WORD, '$& ')
    .replace(CONTROL, (sequence, inner: string) => {
      const markdown = controlToMarkdown(unescapeText(inner), names, found);
      return markdown === null ? sequence : keep(markdown);
    })
    .replace(BOLD, '**$1**')
    .replace(STRIKE, '~~$1~~')
    .replace(EMOJI_RUN, (run) => run.replace(EMOJI, toEmoji));

  return { ...found, userIds: [...found.userIds], markdown: restore(unescapeText(text), kept) };
}

/** Slack lets a block begin and end inside a line; in markdown its fences stand alone. Slack knows no language there. */
function fenced(block: string, start: number, end: number, whole: string, keep: (markdown: string) => string): string {
  const code = unescapeText(block).replace(/^\n|\n$/g, '');
  const before = start === 0 || whole[start - 1] === '\n' ? '' : '\n';
  const after = end === whole.length || whole[end] === '\n' ? '' : '\n';
  return `${before}${keep(`\`\`\`\n${code}\n\`\`\``)}${after}`;
}

function toEmoji(shortcode: string, name: string, tone: string | undefined): string {
  return emojiOf(tone ? `${name}::${tone}` : name) ?? shortcode;
}

function restore(text: string, kept: string[]): string {
  return text.replace(/\0(\d+)\0/g, (_, index: string) => restore(kept[Number(index)] ?? '', kept));
}

/** Slack escapes these three and nothing else. */
function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
