import { z } from 'zod';

/** A line of a segment: a message with all that belongs to it, for who reads the archive without the database. Times are ISO 8601, UTC. */
export const archivedMessage = z.object({
  id: z.string(),
  /** As of when it was written down; 0 in lines that were written before lines told it. */
  version: z.int().default(0),
  room: z.string(),
  author: z.object({ id: z.string(), username: z.string() }),
  createdAt: z.string(),
  /** Microseconds since 1970: its place in the room. */
  orderedAt: z.number(),
  editedAt: z.string().nullable(),
  threadRoot: z.string().nullable(),
  /** Null where it was deleted, or is in the database. */
  content: z.string().nullable(),
  mentions: z.array(z.object({ kind: z.string(), user: z.string().nullable() })),
  reactions: z.array(z.object({ emoji: z.string(), user: z.string(), createdAt: z.string() })),
  /** Ids of files, in their order. */
  attachments: z.array(z.string()),
});

export type ArchivedMessage = z.output<typeof archivedMessage>;
