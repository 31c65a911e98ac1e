import { z } from 'zod';

/** An address of the web client, from its first slash on: `/tasks/…`. */
const path = z.string().startsWith('/');

const block = z.union([
  /** A paragraph. */
  z.string(),
  /** Lines of what is called how and how much it is. */
  z.object({ figures: z.array(z.tuple([z.string(), z.string()])) }),
  /** What can be looked at, one after another; note: what is said of it. */
  z.object({ links: z.array(z.object({ title: z.string(), note: z.string().optional(), path })) }),
]);

/**
 * What a mail says, as plain text: what it looks like is `renderMail`'s affair. It may stand in a job's row, so it holds no secret. Limits are those of
 * what it is made from.
 */
export const mailContent = z.object({
  /** On one line; a break in it becomes a space. */
  subject: z.string(),
  blocks: z.array(block),
  /** What the mail asks for, under the blocks. */
  action: z.object({ label: z.string(), path }).optional(),
  /** Why one gets it, at the end. */
  reason: z.string(),
  /** Where one says that one does not want such mails (RFC 2369): a page that asks, and for a POST no page (RFC 8058). */
  unsubscribe: z.object({ label: z.string(), path }).optional(),
  /** One text file; type: as `text/csv`. */
  attachment: z.object({ name: z.string(), type: z.string(), content: z.string() }).optional(),
});

export type MailContent = z.output<typeof mailContent>;
export type MailBlock = MailContent['blocks'][number];
