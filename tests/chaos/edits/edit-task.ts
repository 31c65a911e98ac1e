import type { Random } from '../random.ts';
import type { Change, Edit, State } from './check-edits.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
export type Ask = (query: string, variables: object) => Promise<{ data: any; code?: string | undefined }>;

const FIELDS = 'title description status priority dueDate version';
const READ = `query($id: ID!) { task(id: $id) { ${FIELDS} } }`;
const UPDATE = 'mutation($input: UpdateTaskInput!) { updateTask(input: $input) { task { version } } }';
const HISTORY = `query($id: ID!, $after: String) { task(id: $id) { history(first: 100, after: $after) {
  nodes { version field from to actor { username } } pageInfo { hasNextPage endCursor } } } }`;

/** Edits a task again and again, as somebody who looks at it again where he was refused. Throws on any other refusal. */
export async function editTask(
  ask: Ask,
  { id, by, random, isOver }: { id: string; by: string; random: Random; isOver: (edits: number) => boolean },
): Promise<Edit[]> {
  const edits: Edit[] = [];
  let seen = (await readTask(ask, id)).version;
  while (!isOver(edits.length)) {
    const wanted = wish(by, edits.length, random);
    const input = { id, expectedVersion: seen, ...toInput(wanted) };
    const { data, code } = await ask(UPDATE, { input });
    if (code !== undefined && code !== 'CONFLICT') throw new Error(`${by} was answered ${code}`);
    const version: number | null = code ? null : data.updateTask.task.version;
    edits.push({ by, expected: seen, wanted, version });
    seen = version ?? (await readTask(ask, id)).version;
  }
  return edits;
}

/** One unique value, and half of the times a common one that others want too. */
function wish(by: string, count: number, random: Random): Record<string, string> {
  const text = `${by} ${count}`;
  const at = new Date(Date.UTC(2040, 0, 1) + random.below(1e9) * 1000).toISOString();
  const wanted = random.pick<Record<string, string>>([{ TITLE: text }, { DESCRIPTION: text }, { DUE_DATE: at }]);
  const beside = random.below(4);
  if (beside === 0) wanted.STATUS = random.pick(['TODO', 'IN_PROGRESS', 'REVIEW', 'DONE']);
  if (beside === 1) wanted.PRIORITY = random.pick(['LOW', 'MEDIUM', 'HIGH']);
  return wanted;
}

const NAMES = {
  TITLE: 'title',
  DESCRIPTION: 'description',
  STATUS: 'status',
  PRIORITY: 'priority',
  DUE_DATE: 'dueDate',
};

function toInput(wanted: Record<string, string>): object {
  return Object.fromEntries(
    Object.entries(wanted).map(([field, value]) => [NAMES[field as keyof typeof NAMES], value]),
  );
}

// biome-ignore lint/suspicious/noExplicitAny: the task as it is answered
async function readTask(ask: Ask, id: string): Promise<any> {
  return (await ask(READ, { id })).data.task;
}

/** A task's fields by the names that its history has for them, and its version. */
export async function readState(ask: Ask, id: string): Promise<State & { version: string }> {
  const task = await readTask(ask, id);
  const fields = Object.entries(NAMES).map(([field, name]) => [field, task[name]]);
  return { ...Object.fromEntries(fields), version: String(task.version) };
}

/** All of a task's history, in order. */
export async function readHistory(ask: Ask, id: string): Promise<Change[]> {
  const changes: Change[] = [];
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo }: { nodes: Change[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (
      await ask(HISTORY, { id, after })
    ).data.task.history;
    changes.push(...nodes);
    if (!pageInfo.hasNextPage) return changes;
    after = pageInfo.endCursor;
  }
}
