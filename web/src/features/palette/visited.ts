import { useEffect } from 'react';

/** The rooms that were open in this tab, the last one first; kept nowhere else. */
let visited: readonly string[] = [];

/** Notes which room is open; empty: none. */
export function useVisited(roomId: string): void {
  useEffect(() => {
    if (roomId) visited = [roomId, ...visited.filter((id) => id !== roomId)];
  }, [roomId]);
}

/** The room that was open last; undefined where none was. */
export const lastVisited = (): string | undefined => visited[0];

/** Rooms in the order in which one may want them: those one comes from first, the open one last, the others as they are. */
export function byVisit<Room extends { id: string }>(rooms: readonly Room[], openId: string): Room[] {
  const place = ({ id }: Room) => {
    if (id === openId) return Number.MAX_SAFE_INTEGER;
    const at = visited.indexOf(id);
    return at === -1 ? visited.length : at;
  };
  return [...rooms].sort((a, b) => place(a) - place(b));
}
