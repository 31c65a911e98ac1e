import { createContext } from '../../../src/context.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { issueTokens, openSession } from '../../../src/features/accounts/open-session.js';
import type { TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { consumeLog } from '../../support/consume.js';
import type { TestApp } from '../../support/test-app.js';
import { BELL, LEDGER, SEND } from './documents.js';

/** Sends a message and has it consumed; gives its id. */
export async function say(
  app: TestApp,
  author: TestUser,
  roomId: string,
  content: string,
  threadRootId?: string,
): Promise<string> {
  const { sendMessage } = await get(app, author, SEND, { input: { roomId, content, threadRootId } });
  await consumeLog(app);
  return sendMessage.message.id;
}

/** The kinds of what stands in somebody's bell, the newest first. */
export async function bellOf(app: TestApp, user: TestUser): Promise<string[]> {
  return (await get(app, user, BELL)).notifications.nodes.map(({ kind }: { kind: string }) => kind);
}

/** What was decided for somebody about a message or a task, `channel: reason`, or the outcome where he is told. */
export async function ledgerOf(
  app: TestApp,
  user: TestUser,
  about: { messageId?: string; taskId?: string },
): Promise<string[]> {
  const { notices } = await get(app, user, LEDGER, about);
  return notices.nodes
    .map((notice: Record<string, string>) => `${notice.kind} ${notice.channel}: ${notice.reason ?? notice.outcome}`)
    .sort();
}

/** A new session for somebody whose token has ended with the clock's moving. */
export async function signInAgain(app: TestApp, user: TestUser): Promise<void> {
  const ctx = createContext(app);
  const { value } = await inTransaction(ctx, async (tx) => openSession(tx, user));
  Object.assign(user, { sessionId: value.id, ...issueTokens(ctx, value) });
}
