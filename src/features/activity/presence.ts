/** A user stays online this long after his last socket closed, milliseconds: a reload does not flicker. */
const GRACE = 30_000;

/** Who has a live socket on this node. */
export interface Presence {
  isOnline(userId: string): boolean;
  /** Counts a socket in; call what comes back once when it closes. */
  enter(userId: string): () => void;
  /** Told when somebody comes online or goes offline. Gives back how to stop listening. */
  listen(listener: (userId: string, online: boolean) => void): () => void;
  close(): void;
}

export function createPresence(): Presence {
  const sockets = new Map<string, { count: number; leaving: NodeJS.Timeout | null }>();
  const listeners = new Set<(userId: string, online: boolean) => void>();
  const tell = (userId: string, online: boolean) => {
    for (const listener of listeners) listener(userId, online);
  };

  function leave(userId: string): void {
    const entry = sockets.get(userId);
    if (!entry || --entry.count > 0) return;
    entry.leaving = setTimeout(() => {
      sockets.delete(userId);
      tell(userId, false);
    }, GRACE);
    entry.leaving.unref();
  }

  return {
    isOnline: (userId) => sockets.has(userId),
    enter(userId) {
      const entry = sockets.get(userId) ?? { count: 0, leaving: null };
      if (entry.leaving) clearTimeout(entry.leaving);
      const isNew = !sockets.has(userId);
      sockets.set(userId, { count: entry.count + 1, leaving: null });
      if (isNew) tell(userId, true);
      return () => leave(userId);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      for (const { leaving } of sockets.values()) if (leaving) clearTimeout(leaving);
    },
  };
}
