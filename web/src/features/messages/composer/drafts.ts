/** Before the names of all drafts. */
const PREFIX = 'draft.';

const nameOf = (userId: string, roomId: string, threadRootId: string | null) =>
  `${PREFIX}${userId}.${roomId}.${threadRootId ?? ''}`;

/** What somebody began to write in a room or thread and has not sent, over reloads. */
export const drafts = {
  read: (...place: Parameters<typeof nameOf>): string => localStorage.getItem(nameOf(...place)) ?? '',

  write(text: string, ...place: Parameters<typeof nameOf>): void {
    try {
      if (text) localStorage.setItem(nameOf(...place), text);
      else localStorage.removeItem(nameOf(...place));
    } catch {
      // Full or forbidden: the text is still on the screen.
    }
  },

  /** Takes somebody's drafts off the device. */
  forget(userId: string): void {
    const own = Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX}${userId}.`));
    for (const name of own) localStorage.removeItem(name);
  },
};
