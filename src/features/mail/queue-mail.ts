import type { Transaction } from '../../db/transaction.js';
import type { MailContent } from '../../mail/mail-content.js';

/** A mail that was written already. */
export interface QueuedMail {
  /** Of two with the same key only the first is sent. */
  key: string;
  userId: string;
  /** In the person's language. It stands in the job's row: no secret, no link that lets somebody in. */
  content: MailContent;
}

/** Has a mail sent to a person once the transaction is committed. Part of other operations. */
export function queueMail(tx: Transaction, { key, userId, content }: QueuedMail): void {
  tx.enqueue({ kind: 'sendMail', key, payload: { userId, content } });
}
