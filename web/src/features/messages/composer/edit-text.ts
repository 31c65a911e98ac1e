/** Replaces part of what is being written, so that undo takes it back; the caret comes to stand after it. */
export function replaceText(field: HTMLTextAreaElement, start: number, end: number, text: string): void {
  field.focus();
  field.setSelectionRange(start, end);
  // The only way that goes into the browser's own history of changes.
  if (!document.execCommand('insertText', false, text)) field.setRangeText(text, start, end, 'end');
}

/** What a format puts around the selection. */
export const FORMATS = {
  bold: ['**', '**'],
  italic: ['_', '_'],
  strike: ['~~', '~~'],
  code: ['`', '`'],
  link: ['[', '](https://)'],
} as const;

export type Format = keyof typeof FORMATS;

/** Puts a format around the selection, or takes it off where it is there already. Code over lines becomes a block. */
export function format(field: HTMLTextAreaElement, name: Format): void {
  const { selectionStart: start, selectionEnd: end, value } = field;
  const selected = value.slice(start, end);
  const isBlock = name === 'code' && selected.includes('\n');
  const [before, after] = isBlock ? ['```\n', '\n```'] : FORMATS[name];
  const isOn = value.slice(0, start).endsWith(before) && value.slice(end).startsWith(after);
  if (isOn) {
    replaceText(field, start - before.length, end + after.length, selected);
    field.setSelectionRange(start - before.length, end - before.length);
    return;
  }
  replaceText(field, start, end, before + selected + after);
  if (name === 'link' && selected) field.setSelectionRange(end + 3, end + before.length + after.length - 1);
  else field.setSelectionRange(start + before.length, end + before.length);
}

const KEYS: Record<string, Format> = { b: 'bold', i: 'italic', e: 'code', k: 'link' };

/** The format that a key with Ctrl or Cmd stands for. Ctrl+K alone opens the palette: a link takes Shift too. */
export function formatOf(event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}): Format | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (event.shiftKey) return key === 'x' ? 'strike' : key === 'u' ? 'link' : null;
  return key === 'k' ? null : (KEYS[key] ?? null);
}
