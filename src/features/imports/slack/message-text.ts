import { cleanText, type RawMessage } from './export-schemas.js';

const MAX_BLOCK_DEPTH = 20;

/**
 * A message's text in Slack's mrkdwn. Integrations often leave `text` empty and write attachments or blocks instead:
 * then it is theirs, one line for each piece. Empty when there is none at all.
 */
export function textOf(message: RawMessage): string {
  if (message.text?.trim()) return message.text;
  const attachments = (message.attachments ?? []).flatMap((attachment) => {
    const lines = [attachment.pretext, attachment.title, attachment.text].filter((line) => line?.trim());
    return lines.length > 0 ? lines : [attachment.fallback];
  });
  return [...attachments, ...blockTexts(message.blocks)].filter((line) => line?.trim()).join('\n');
}

/** Text objects at any depth: https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
function blockTexts(block: unknown, depth = 0): string[] {
  if (typeof block !== 'object' || block === null || depth > MAX_BLOCK_DEPTH) return [];
  if ('type' in block && (block.type === 'mrkdwn' || block.type === 'plain_text')) {
    return 'text' in block && typeof block.text === 'string' ? [cleanText(block.text)] : [];
  }
  return Object.values(block).flatMap((part) => blockTexts(part, depth + 1));
}
