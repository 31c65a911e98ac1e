import type { TaskFactsFragment } from '../generated/documents.js';
import type { Database } from './database.js';

type Data = Record<string, unknown>;
type Variables = Record<string, unknown>;

const KEPT = ['Tasks', 'Task', 'TaskComments', 'Projects', 'Project', 'ProjectMembers'];

/** Whether what the server answers to a query is kept as it is: of tasks no more is on the device than was looked at. */
export const isKept = (queryName: string): boolean => KEPT.includes(queryName);

const keyOf = (name: string, variables: Variables) => `${name} ${JSON.stringify(variables)}`;

export function keepAnswer(database: Database, name: string, variables: Variables, data: Data): void {
  // The device is full, or the store closed: it is only not there without the server.
  void database.put('answers', { key: keyOf(name, variables), at: Date.now(), data }).catch(() => {});
}

/** What the server answered last, with its tasks as events told of them since; null where it was never asked. */
export async function readAnswer(database: Database, name: string, variables: Variables): Promise<Data | null> {
  const kept = await database.get('answers', keyOf(name, variables));
  if (!kept) return name === 'Project' ? listedProject(database, variables) : null;
  const { tasks, task } = kept.data as { tasks?: { nodes: TaskFactsFragment[] }; task?: TaskFactsFragment | null };
  if (tasks) {
    const nodes = await Promise.all(tasks.nodes.map((one) => newest(database, one)));
    return { ...kept.data, tasks: { ...tasks, nodes: nodes.filter(({ deletedAt }) => !deletedAt) } };
  }
  return task && name === 'Task' ? { ...kept.data, task: await newest(database, task) } : kept.data;
}

/** A project that was only ever seen in its list. */
async function listedProject(database: Database, { id }: Variables): Promise<Data | null> {
  const answers = await database.getAll('answers', IDBKeyRange.bound('Projects ', 'Projects!'));
  const lists = answers.map(({ data }) => data.projects as { nodes: { id: string }[] });
  const project = lists.flatMap(({ nodes }) => nodes).find((one) => one.id === id);
  return project ? { project } : null;
}

async function newest(database: Database, task: TaskFactsFragment): Promise<TaskFactsFragment> {
  const told = await database.get('tasks', task.id);
  return told && told.version >= task.version ? { ...task, ...told } : task;
}
