import type { Person, Workspace } from './workspace.js';

/** A project of somebody with others in it. */
export async function createProject(
  workspace: Workspace,
  owner: Person,
  members: Person[],
): Promise<{ id: string; name: string }> {
  const input = { name: `Project ${workspace.newNumber()}`, memberIds: members.map(({ id }) => id) };
  return (await workspace.ask(owner, CREATE_PROJECT, { input })).createProject.project;
}

export async function createTask(workspace: Workspace, author: Person, input: object): Promise<{ id: string }> {
  return (await workspace.ask(author, CREATE_TASK, { input })).createTask.task;
}

/** A task as the server has it. */
export async function taskOf(
  workspace: Workspace,
  viewer: Person,
  id: string,
): Promise<{ title: string; status: string; version: number; comments: { nodes: { content: string }[] } }> {
  return (await workspace.ask(viewer, TASK, { id })).task;
}

export async function updateTask(workspace: Workspace, editor: Person, input: object): Promise<void> {
  await workspace.ask(editor, UPDATE_TASK, { input });
}

const CREATE_PROJECT =
  'mutation ($input: CreateProjectInput!) { createProject(input: $input) { project { id name } } }';
const CREATE_TASK = 'mutation ($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }';
const UPDATE_TASK = 'mutation ($input: UpdateTaskInput!) { updateTask(input: $input) { task { id } } }';
const TASK = 'query ($id: ID!) { task(id: $id) { title status version comments(first: 50) { nodes { content } } } }';
