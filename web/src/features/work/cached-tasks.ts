import type { ApolloCache } from '@apollo/client';
import type { Reference } from '@apollo/client/utilities';
import { type Listed, type Place, placed, type TaskList } from './task-list.js';

interface CachedList {
  nodes: readonly Reference[];
  pageInfo: { hasNextPage: boolean };
}

/** Puts a task where it belongs in every list of tasks that is in the cache, and takes it out of the others. */
export function placeTask(cache: ApolloCache, task: Listed, viewerId: string): void {
  const looker = { viewerId, now: Date.now() };
  const ref = { __ref: cache.identify({ __typename: 'Task', id: task.id })! };
  changeLists(cache, (list, nodes, hasNext, placeOf) => {
    const items = nodes.map((node) => ({ ...placeOf(node), node }));
    const next = placed(items, task, { ...task, node: ref }, { ...list, hasNext }, looker);
    return next === items ? nodes : next.map(({ node }) => node);
  });
}

/** Takes a task that the viewer no longer sees out of the cache. */
export function forgetTask(cache: ApolloCache, taskId: string): void {
  const id = cache.identify({ __typename: 'Task', id: taskId })!;
  changeLists(cache, (_list, nodes) => nodes.filter(({ __ref }) => __ref !== id));
  cache.evict({ id });
  cache.gc();
}

/** Puts a project that is in the cache into the viewer's list, by name as the server has it; searches are made again. */
export function listProject(cache: ApolloCache, { id, name }: { id: string; name: string }): void {
  const ref = { __ref: cache.identify({ __typename: 'Project', id })! };
  cache.modify<{ projects: CachedList }>({
    id: 'ROOT_QUERY',
    fields: {
      projects(list, { storeFieldName, readField, DELETE }) {
        if (/"query":"./.test(storeFieldName)) return DELETE;
        const known = list as CachedList;
        const others = known.nodes.filter(({ __ref }) => __ref !== ref.__ref);
        const next = others.findIndex((other) => fold(readField<string>('name', other) ?? '') > fold(name));
        if (next === -1 && known.pageInfo.hasNextPage) return { ...known, nodes: others };
        return { ...known, nodes: others.toSpliced(next === -1 ? others.length : next, 0, ref) };
      },
    },
  });
}

const fold = (name: string) => name.normalize('NFKC').toLowerCase();

/** Takes a project that the viewer is no longer in, and its tasks, out of the cache. */
export function forgetProject(cache: ApolloCache, projectId: string): void {
  const id = cache.identify({ __typename: 'Project', id: projectId })!;
  changeLists(cache, (_list, nodes, _hasNext, _placeOf, projectOf) => nodes.filter((node) => projectOf(node) !== id));
  cache.modify<{ projects: CachedList }>({
    id: 'ROOT_QUERY',
    fields: {
      projects: (list) => ({ ...list, nodes: (list as CachedList).nodes.filter(({ __ref }) => __ref !== id) }),
    },
  });
  cache.evict({ id });
  cache.gc();
}

/** Lists of tasks are fetched again: more came into sight than events tell of. */
export function forgetLists(cache: ApolloCache): void {
  cache.evict({ id: 'ROOT_QUERY', fieldName: 'tasks' });
}

type Change = (
  list: TaskList,
  nodes: readonly Reference[],
  hasNext: boolean,
  placeOf: (node: Reference) => Place,
  projectOf: (node: Reference) => string | undefined,
) => readonly Reference[];

function changeLists(cache: ApolloCache, change: Change): void {
  cache.modify<{ tasks: CachedList }>({
    id: 'ROOT_QUERY',
    fields: {
      tasks(value, { storeFieldName, readField }) {
        const list = value as CachedList;
        const asked = JSON.parse(storeFieldName.slice(storeFieldName.indexOf('{'))) as TaskList;
        const read = <T>(name: string, node: Reference) => readField<T>(name, node) as T;
        const placeOf = (node: Reference): Place => ({
          id: read('id', node),
          createdAt: read('createdAt', node),
          updatedAt: read('updatedAt', node),
          dueDate: read('dueDate', node),
          priority: read('priority', node),
        });
        const projectOf = (node: Reference) => read<Reference | null>('project', node)?.__ref;
        const nodes = change(asked, list.nodes, list.pageInfo.hasNextPage, placeOf, projectOf);
        return nodes === list.nodes ? list : { ...list, nodes };
      },
    },
  });
}
