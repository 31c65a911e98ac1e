import type { RoomStory, Speech, Story } from './story.js';
import type { Moment } from './story-text.js';

/** What follows a message comes so long after it, minutes. */
const REACTION = 1;
const EDIT = 2;
const DELETE = 3;

/** One thing that somebody does, in its order. `message` and `root` stand for messages of the story. */
export type Act = { at: Moment; by: string; room: RoomStory } & (
  | { does: 'send'; message: Speech; root: Speech | null }
  | { does: 'react'; message: Speech; emoji: string }
  | { does: 'edit'; message: Speech }
  | { does: 'delete'; message: Speech }
  /** Marks as read what has been said by then. */
  | { does: 'read' }
);

/** All that happens in the rooms, oldest first. In the end everybody has read everything, the viewer as his rooms say. */
export function actsOf({ viewer, people, rooms }: Story): Act[] {
  const acts = rooms.flatMap((room): Act[] => {
    const spoken = room.speeches.flatMap((speech) => actsAround(room, speech, null));
    const end = { day: 0, minute: 24 * 60 };
    const members = room.members ? new Set([room.owner, ...room.members]) : people.map(({ username }) => username);
    const readings = [...members].map((by): Act => {
      return { at: by === viewer ? (room.readUntil ?? end) : end, by, room, does: 'read' };
    });
    return [...spoken, ...readings];
  });
  return acts.sort((a, b) => a.at.day - b.at.day || a.at.minute - b.at.minute);
}

function actsAround(room: RoomStory, message: Speech, root: Speech | null): Act[] {
  const { at, author, before, isDeleted, reactions, thread } = message;
  const after = (minutes: number): Moment => ({ ...at, minute: at.minute + minutes });
  const acts: Act[] = [{ at, by: author, room, does: 'send', message, root }];
  for (const { emoji, by } of reactions) {
    for (const person of by) acts.push({ at: after(REACTION), by: person, room, does: 'react', message, emoji });
  }
  if (before !== null) acts.push({ at: after(EDIT), by: author, room, does: 'edit', message });
  if (isDeleted) acts.push({ at: after(DELETE), by: author, room, does: 'delete', message });
  return [...acts, ...thread.flatMap((reply) => actsAround(room, reply, message))];
}
