import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPObjectStore, openDB, type StoreNames } from 'idb';
import type { KeptUpload } from '../features/files/uploads/upload.js';
import type {
  MessageContentFragment,
  PersonFragment,
  TaskFactsFragment,
  WorkspaceQuery,
} from '../generated/documents.js';
import type { Outgoing, OutgoingMessage } from './outgoing.js';

/** A message kept on the device. Its author is a row of `people`: names change, messages need not be written again. */
export interface KeptMessage {
  id: string;
  roomId: string;
  /** The thread it replies in; '' for none, because an index leaves out null. */
  rootId: string;
  /** When it was sent, ISO 8601. With the id its place in the room. */
  at: string;
  /** The server's cursor of that place. */
  cursor: string;
  /** Bytes, about. */
  size: number;
  message: MessageContentFragment;
}

/** How far back the messages of a room are kept. `before`: where to read on; null once all that is wanted is here. */
export interface KeptRoom {
  roomId: string;
  before: string | null;
  isComplete: boolean;
  /** Whether there is nothing older on the server either. */
  reachesStart: boolean;
}

/** What the server answered last to a question about tasks. key: the question. at: when, milliseconds. */
export interface KeptAnswer {
  key: string;
  at: number;
  data: Record<string, unknown>;
}

interface Schema extends DBSchema {
  /** `workspace`: what was shown last. `cursor`: up to where in the log `messages` is right. */
  state: { key: 'workspace' | 'cursor'; value: WorkspaceQuery | string };
  rooms: { key: string; value: KeptRoom };
  messages: {
    key: string;
    value: KeptMessage;
    indexes: {
      place: [roomId: string, rootId: string, at: string, id: string];
      cursor: string;
      age: string;
    };
  };
  people: { key: string; value: PersonFragment };
  answers: { key: string; value: KeptAnswer; indexes: { at: number } };
  /** Tasks as events told of them since. */
  tasks: { key: string; value: TaskFactsFragment };
  outbox: { key: string; value: Outgoing };
  uploads: { key: string; value: KeptUpload };
  drafts: { key: string; value: string };
}

export type Database = IDBPDatabase<Schema>;

/** The stores of what others wrote. */
const HISTORY = ['state', 'rooms', 'messages', 'people', 'answers', 'tasks'] as const;

const nameOf = (userId: string) => `messenger-${userId}`;

/** The device's own store of one person; null where the browser gives none, as in some private windows. */
export async function openDatabase(userId: string): Promise<Database | null> {
  try {
    return await openDB<Schema>(nameOf(userId), 3, {
      async upgrade(database, from, _to, writing) {
        database.createObjectStore('uploads', { keyPath: 'key' });
        if (from < 2) {
          database.createObjectStore('answers', { keyPath: 'key' }).createIndex('at', 'at');
          database.createObjectStore('tasks', { keyPath: 'id' });
        }
        // What was on its way then were messages.
        if (from === 1) await nameMessages(writing.objectStore('outbox'));
        // Messages that were kept before they had files are fetched anew.
        if (from > 0) return void (await Promise.all(HISTORY.map((store) => writing.objectStore(store).clear())));
        database.createObjectStore('state');
        database.createObjectStore('rooms', { keyPath: 'roomId' });
        const messages = database.createObjectStore('messages', { keyPath: 'id' });
        messages.createIndex('place', ['roomId', 'rootId', 'at', 'id']);
        messages.createIndex('cursor', 'cursor');
        messages.createIndex('age', 'at');
        database.createObjectStore('people', { keyPath: 'id' });
        database.createObjectStore('outbox', { keyPath: 'id' });
        database.createObjectStore('drafts');
      },
      // Another tab that deletes or upgrades it must not wait for this one.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
  } catch {
    return null;
  }
}

type VersionChange = IDBPObjectStore<Schema, StoreNames<Schema>[], 'outbox', 'versionchange'>;

async function nameMessages(outbox: VersionChange): Promise<void> {
  for (const one of (await outbox.getAll()) as OutgoingMessage[])
    await outbox.put({ ...one, kind: 'message', lane: one.roomId });
}

/** Takes what others wrote off the device; drafts and messages on their way stay. */
export async function clearHistory(database: Database): Promise<void> {
  const clearing = database.transaction(HISTORY, 'readwrite');
  await Promise.all([...HISTORY.map((store) => clearing.objectStore(store).clear()), clearing.done]);
}

/** Takes everything that was kept of a person off the device. */
export function deleteDatabase(userId: string): Promise<void> {
  return deleteDB(nameOf(userId));
}
