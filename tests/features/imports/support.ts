import { sql } from 'kysely';
import { createContext } from '../../../src/context.js';
import { query } from '../../../src/db/query.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { issueTokens, openSession } from '../../../src/features/accounts/open-session.js';
import { importSlack, type SlackImportReport } from '../../../src/features/imports/import-slack.js';
import type { TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import type { TestApp } from '../../support/test-app.js';
import { buildExport, type Entries, USERS } from './slack/build-export.js';

/** Imports a ZIP without showing how far it is. */
export function importFile(app: TestApp, path: string): Promise<SlackImportReport> {
  return importSlack(createContext(app), path, { checked() {}, imported() {} });
}

/** Signs in somebody who was imported, as if an admin had given him a password. */
export async function signIn(app: TestApp, username: string): Promise<TestUser> {
  const ctx = createContext(app);
  const [user] = await query(ctx, sql<{ id: string }>`select id from users where username = ${username}`);
  const { value: session } = await inTransaction(ctx, async (tx) => openSession(tx, user!));
  return { id: user!.id, username, sessionId: session.id, ...issueTokens(ctx, session) };
}

/** How many rows each table that an import writes has; lastSeq: the newest event. */
export async function counts(app: TestApp): Promise<Record<string, number>> {
  const [row] = await query(
    createContext(app),
    sql<Record<string, number>>`select (select count(*) from users) as users, (select count(*) from rooms) as rooms,
      (select count(*) from room_members) as members, (select count(*) from messages) as messages,
      (select count(*) from mentions) as mentions, (select count(*) from reactions) as reactions,
      (select count(*) from thread_followers) as followers, (select seq from log_head) as "lastSeq"`,
  );
  return row!;
}

const ROOMS = `{ rooms(first: 5) { nodes {
  id name topic isPrivate createdAt memberCount unreadCount viewerRole owner { username } lastReadMessage { content }
  messages(first: 100) { nodes {
    content createdAt editedAt author { username displayName } threadRoot { content } replyCount viewerFollowsThread
    mentions { kind user { username } } reactions { emoji count users { username } }
  } }
} } }`;

/** The rooms as somebody sees them over GraphQL, by name. */
// biome-ignore lint/suspicious/noExplicitAny: tests read rooms of many shapes
export async function roomsOf(app: TestApp, username: string): Promise<Record<string, any>> {
  const { rooms } = await get(app, await signIn(app, username), ROOMS);
  return Object.fromEntries(rooms.nodes.map((room: { name: string }) => [room.name, room]));
}

export const DAY = 'plans/2024-01-02.json';
export const NEXT_DAY = 'plans/2024-01-03.json';
export const PLANS = {
  id: 'C7',
  name: 'plans',
  creator: 'U1',
  created: 1_500_000_000,
  members: ['U1', 'U2', 'U3', 'U404'],
};
export const PEOPLE = [...USERS, { id: 'U3', name: 'cai', profile: { display_name: 'Cai' } }];
export const at = (second: number) => `17041860${String(second).padStart(2, '0')}.000100`;
export const says = (user: string, second: number, text: string, more: object = {}) => ({
  user,
  ts: at(second),
  text,
  ...more,
});
export const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({
    user: 'U1',
    ts: `1704186000.${100_000 + from + index}`,
    text: `no ${index}`,
  }));

/** An export of the channel `plans` (U1 ann, U2 bob, deleted, U3 cai) with these days. */
export const plans = (entries: Entries) =>
  buildExport({ 'users.json': PEOPLE, 'channels.json': [{ ...PLANS, topic: { value: 'What next' } }], ...entries });
