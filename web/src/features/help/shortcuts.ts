import type { TextId } from '../../i18n/i18n.js';

/** What keys do in one place of the app: a text, then the keys that do it, of which each does. */
interface Group {
  name: TextId;
  keys: readonly (readonly [TextId, ...string[]])[];
}

export const SHORTCUTS: readonly Group[] = [
  {
    name: 'help.anywhere',
    keys: [
      ['palette.open', 'Ctrl+K'],
      ['help.nextRoom', 'Alt+↑', 'Alt+↓'],
      ['help.nextUnread', 'Alt+Shift+↑', 'Alt+Shift+↓'],
      ['help.shortcuts', '?'],
      ['app.close', 'Esc'],
    ],
  },
  {
    name: 'help.reading',
    keys: [
      ['help.nextMessage', '↑', '↓'],
      ['help.leap', 'PageUp', 'PageDown'],
      ['help.ends', 'Home', 'End'],
      ['messages.actions', 'Tab'],
    ],
  },
  {
    name: 'help.board',
    keys: [
      ['help.openTask', 'Enter'],
      ['help.takeCard', 'Space'],
      ['help.moveCard', '←', '→'],
      ['help.putCard', 'Space', 'Enter'],
      ['help.leaveCard', 'Esc'],
    ],
  },
  {
    name: 'help.writing',
    keys: [
      ['messages.send', 'Enter', 'Ctrl+Enter'],
      ['help.newLine', 'Shift+Enter'],
      ['help.editLast', '↑'],
      ['help.complete', '@', ':'],
      ['messages.bold', 'Ctrl+B'],
      ['messages.italic', 'Ctrl+I'],
      ['messages.strike', 'Ctrl+Shift+X'],
      ['messages.code', 'Ctrl+E'],
      ['messages.link', 'Ctrl+Shift+U'],
    ],
  },
];
