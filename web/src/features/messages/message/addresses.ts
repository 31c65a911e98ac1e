import type { MessageContentFragment } from '../../../generated/documents.js';

type Placed = Pick<MessageContentFragment, 'id' | 'room' | 'threadRoot'>;

/** Where a message is shown among the others: in its room, or in its thread. A path with its search. */
export function messageAddress({ id, room, threadRoot }: Placed): string {
  return `/rooms/${room.id}?${threadRoot ? `thread=${threadRoot.id}&` : ''}message=${id}`;
}

/** Where the thread is open that a message began or is in. */
export function threadAddress({ id, room, threadRoot }: Placed): string {
  return `/rooms/${room.id}?thread=${threadRoot?.id ?? id}`;
}
