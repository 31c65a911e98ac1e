import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../../src/shared/ids.js';
import { buildProject, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { CREATE as CREATE_TASK, TASK } from '../tasks/documents.js';
import { ADD, CREATE, DELETE, MEMBERS, PROJECT, PROJECTS, REMOVE, SET_ROLE, UPDATE } from './documents.js';

const DEACTIVATE = 'mutation($input: DeactivateUserInput!) { deactivateUser(input: $input) { cursor } }';
const NODE = 'query($id: ID!) { node(id: $id) { __typename id } }';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let eve: TestUser;
let admin: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app, { username: 'ann' });
  bob = await buildUser(app, { username: 'bob' });
  eve = await buildUser(app, { username: 'eve' });
  admin = await buildUser(app, { username: 'admin', role: 'ADMIN' });
});
afterAll(() => app.close());

const projectOf = async (by: TestUser, id: string) => (await get(app, by, PROJECT, { id })).project;

describe('a project', () => {
  test('is made with its maker as the owner and others as members, who alone see it', async () => {
    const input = { name: 'Apollo', description: 'To the **moon**', memberIds: [bob.id, bob.id, ann.id] };
    const { project } = (await get(app, ann, CREATE, { input })).createProject;
    expect(project).toMatchObject({
      name: 'Apollo',
      description: 'To the **moon**',
      version: 1,
      viewerRole: 'OWNER',
      memberCount: 2,
      owner: { username: 'ann' },
    });
    expect(await projectOf(bob, project.id)).toMatchObject({
      viewerRole: 'MEMBER',
      viewerCanUpdate: false,
      viewerCanManageMembers: false,
      viewerCanDelete: false,
      viewerCanCreateTask: true,
    });
    for (const outsider of [eve, admin]) {
      expect(await projectOf(outsider, project.id)).toBeNull();
      expect((await get(app, outsider, NODE, { id: project.id })).node).toBeNull();
    }
    expect((await get(app, bob, NODE, { id: project.id })).node.__typename).toBe('Project');
  });

  test('is changed by its owners; an admin who is a member is no more than that', async () => {
    const { id } = await buildProject(app, { owners: [ann], members: [bob, admin] });
    for (const by of [bob, admin])
      expect((await ask(app, by, UPDATE, { input: { id, name: 'Mine' } })).code).toBe('FORBIDDEN');
    const input = { id, name: 'Gemini', description: 'Two by two' };
    expect((await get(app, ann, UPDATE, { input })).updateProject.project).toMatchObject({
      name: 'Gemini',
      version: 2,
    });
    expect((await get(app, ann, UPDATE, { input })).updateProject.project.version).toBe(2);
    const cleared = await get(app, ann, UPDATE, { input: { id, description: null } });
    expect(cleared.updateProject.project).toMatchObject({ name: 'Gemini', description: '', version: 3 });
  });

  test('that is deleted is found by nobody, nor are its tasks', async () => {
    const { id } = await buildProject(app, { owners: [ann], members: [bob] });
    const { task } = (await get(app, ann, CREATE_TASK, { input: { title: 'In it', projectId: id } })).createTask;
    expect((await ask(app, bob, DELETE, { input: { id } })).code).toBe('FORBIDDEN');
    expect((await get(app, ann, DELETE, { input: { id } })).deleteProject.projectId).toBe(id);
    expect(await projectOf(ann, id)).toBeNull();
    expect((await get(app, ann, TASK, { id: task.id })).task).toBeNull();
    expect((await ask(app, ann, DELETE, { input: { id } })).code).toBe('NOT_FOUND');
  });

  test('is listed by its name, and found by words of it in any case and alphabet', async () => {
    const dan = await buildUser(app);
    for (const name of ['beta', 'Alpha', 'Гамма']) await buildProject(app, { name, owners: [dan], members: [] });
    const names = async (variables: object) =>
      (await get(app, dan, PROJECTS, variables)).projects.nodes.map(({ name }: { name: string }) => name);
    expect(await names({ first: 10 })).toEqual(['Alpha', 'beta', 'Гамма']);
    const { projects } = await get(app, dan, PROJECTS, { first: 2 });
    expect(await names({ first: 2, after: projects.pageInfo.endCursor })).toEqual(['Гамма']);
    expect(await names({ first: 10, query: 'гАМ' })).toEqual(['Гамма']);
  });
});

