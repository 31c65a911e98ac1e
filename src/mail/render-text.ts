import { toLine } from '../shared/input.js';
import type { MailBlock, MailContent } from './mail-content.js';
import type { MailFrame } from './render-mail.js';

/** A mail without markup. What stands under the `-- ` is folded away by its readers (RFC 3676, 4.3). */
export function renderText({ blocks, action, reason, unsubscribe }: MailContent, frame: MailFrame): string {
  const parts = blocks.map((block) => blockText(block, frame));
  if (action) parts.push(`${action.label}:\n${frame.link(action.path)}`);
  const foot = [frame.sender, reason];
  if (unsubscribe) foot.push(`${unsubscribe.label}: ${frame.link(unsubscribe.path)}`);
  parts.push(`-- \n${foot.join('\n')}`);
  return `${parts.join('\n\n')}\n`;
}

function blockText(block: MailBlock, { link }: MailFrame): string {
  if (typeof block === 'string') return block;
  if ('figures' in block) return block.figures.map(([name, value]) => `${name}: ${value}`).join('\n');
  return block.links
    .map(({ title, note, path }) => `* ${toLine(title)}${note ? `\n  ${toLine(note)}` : ''}\n  ${link(path)}`)
    .join('\n');
}
