import type { KeptContentFragment, WorkspaceQuery } from '../generated/documents.js';
import type { WorkspaceEvent } from '../live/workspace-event.js';
import type { Database, KeptMessage, KeptRoom } from './database.js';

/** The stores that hold what was said, and up to where in the log it is right. */
const STORES = ['state', 'rooms', 'messages', 'people', 'answers', 'tasks'] as const;

const write = (database: Database) => database.transaction(STORES, 'readwrite');
type Writing = ReturnType<typeof write>;

/**
 * What was said in the viewer's rooms, as the device keeps it. A change and the cursor it brings the history to are
 * written together, so that a tab killed at any moment leaves it right up to that cursor.
 */
export class History {
  constructor(
    private readonly database: Database,
    private readonly viewerId: string,
  ) {}

  async cursor(): Promise<string | null> {
    return ((await this.database.get('state', 'cursor')) as string | undefined) ?? null;
  }

  /** Forgets all that was kept, to begin anew from the cursor. */
  async reset(cursor: string): Promise<void> {
    const writing = write(this.database);
    await Promise.all([
      writing.objectStore('tasks').clear(),
      writing.objectStore('messages').clear(),
      writing.objectStore('rooms').clear(),
      writing.objectStore('state').put(cursor, 'cursor'),
      writing.done,
    ]);
  }

  /** Brings the history to where the log is after the event. */
  async take(event: WorkspaceEvent): Promise<void> {
    const writing = write(this.database);
    void writing.objectStore('state').put(event.cursor, 'cursor');
    if (event.__typename === 'MessageEvent') await putMessage(writing, event.message);
    else if (event.__typename === 'TaskEvent') void writing.objectStore('tasks').put(event.task);
    else if ('user' in event) void writing.objectStore('people').put(event.user);
    if (hidesTasks(event, this.viewerId)) void writing.objectStore('answers').clear();
    const leftRoom = roomLeftBy(event, this.viewerId);
    if (leftRoom) await forgetRoom(writing, leftRoom);
    await writing.done;
  }

  /** Keeps a page of a room, and how far back the room is kept with it. */
  async keepPage(room: KeptRoom, messages: readonly KeptContentFragment[]): Promise<void> {
    const writing = write(this.database);
    void writing.objectStore('rooms').put(room);
    for (const message of messages) await putMessage(writing, message);
    await writing.done;
  }

  /** Keeps the list of rooms as it is shown. */
  async keepWorkspace(workspace: WorkspaceQuery): Promise<void> {
    await this.database.put('state', workspace, 'workspace');
  }

  rooms(): Promise<KeptRoom[]> {
    return this.database.getAll('rooms');
  }

  /** Drops what is older than `since` (ISO 8601), then the oldest until at most `bytes` are left. */
  async prune(since: string, bytes: number): Promise<void> {
    const writing = write(this.database);
    const cut = new Set<string>();
    let left = 0;
    let cursor = await writing.objectStore('messages').index('age').openCursor(null, 'prev');
    for (; cursor; cursor = await cursor.continue()) {
      left += cursor.value.size;
      if (cursor.value.at >= since && left <= bytes) continue;
      cut.add(cursor.value.roomId);
      await cursor.delete();
    }
    for (const { id, updatedAt } of await writing.objectStore('tasks').getAll())
      if (updatedAt < since) void writing.objectStore('tasks').delete(id);
    await pruneAnswers(answersOf(writing), since);
    for (const roomId of cut) {
      const room = await writing.objectStore('rooms').get(roomId);
      if (room) void writing.objectStore('rooms').put({ ...room, reachesStart: false });
    }
    await writing.done;
  }
}

function kept(message: KeptContentFragment): KeptMessage {
  return {
    id: message.id,
    roomId: message.room.id,
    rootId: message.threadRoot?.id ?? '',
    at: message.createdAt,
    cursor: message.pageCursor,
    size: JSON.stringify(message).length * 2,
    message,
  };
}

/** The room whose history the event ends: the viewer is out of it, it is gone, or its past was changed by an import. */
function roomLeftBy(event: WorkspaceEvent, viewerId: string): string | null {
  if (event.__typename === 'RoomMemberEvent')
    return event.kind === 'MEMBER_REMOVED' && event.user.id === viewerId ? event.roomId : null;
  if (event.__typename !== 'RoomEvent') return null;
  return event.kind === 'ROOM_DELETED' || event.kind === 'ROOM_IMPORTED' ? event.roomId : null;
}

/** Whether tasks that were looked at may be seen no longer: which those are is not worth knowing. */
function hidesTasks(event: WorkspaceEvent, viewerId: string): boolean {
  if (event.__typename === 'ProjectMemberEvent')
    return event.kind === 'PROJECT_MEMBER_REMOVED' && event.user.id === viewerId;
  return event.__typename === 'TaskHiddenEvent' || event.kind === 'PROJECT_DELETED';
}

async function forgetRoom(writing: Writing, roomId: string): Promise<void> {
  void writing.objectStore('rooms').delete(roomId);
  const all = IDBKeyRange.bound([roomId], [roomId, []]);
  const keys = await writing.objectStore('messages').index('place').getAllKeys(all);
  for (const key of keys) void writing.objectStore('messages').delete(key);
}

/** A page that was read before an event came may be written after it: the newer copy stays. */
async function putMessage(writing: Writing, message: KeptContentFragment): Promise<void> {
  const messages = writing.objectStore('messages');
  const known = await messages.get(message.id);
  if (known && known.message.version > message.version) return;
  void messages.put(kept(message));
  void writing.objectStore('people').put(message.author);
}

/** Answers at most; a page of tasks is some 30 kB. */
const MOST_ANSWERS = 200;

async function pruneAnswers(answers: ReturnType<typeof answersOf>, since: string): Promise<void> {
  const keys = await answers.index('at').getAllKeys();
  const old = await answers.index('at').getAllKeys(IDBKeyRange.upperBound(Date.parse(since)));
  for (const key of new Set([...old, ...keys.slice(0, -MOST_ANSWERS)])) void answers.delete(key);
}

const answersOf = (writing: Writing) => writing.objectStore('answers');
