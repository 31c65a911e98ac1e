import { toLine } from '../shared/input.js';
import type { MailContent } from './mail-content.js';
import { renderHtml } from './render-html.js';
import { renderText } from './render-text.js';

/** What every mail of an installation has: its name, the language (`en`), and how a path becomes an address. */
export interface MailFrame {
  sender: string;
  language: string;
  link: (path: string) => string;
}

/** A mail's words in both forms that its reader may choose from. */
export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

export function renderMail(content: MailContent, frame: MailFrame): RenderedMail {
  return {
    subject: toLine(content.subject),
    text: renderText(content, frame),
    html: renderHtml(content, frame),
  };
}
