/** A user stays online this long after his last socket closed, milliseconds: a reload does not flicker. */
export const GRACE = 30_000;

/** Who has a live socket, here or on another node. */
export interface Presence {
  isOnline(userId: string): boolean;
  /** Counts a socket in; call what comes back once when it closes. */
  enter(userId: string): () => void;
  /** Notes that somebody is live on another node: for so long, milliseconds, unless it is noted again. */
  notice(userId: string, milliseconds: number): void;
  /** Everybody with a socket on this node. */
  here(): string[];
  /** Told when somebody comes online or goes offline. Gives back how to stop listening. */
  listen(listener: (userId: string, online: boolean) => void): () => void;
  close(): void;
}

interface Entry {
  /** How many he has on this node. */
  sockets: number;
  /** When he is offline unless something happens, by performance.now(). */
  until: number;
  leaving: NodeJS.Timeout | null;
}

/** seenHere: told of each user whose first socket on this node opened or whose last one closed just now. */
export function createPresence(seenHere: (userId: string) => void = () => {}): Presence {
  const users = new Map<string, Entry>();
  const listeners = new Set<(userId: string, online: boolean) => void>();
  const tell = (userId: string, online: boolean) => {
    for (const listener of listeners) listener(userId, online);
  };

  function entryOf(userId: string): Entry {
    const known = users.get(userId);
    if (known) return known;
    const entry = { sockets: 0, until: 0, leaving: null };
    users.set(userId, entry);
    tell(userId, true);
    return entry;
  }

  function linger(userId: string, entry: Entry, milliseconds: number): void {
    const until = performance.now() + milliseconds;
    if (until <= entry.until) return;
    entry.until = until;
    if (entry.leaving) clearTimeout(entry.leaving);
    entry.leaving = setTimeout(() => {
      users.delete(userId);
      tell(userId, false);
    }, milliseconds);
    entry.leaving.unref();
  }

  function leave(userId: string, entry: Entry): void {
    if (--entry.sockets > 0) return;
    linger(userId, entry, GRACE);
    seenHere(userId);
  }

  return {
    isOnline: (userId) => users.has(userId),
    enter(userId) {
      const entry = entryOf(userId);
      if (entry.leaving) clearTimeout(entry.leaving);
      Object.assign(entry, { leaving: null, until: 0 });
      if (++entry.sockets === 1) seenHere(userId);
      return () => leave(userId, entry);
    },
    notice(userId, milliseconds) {
      const entry = entryOf(userId);
      if (entry.sockets === 0) linger(userId, entry, milliseconds);
    },
    here: () => [...users].filter(([, { sockets }]) => sockets > 0).map(([userId]) => userId),
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      for (const { leaving } of users.values()) if (leaving) clearTimeout(leaving);
    },
  };
}
