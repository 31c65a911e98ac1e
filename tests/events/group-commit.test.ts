import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../src/context.js';
import { query } from '../../src/db/query.js';
import { type Change, type Committed, commitTogether, inTransaction } from '../../src/db/transaction.js';
import { Message } from '../../src/features/messages/message.entity.js';
import { sendMessage } from '../../src/features/messages/send-message.js';
import { decodeLogCursor } from '../../src/shared/cursors.js';
import { DomainError } from '../../src/shared/errors.js';
import { buildRoom, buildUser, contextOf, messageColumns, type TestUser } from '../support/builders.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let users: TestUser[];
let roomId: string;

beforeAll(async () => {
  app = await createTestApp();
  users = await Promise.all(Array.from({ length: 8 }, () => buildUser(app)));
  roomId = (await buildRoom(app, { owners: users })).id;
});
afterAll(() => app.close());

const transactions = () => app.statements.filter((statement) => statement.includes('update log_head')).length;

async function logged(): Promise<{ seq: number; content: string; authorId: string; actorId: string }[]> {
  return query(
    createContext(app),
    sql`select e.seq, e.actor_id as "actorId", m.content, m.author_id as "authorId"
      from events e join messages m on m.id = e.message_id where m.room_id = ${roomId} order by e.seq` as never,
  );
}

test('sends at one time share transactions, and each is told its own place in the log', async () => {
  app.statements.length = 0;
  const sends = Array.from({ length: 200 }, (_, n) => ({ author: users[n % users.length]!, content: `together ${n}` }));
  const sent = await Promise.all(
    sends.map(({ author, content }) => sendMessage(contextOf(app, author), { roomId, content })),
  );
  expect(transactions()).toBeGreaterThan(0);
  expect(transactions()).toBeLessThan(40);
  const bySeq = new Map((await logged()).map((event) => [event.seq, event]));
  for (const [n, { cursor, value }] of sent.entries()) {
    const { author, content } = sends[n]!;
    expect(value.content).toBe(content);
    expect(bySeq.get(decodeLogCursor(cursor).seq)).toMatchObject({ content, authorId: author.id, actorId: author.id });
  }
});

test('of changes that are committed together only those at fault fail', async () => {
  const good = (content: string): Change<Message> => ({
    ctx: contextOf(app, users[0]!),
    async work(tx) {
      const message = tx.em.create(Message, messageColumns({ roomId, authorId: users[0]!.id, content }));
      tx.append({ type: 'MESSAGE_ADDED', roomId, messageId: message.id, ordered: message });
      return message;
    },
  });
  const refused = (when: 'work' | 'placed' | 'written'): Change<unknown> => ({
    ctx: contextOf(app, users[1]!),
    async work(tx) {
      const refuse = async () => {
        throw new DomainError('FORBIDDEN', when);
      };
      if (when === 'work') await refuse();
      if (when === 'placed') tx.whenPlaced(refuse);
      // A room that does not exist: the database refuses it.
      if (when === 'written') {
        const nowhere = '019a0000-0000-7000-8000-000000000000';
        const message = tx.em.create(
          Message,
          messageColumns({ roomId: nowhere, authorId: users[1]!.id, content: 'lost' }),
        );
        tx.append({ type: 'MESSAGE_ADDED', roomId, messageId: message.id, ordered: message });
      }
    },
  });
  for (const when of ['work', 'placed', 'written'] as const) {
    const before = await logged();
    const outcomes = await Promise.allSettled(
      [good(`a ${when}`), refused(when), good(`b ${when}`)].map(async (change) => app.commits.commit(change)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const after = await logged();
    expect(after.slice(before.length).map(({ content }) => content)).toEqual([`a ${when}`, `b ${when}`]);
    const cursors = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? decodeLogCursor((outcome.value as Committed<Message>).cursor).seq : [],
    );
    expect(after.slice(before.length).map(({ seq }) => seq)).toEqual(cursors);
    // The log has no hole from what was undone.
    expect(cursors[1]).toBe(cursors[0]! + 1);
  }
});

test('where the database holds up one of those that are committed apart, the rest do not wait in turn', async () => {
  const begun: string[] = [];
  const change = (name: string, error?: Error): Change => ({
    ctx: createContext(app),
    async work() {
      begun.push(name);
      if (error) throw error;
    },
  });
  const changes = [
    change('at fault', new DomainError('FORBIDDEN')),
    change('held up', Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' })),
    change('third'),
    change('fourth'),
  ];
  const outcomes = await Promise.allSettled(changes.map(async (one) => app.commits.commit(one)));
  expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code)).toEqual([
    'FORBIDDEN',
    ...Array.from({ length: 3 }, () => '55P03'),
  ]);
  expect(begun).toEqual(['at fault', 'at fault', 'held up']);
});

test('when the transaction breaks at its COMMIT, nothing is tried again: it may have been made', async () => {
  let turns = 0;
  const broken: Change = {
    ctx: createContext(app),
    async work(tx) {
      turns += 1;
      tx.whenPlaced(async () => {
        // Whatever the driver is told to commit with fails from here on.
        Object.defineProperty(tx.em, 'flush', {
          configurable: true,
          value: () => Promise.reject(new Error('the line went dead')),
        });
      });
    },
  };
  const outcomes = await Promise.allSettled([broken, broken].map(async (change) => app.commits.commit(change)));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(turns).toBe(2);
});

test('equal keys in one transaction: the first is made, the other is a repeat', async () => {
  const input = { roomId, content: 'one of two', idempotencyKey: 'in one group' };
  const [a, b] = await Promise.all([0, 1].map(() => sendMessage(contextOf(app, users[2]!), input)));
  expect(b!.value.id).toBe(a!.value.id);
  expect(b!.cursor).toBe(a!.cursor);
  expect((await logged()).filter(({ content }) => content === 'one of two')).toHaveLength(1);
});

test('a change that appends nothing is given the head as its cursor', async () => {
  const { seq } = (await logged()).at(-1)!;
  const { cursor } = await inTransaction(createContext(app), async () => null);
  expect(decodeLogCursor(cursor).seq).toBeGreaterThanOrEqual(seq);
  const [outcome] = await commitTogether([{ ctx: createContext(app), work: async () => 'nothing' }]);
  expect(outcome).toEqual({ value: 'nothing', cursor });
});
