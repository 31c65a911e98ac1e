import type { TestUser } from '../../support/builders.js';
import { type Answer, ask, get } from '../../support/client.js';
import type { TestApp } from '../../support/test-app.js';

/** What the mutations here answer of their message. */
const MESSAGE = `cursor message {
  id content version editedAt deletedAt replyCount viewerFollowsThread viewerCanEdit viewerCanDelete
  mentions { kind user { username } }
  reactions { emoji count viewerHasReacted users { username } }
}`;

type MutationName =
  | 'sendMessage'
  | 'editMessage'
  | 'deleteMessage'
  | 'addReaction'
  | 'removeReaction'
  | 'followThread'
  | 'unfollowThread';

/** Sends one mutation of messages; its answer may be a refusal. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
export function attempt(app: TestApp, as: TestUser, name: MutationName, input: object): Promise<Answer<any>> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
  return ask(app, as, `mutation($input: ${type}) { ${name}(input: $input) { ${MESSAGE} } }`, { input });
}

/** As `attempt`, for what must succeed: gives the payload. */
export async function perform(app: TestApp, as: TestUser, name: MutationName, input: object) {
  const { data, errors } = await attempt(app, as, name, input);
  if (errors) throw new Error(JSON.stringify(errors));
  return data[name] as { cursor: string; message: TestMessage };
}

export interface TestMessage {
  id: string;
  content: string;
  version: number;
  editedAt: string | null;
  deletedAt: string | null;
  replyCount: number;
  viewerFollowsThread: boolean;
  viewerCanEdit: boolean;
  viewerCanDelete: boolean;
  mentions: { kind: string; user: { username: string } | null }[];
  reactions: { emoji: string; count: number; viewerHasReacted: boolean; users: { username: string }[] }[];
}

/** Sends a message that must arrive. */
export async function send(
  app: TestApp,
  as: TestUser,
  input: { roomId: string; content?: string; threadRootId?: string },
) {
  return (await perform(app, as, 'sendMessage', { content: 'Hello', ...input })).message;
}

/** The message as this user sees it now. */
export async function see(app: TestApp, as: TestUser, id: string): Promise<TestMessage> {
  const fields = MESSAGE.replace('cursor ', '');
  return (await get(app, as, `query($id: ID!) { message(id: $id) ${fields.slice(fields.indexOf('{'))} }`, { id }))
    .message;
}

/** Kinds of all events about a message, in order. */
export async function eventsOf(app: TestApp, messageId: string): Promise<string[]> {
  const rows = await app.orm.em
    .fork()
    .getConnection()
    .execute<{ type: string }[]>('select type from events where message_id = ? order by seq', [messageId]);
  return rows.map((row) => row.type);
}
