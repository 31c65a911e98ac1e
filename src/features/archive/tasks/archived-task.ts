import { z } from 'zod';

/** A line of a segment: a task with all that belongs to it, for who reads the archive without the database. Times are ISO 8601, UTC. */
export const archivedTask = z.object({
  id: z.string(),
  /** As of when it was written down. */
  version: z.int(),
  project: z.string().nullable(),
  /** Null, as the description, where it is in the database again. */
  title: z.string().nullable(),
  description: z.string().nullable(),
  priority: z.string(),
  creator: z.string(),
  assignee: z.string().nullable(),
  createdAt: z.string(),
  completedAt: z.string().nullable(),
  /** In the order of their ids. */
  comments: z.array(z.object({ id: z.string(), author: z.string(), createdAt: z.string(), content: z.string() })),
  changes: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      actor: z.string(),
      field: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      changedAt: z.string(),
    }),
  ),
  /** Ids of files, in their order. */
  attachments: z.array(z.string()),
});

export type ArchivedTask = z.output<typeof archivedTask>;