describe('members', () => {
  test('are taken in, promoted and taken out by owners alone; anyone leaves', async () => {
    const { id: projectId } = await buildProject(app, { owners: [ann], members: [bob] });
    expect((await ask(app, bob, ADD, { input: { projectId, userId: eve.id } })).code).toBe('FORBIDDEN');
    expect((await ask(app, bob, REMOVE, { input: { projectId, userId: ann.id } })).code).toBe('FORBIDDEN');
    await get(app, ann, ADD, { input: { projectId, userId: eve.id, role: 'OWNER' } });
    await get(app, ann, ADD, { input: { projectId, userId: eve.id, role: 'MEMBER' } });
    await get(app, eve, SET_ROLE, { input: { projectId, userId: bob.id, role: 'OWNER' } });
    const { project } = await get(app, ann, MEMBERS, { id: projectId, first: 10 });
    const roles = project.members.nodes.map((member: { role: string; user: { username: string } }) => [
      member.user.username,
      member.role,
    ]);
    expect(Object.fromEntries(roles)).toEqual({ ann: 'OWNER', bob: 'OWNER', eve: 'OWNER' });
    await get(app, eve, REMOVE, { input: { projectId, userId: bob.id } });
    expect(await projectOf(bob, projectId)).toBeNull();
    const left = await get(app, eve, REMOVE, { input: { projectId, userId: eve.id } });
    expect(left.removeProjectMember.project).toBeNull();
    expect(await projectOf(ann, projectId)).toMatchObject({ memberCount: 1 });
  });

  test('keep an owner: the last one neither leaves nor becomes a plain member, also of two who go at once', async () => {
    const { id: projectId } = await buildProject(app, { owners: [ann], members: [bob] });
    expect((await ask(app, ann, REMOVE, { input: { projectId, userId: ann.id } })).code).toBe('CONFLICT');
    const demoted = await ask(app, ann, SET_ROLE, { input: { projectId, userId: ann.id, role: 'MEMBER' } });
    expect(demoted.code).toBe('CONFLICT');
    await get(app, ann, SET_ROLE, { input: { projectId, userId: bob.id, role: 'OWNER' } });
    const both = await Promise.all(
      [ann, bob].map((who) => ask(app, who, REMOVE, { input: { projectId, userId: who.id } })),
    );
    expect(both.map(({ code }) => code).sort()).toEqual(['CONFLICT', undefined]);
  });

  test('that are unknown or deactivated are not taken in', async () => {
    const { id: projectId } = await buildProject(app, { owners: [ann] });
    for (const userId of [newId(), 'nobody']) {
      const { errors } = await ask(app, ann, ADD, { input: { projectId, userId } });
      expect(Object.keys(errors![0]!.extensions.fields!)).toEqual(['input.userId']);
    }
  });
});

test('a project whose owner is deactivated passes to its earliest active member', async () => {
  const owner = await buildUser(app);
  const { id } = await buildProject(app, { owners: [owner], members: [bob, eve] });
  const shared = await buildProject(app, { owners: [owner, eve], members: [bob] });
  const alone = await buildProject(app, { owners: [owner] });
  await get(app, admin, DEACTIVATE, { input: { userId: owner.id } });
  const roles = await Promise.all([bob, eve].map(async (who) => (await projectOf(who, id)).viewerRole));
  expect(roles.sort()).toEqual(['MEMBER', 'OWNER']);
  expect((await projectOf(bob, shared.id)).viewerRole).toBe('MEMBER');
  expect((await projectOf(eve, shared.id)).owner.username).toBe('eve');
  expect(await projectOf(admin, alone.id)).toBeNull();
});
