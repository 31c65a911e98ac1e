/** The room one step from the open one, round the ends of the list. onlyUnread: those that are read are stepped over. */
export function nextRoom<Room extends { id: string; unreadCount: number }>(
  rooms: readonly Room[],
  openId: string | undefined,
  step: number,
  onlyUnread: boolean,
): Room | undefined {
  const at = rooms.findIndex(({ id }) => id === openId);
  const start = at === -1 && step < 0 ? 0 : at;
  const others = rooms.map((_, index) => rooms[(start + step * (index + 1) + 2 * rooms.length) % rooms.length]!);
  return others.find(({ id, unreadCount }) => id !== openId && (!onlyUnread || unreadCount > 0));
}
