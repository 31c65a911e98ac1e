import type { SlackNames } from './control-sequence.js';
import { markdownLink } from './markdown-link.js';
import { type ConvertedText, mrkdwnToMarkdown } from './mrkdwn.js';
import type { SlackMessage } from './slack-message.js';

/** A message's text as markdown, and below it a list of its files: their names, as links where Slack gives a page. */
export function contentOf(message: SlackMessage, names: SlackNames): ConvertedText {
  const converted = mrkdwnToMarkdown(message.text, names);
  const files = message.files.map(({ name, link }) => `- ${link ? markdownLink(name, link) : name}`);
  return { ...converted, markdown: [converted.markdown, ...files].filter(Boolean).join('\n') };
}
