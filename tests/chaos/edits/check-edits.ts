/** What an editor asked for, and what he was answered. Every wanted title, description and due date is unique. */
export interface Edit {
  by: string;
  /** The version that he had seen. */
  expected: number;
  /** By the names of the history's fields. */
  wanted: Record<string, string>;
  /** Of the task in the answer; null where the answer was CONFLICT. */
  version: number | null;
}

/** A row of the task's history. */
export interface Change {
  version: number;
  field: string;
  from: string | null;
  to: string | null;
  actor: { username: string };
}

/** A task's fields, by the names of its history's. */
export type State = Record<string, string | null>;

const UNIQUE = ['TITLE', 'DESCRIPTION', 'DUE_DATE'];

/**
 * What is wrong with a task that many edited at once; nothing where no edit was lost. changes: its whole history, in
 * order; first: its fields as it was made; last: as they are at the end, with its version.
 */
export function checkEdits(
  edits: Edit[],
  changes: Change[],
  first: State,
  last: State & { version: string },
): string[] {
  const { version, ...fields } = last;
  const faults = checkHistory(changes, first, fields, Number(version));
  const states = replay(changes, first);
  const byVersion = new Map<number, Edit>();
  for (const edit of edits) {
    if (edit.version === null) {
      faults.push(...checkRefused(edit, changes));
      continue;
    }
    if (byVersion.has(edit.version)) faults.push(`two edits made version ${edit.version}`);
    byVersion.set(edit.version, edit);
    const rows = changes.filter((change) => change.version === edit.version);
    if (rows.some(({ actor }) => actor.username !== edit.by))
      faults.push(`version ${edit.version} is not by ${edit.by}`);
    for (const [field, value] of Object.entries(edit.wanted)) {
      const isThere = rows.some((row) => row.field === field && row.to === value);
      const isSame = !UNIQUE.includes(field) && states.get(edit.version)?.[field] === value;
      if (!isThere && !isSame) faults.push(`${field} of ${edit.by} is not in the history at version ${edit.version}`);
    }
  }
  for (let made = 2; made <= Number(version); made++)
    if (!byVersion.has(made)) faults.push(`nobody was answered version ${made}`);
  return faults;
}

/** Versions are 1, 2, 3 … up to the task's own; each row begins where the one before of its field ended, and the last ones end where the task is. */
function checkHistory(changes: Change[], first: State, last: State, version: number): string[] {
  const faults: string[] = [];
  const state = { ...first };
  let reached = 0;
  for (const { version: at, field, from, to } of changes) {
    if (at !== reached && at !== reached + 1) faults.push(`version ${at} comes after ${reached}`);
    reached = at;
    if (field === 'CREATED') continue;
    if (state[field] !== from) faults.push(`${field} of version ${at} begins with ${from} and was ${state[field]}`);
    state[field] = to;
  }
  if (reached !== version) faults.push(`the history ends at ${reached}, the task at ${version}`);
  for (const [field, value] of Object.entries(last))
    if (state[field] !== value) faults.push(`${field} is ${value}, and by its history ${state[field]}`);
  return faults;
}

/** What is refused leaves nothing behind, and somebody else had changed the same. */
function checkRefused(edit: Edit, changes: Change[]): string[] {
  const names = Object.keys(edit.wanted);
  const written = changes.filter(({ field, to }) => UNIQUE.includes(field) && edit.wanted[field] === to);
  const others = changes.filter(({ version, field }) => version > edit.expected && names.includes(field));
  return [
    ...written.map(({ field }) => `${field} of ${edit.by} was refused and written`),
    ...(others.length > 0 ? [] : [`${edit.by} was refused, and nobody had changed ${names}`]),
  ];
}

function replay(changes: Change[], first: State): Map<number, State> {
  const states = new Map<number, State>();
  let state = first;
  for (const { version, field, to } of changes) {
    state = { ...state, [field]: to };
    states.set(version, state);
  }
  return states;
}
