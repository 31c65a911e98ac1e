import { type RawBuilder, sql } from 'kysely';
import { numericKey, type PageKey } from '../../shared/cursors.js';
import type { Task } from './task.entity.js';

/** An order of tasks in which they can be paged; ties are broken by their ids. */
interface Order {
  /** For a select from tasks under the alias `t`, and for rows by the names they are selected under. */
  by: RawBuilder<unknown>;
  byName: RawBuilder<unknown>;
  /** What comes after a place. Throws BAD_CURSOR. */
  after(key: PageKey): RawBuilder<unknown>;
  valueOf(task: Task): string;
}

function byTime(
  column: 'created_at' | 'updated_at',
  name: 'createdAt' | 'updatedAt',
  direction: 'asc' | 'desc',
): Order {
  const [ref, way] = [sql.ref(`t.${column}`), sql.raw(direction)];
  return {
    by: sql`${ref} ${way}, t.id ${way}`,
    byName: sql`${sql.ref(name)} ${way}, id ${way}`,
    after(key) {
      const { value, id } = numericKey(key);
      return sql`(${ref}, t.id) ${sql.raw(direction === 'asc' ? '>' : '<')} (${new Date(value)}, ${id})`;
    },
    valueOf: (task) => String(task[name].getTime()),
  };
}

/** The value of a task without a due date: its place is after all dates. */
const NO_DATE = 'none';

const byDueDate: Order = {
  by: sql`t.due_date asc nulls last, t.id`,
  byName: sql`"dueDate" asc nulls last, id`,
  after(key) {
    if (key.value === NO_DATE) return sql`t.due_date is null and t.id > ${numericKey({ ...key, value: '0' }).id}`;
    const { value, id } = numericKey(key);
    return sql`((t.due_date, t.id) > (${new Date(value)}, ${id}) or t.due_date is null)`;
  },
  valueOf: ({ dueDate }) => (dueDate === null ? NO_DATE : String(dueDate.getTime())),
};

const RANKS = { HIGH: 3, MEDIUM: 2, LOW: 1 };
const rankOf = (column: string) =>
  sql`case ${sql.ref(column)} when 'HIGH' then ${sql.lit(RANKS.HIGH)} when 'MEDIUM' then ${sql.lit(RANKS.MEDIUM)} else ${sql.lit(RANKS.LOW)} end`;

/** Among equals the newest first: ids sort by the time of making. */
const byPriority: Order = {
  by: sql`${rankOf('t.priority')} desc, t.id desc`,
  byName: sql`${rankOf('priority')} desc, id desc`,
  after(key) {
    const { value, id } = numericKey(key);
    // A forged cursor may hold more than a rank can be.
    return sql`(${rankOf('t.priority')}, t.id) < (cast(${value} as bigint), ${id})`;
  },
  valueOf: ({ priority }) => String(RANKS[priority]),
};

export const TASK_ORDERS = {
  CREATED_DESC: byTime('created_at', 'createdAt', 'desc'),
  CREATED_ASC: byTime('created_at', 'createdAt', 'asc'),
  UPDATED_DESC: byTime('updated_at', 'updatedAt', 'desc'),
  DUE_ASC: byDueDate,
  PRIORITY_DESC: byPriority,
} satisfies Record<string, Order>;

export type TaskOrder = keyof typeof TASK_ORDERS;
