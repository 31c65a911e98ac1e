import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { query } from '../db/query.js';
import { type Group, PROJECTS, ROOMS } from '../features/members/group.js';
import type { Event } from './event.entity.js';
import { EVENT_SCOPES, type EventType } from './event-types.js';

/** User ids that may hear of an event; null: everyone. Never changed once given out. */
export type Audience = ReadonlySet<string> | null;

/** Rooms and projects whose members a node keeps; others are loaded again when something happens there. */
const MAX_GROUPS = 2000;
/** Tasks of which a node keeps where they were last. */
const MAX_TASKS = 10_000;

/** The types by which people come into rooms and projects and go. */
const COMING: readonly EventType[] = ['MEMBER_ADDED', 'PROJECT_MEMBER_ADDED'];
const GOING: readonly EventType[] = ['MEMBER_REMOVED', 'PROJECT_MEMBER_REMOVED'];

/**
 * Who may hear of each event, as of that event. Members of a room or project are read when it is first met, taken back to
 * that event, and from then on moved only by the membership events themselves, in the order of the log. Of a task outside
 * of projects those hear who are written into the event.
 */
export class Audiences {
  private readonly groups = new LRUCache<string, ReadonlySet<string>>({ max: MAX_GROUPS });
  /** The people of each task outside of projects as of its newest event; nobody where it is in a project by then. */
  private readonly tasks = new LRUCache<string, ReadonlySet<string>>({ max: MAX_TASKS });

  constructor(private readonly em: SqlEntityManager) {}

  /** Call in the order of the log, each event once. */
  async of(event: Event): Promise<Audience> {
    const scope = EVENT_SCOPES[event.type];
    if (scope === 'everyone') return null;
    const people = new Set((event.data.userIds as string[] | undefined) ?? []);
    if (scope === 'task') this.tasks.set(event.taskId!, people);
    const own = new Set(event.userId ? [event.userId] : people);
    const groupId = groupIdOf(event);
    if (!groupId) return own;
    const members = move(this.groups.get(groupId) ?? (await this.load(event, groupId)), event);
    this.groups.set(groupId, members);
    // What a room is told of one person alone, he hears only while he is in it.
    if (scope === 'user') return new Set([...own].filter((id) => members.has(id)));
    return GOING.includes(event.type) ? new Set([...members, ...own]) : members;
  }

  /**
   * Whether somebody in the audience of an event may still hear of what it is about, as of the newest event known; true
   * where that is not known. Of his own removal he is told.
   */
  mayStillHear(event: Event, userId: string): boolean {
    if (GOING.includes(event.type) && event.userId === userId) return true;
    const groupId = groupIdOf(event);
    if (groupId) return this.groups.peek(groupId)?.has(userId) ?? true;
    if (EVENT_SCOPES[event.type] !== 'task') return true;
    return this.tasks.peek(event.taskId!)?.has(userId) ?? true;
  }

  /** The members as of just before an event: those of now, less what happened since. */
  private async load(event: Event, groupId: string): Promise<ReadonlySet<string>> {
    const { members, key }: Group = event.roomId ? ROOMS : PROJECTS;
    // One statement, so that both are of one moment.
    const rows = await query(
      { em: this.em },
      sql<Pick<Event, 'type'> & { seq: number | null; userId: string }>`
        select null as seq, null as type, m.user_id as "userId" from ${sql.table(members)} m
        where ${sql.ref(`m.${key}`)} = ${groupId}
        union all
        select e.seq, e.type, e.user_id from events e where ${sql.ref(`e.${key}`)} = ${groupId} and e.seq >= ${event.seq}
          and e.type in (${sql.join([...COMING, ...GOING])})`,
    );
    const later = rows.filter((row) => row.seq !== null).sort((a, b) => b.seq! - a.seq!);
    let users: ReadonlySet<string> = new Set(rows.filter((row) => row.seq === null).map((row) => row.userId));
    for (const { type, userId } of later) {
      users = move(users, { type: COMING.includes(type) ? 'MEMBER_REMOVED' : 'MEMBER_ADDED', userId });
    }
    return users;
  }
}

function groupIdOf(event: Event): string | null {
  return event.roomId ?? event.projectId;
}

/** The members after an event; the same set where it changes nothing. */
function move(users: ReadonlySet<string>, { type, userId }: Pick<Event, 'type' | 'userId'>): ReadonlySet<string> {
  if (!userId) return users;
  if (COMING.includes(type)) return new Set(users).add(userId);
  if (!GOING.includes(type)) return users;
  const left = new Set(users);
  left.delete(userId);
  return left;
}
