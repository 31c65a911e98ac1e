import type { MailBlock, MailContent } from './mail-content.js';
import type { MailFrame } from './render-mail.js';

/*
 * Styles stand on the elements: many readers of mail know nothing else. Colours are those of the web client on white.
 */
const PAGE = 'margin:0;padding:24px 12px;background:#f4f5f7;color:#1d2129';
const CARD =
  "max-width:560px;margin:0 auto;padding:28px;background:#ffffff;border-radius:12px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";
const SENDER = 'margin:0 0 16px;color:#5a6270;font-size:14px';
const BUTTON =
  'display:inline-block;padding:10px 20px;background:#3056d3;color:#ffffff;border-radius:8px;text-decoration:none;font-weight:600';
const LINK = 'color:#3056d3';
const SMALL = 'color:#5a6270;font-size:13px;overflow-wrap:anywhere';
const CELL = 'padding:4px 16px 4px 0;text-align:left;vertical-align:top';

/** A mail as a page: nothing is loaded from anywhere, and nothing in it runs. */
export function renderHtml({ subject, blocks, action, reason, unsubscribe }: MailContent, frame: MailFrame): string {
  const parts = blocks.map((block) => blockHtml(block, frame));
  if (action) parts.push(actionHtml(action.label, frame.link(action.path)));
  const foot = [escapeHtml(reason)];
  if (unsubscribe) foot.push(linkHtml(unsubscribe.label, frame.link(unsubscribe.path)));
  return `<!doctype html>
<html lang="${frame.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="${PAGE}">
<div style="${CARD}">
<p style="${SENDER}">${escapeHtml(frame.sender)}</p>
${parts.join('\n')}
<p style="${SMALL};margin:28px 0 0;padding:16px 0 0;border-top:1px solid #e3e6ea">${foot.join('<br>')}</p>
</div>
</body>
</html>
`;
}

function blockHtml(block: MailBlock, { link }: MailFrame): string {
  if (typeof block === 'string') return `<p style="margin:0 0 16px;white-space:pre-line">${escapeHtml(block)}</p>`;
  if ('figures' in block) {
    const rows = block.figures.map(
      ([name, value]) =>
        `<tr><th scope="row" style="${CELL};font-weight:400">${escapeHtml(name)}</th><td style="${CELL};font-weight:600">${escapeHtml(value)}</td></tr>`,
    );
    return `<table style="margin:0 0 16px;border-collapse:collapse">${rows.join('')}</table>`;
  }
  const items = block.links.map(
    ({ title, note, path }) =>
      `<li style="margin:0 0 8px">${linkHtml(title, link(path))}${
        note ? `<br><span style="${SMALL}">${escapeHtml(note)}</span>` : ''
      }</li>`,
  );
  return `<ul style="margin:0 0 16px;padding:0 0 0 20px">${items.join('')}</ul>`;
}

function linkHtml(label: string, url: string): string {
  return `<a href="${escapeHtml(url)}" style="${LINK}">${escapeHtml(label)}</a>`;
}

/** The address is shown too, for who wants to see where he goes, or whose reader shows no buttons. */
function actionHtml(label: string, url: string): string {
  return `<p style="margin:24px 0 12px"><a href="${escapeHtml(url)}" style="${BUTTON}">${escapeHtml(label)}</a></p>
<p style="${SMALL};margin:0">${escapeHtml(url)}</p>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
