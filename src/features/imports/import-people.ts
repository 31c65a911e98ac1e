import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import { inTransaction, type Transaction } from '../../db/transaction.js';
import { addUser } from '../accounts/add-user.js';
import { emailKey } from '../accounts/email.js';
import { usernameKey } from '../accounts/username.js';
import { addMember } from '../rooms/add-member.js';
import { displayNameFor, emailFor, usernamesFor } from './account-names.js';
import { chunksOf } from './chunks.js';
import { userKey } from './import-keys.js';
import type { SlackUser } from './slack/slack-user.js';

/** Somebody of the export, and who he is here. */
export interface ImportedUser {
  id: string;
  username: string;
  isActive: boolean;
}

/** Accounts made in one transaction. */
const BATCH = 50;
/** Usernames looked up at once. */
const CANDIDATES = 10;

/**
 * Makes accounts for those who have none yet, and gives everybody's by Slack id. Who was imported before is known by his
 * key alone: neither name nor e-mail makes an import take over an account of this installation. New accounts have no
 * password; those that are not active are closed.
 * roomsOf: the rooms from earlier imports that a new account comes into.
 */
export async function importPeople(
  ctx: Context,
  people: SlackUser[],
  roomsOf: (person: SlackUser) => string[],
): Promise<{ users: Map<string, ImportedUser>; added: number }> {
  const users = await findPeople(ctx, people);
  const missing = people.filter((person) => !users.has(person.id));
  for (const batch of chunksOf(missing, BATCH)) {
    await inTransaction(ctx, async (tx) => {
      for (const person of batch) users.set(person.id, await addPerson(tx, person, roomsOf(person)));
    });
  }
  return { users, added: missing.length };
}

async function findPeople(ctx: Context, people: SlackUser[]): Promise<Map<string, ImportedUser>> {
  const slackIds = new Map(people.map((person) => [userKey(person.id), person.id]));
  const users = new Map<string, ImportedUser>();
  for (const keys of chunksOf([...slackIds.keys()], 1000)) {
    const rows = await query(
      ctx,
      sql<ImportedUser & { importKey: string }>`select id, username, deactivated_at is null as "isActive",
        import_key as "importKey" from users where import_key in (${sql.join(keys)})`,
    );
    for (const { importKey, ...row } of rows) {
      users.set(slackIds.get(importKey)!, { ...row, isActive: Boolean(row.isActive) });
    }
  }
  return users;
}

async function addPerson(tx: Transaction, person: SlackUser, roomIds: string[]): Promise<ImportedUser> {
  const user = await addUser(tx, {
    username: await freeUsername(tx, person),
    displayName: displayNameFor(person),
    email: await freeEmail(tx, emailFor(person)),
    passwordHash: null,
    role: 'USER',
    importKey: userKey(person.id),
  });
  if (!person.isActive) user.deactivatedAt = new Date(tx.app.clock.now());
  for (const roomId of roomIds) addMember(tx, { roomId, userId: user.id, role: 'MEMBER' });
  // The next one's names are compared with what the database holds.
  await tx.em.flush();
  return { id: user.id, username: user.username, isActive: person.isActive };
}

async function freeUsername(tx: Transaction, person: SlackUser): Promise<string> {
  const names = usernamesFor(person);
  for (;;) {
    const candidates = Array.from({ length: CANDIDATES }, () => names.next().value as string);
    const keys = candidates.map(usernameKey);
    const rows = await query(
      tx,
      sql<{ key: string }>`select username_key as key from users where username_key in (${sql.join(keys)})`,
    );
    const taken = new Set(rows.map(({ key }) => key));
    const free = candidates.find((candidate) => !taken.has(usernameKey(candidate)));
    if (free) return free;
  }
}

async function freeEmail(tx: Transaction, email: string | null): Promise<string | null> {
  if (email === null) return null;
  const taken = await query(tx, sql`select id from users where email_key = ${emailKey(email)}`);
  return taken.length === 0 ? email : null;
}
