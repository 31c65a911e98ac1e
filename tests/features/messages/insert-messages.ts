import { createContext } from '../../../src/context.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { Message } from '../../../src/features/messages/message.entity.js';
import { messageColumns, type TestUser } from '../../support/builders.js';
import type { TestApp } from '../../support/test-app.js';

/** One row: its place in microseconds, and where it is a reply. */
export interface Placed {
  orderedAt: number;
  threadRootId?: string;
}

/** Puts messages into a room as an import does, with places of their own; gives their ids in the given order. */
export async function insertMessages(
  app: TestApp,
  into: { roomId: string; author: TestUser },
  rows: Placed[],
): Promise<string[]> {
  const { value } = await inTransaction(createContext(app), async (tx) =>
    rows.map(({ orderedAt, threadRootId }) =>
      tx.em.create(
        Message,
        messageColumns({
          roomId: into.roomId,
          authorId: into.author.id,
          content: `at ${orderedAt}`,
          threadRootId: threadRootId ?? null,
          orderedAt,
        }),
      ),
    ),
  );
  return value.map((message) => message.id);
}
