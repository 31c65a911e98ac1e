/** Before the names of all drafts. */
const PREFIX = 'draft.';
/** After the names of those that are lists of files. */
const FILES = '.files';

const nameOf = (userId: string, roomId: string, threadRootId: string | null) =>
  `${PREFIX}${userId}.${roomId}.${threadRootId ?? ''}`;

type Place = Parameters<typeof nameOf>;

/** What somebody began to write in a room or thread and has not sent, over reloads. */
export const drafts = {
  read: (...place: Place): string => localStorage.getItem(nameOf(...place)) ?? '',

  write: (text: string, ...place: Place): void => keep(nameOf(...place), text),

  /** The keys of the files that were chosen for it. */
  readFiles: (...place: Place): string[] => keysIn(nameOf(...place) + FILES),

  writeFiles: (keys: readonly string[], ...place: Place): void =>
    keep(nameOf(...place) + FILES, keys.length > 0 ? JSON.stringify(keys) : ''),

  /** The keys of all files in somebody's drafts. */
  allFiles: (userId: string): string[] =>
    namesOf(userId)
      .filter((name) => name.endsWith(FILES))
      .flatMap(keysIn),

  /** Takes somebody's drafts off the device. */
  forget(userId: string): void {
    for (const name of namesOf(userId)) localStorage.removeItem(name);
  },
};

const namesOf = (userId: string) => Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX}${userId}.`));

const keysIn = (name: string): string[] => JSON.parse(localStorage.getItem(name) ?? '[]');

function keep(name: string, value: string): void {
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // Full or forbidden: what is being written is still on the screen.
  }
}
