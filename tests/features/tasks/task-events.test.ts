import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { createSchema } from '../../../src/graphql/schema.js';
import { dependsOnViewer } from '../../../src/graphql/viewer-dependence.js';
import { buildProject, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { CURSOR } from '../../support/documents.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { DELETE as DELETE_PROJECT, REMOVE, UPDATE as UPDATE_PROJECT } from '../projects/documents.js';
import { ASSIGN, COMMENT, CREATE, CREATED, DELETE, SET_STATUS, TASK_EVENTS, UPDATE, UPDATED } from './documents.js';

/** Fields of the viewer alone: such a document is executed for each who listens. */
const OWN_EVENTS = TASK_EVENTS.replace('task { id', 'task { id viewerCanUpdate');

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let eve: TestUser;
let projectId: string;

beforeAll(async () => {
  app = await createTestApp();
});
beforeEach(async () => {
  [ann, bob, eve] = [await buildUser(app), await buildUser(app), await buildUser(app)];
  projectId = (await buildProject(app, { owners: [ann], members: [bob] })).id;
});
afterAll(() => app.close());

const cursorOf = async (user: TestUser): Promise<string> => (await get(app, user, CURSOR)).viewer.cursor;
const create = async (by: TestUser, input: object): Promise<string> =>
  (await get(app, by, CREATE, { input: { title: 'A task', ...input } })).createTask.task.id;
const update = (by: TestUser, input: object) => get(app, by, UPDATE, { input });

/** Has somebody make a task of his own, which ends what is heard: he hears of it whatever else he hears. */
const endFor = (user: TestUser) => create(user, { title: 'the end' });

interface Told {
  kind: string;
  task?: { id: string; title: string };
  taskId?: string;
}

/** What somebody hears after a cursor, replayed or, with `acts`, live. */
async function heardBy(user: TestUser, after: string, document = TASK_EVENTS, acts = async () => {}): Promise<Told[]> {
  const client = connect(app, user);
  const heard = listen(client, document, { after });
  await acts();
  const end = await endFor(user);
  for (let count = 1; ; count++) {
    const events = (await heard.take(count)).map((each) => each.events as Told);
    if (events.at(-1)!.task?.id !== end) continue;
    await client.dispose();
    return events.slice(0, -1);
  }
}

const told = (events: Told[]) => events.map(({ kind, task, taskId }) => [kind, task?.id ?? taskId]);

test('the document that a client lives on is executed once for all', async () => {
  const schema = await createSchema();
  expect(dependsOnViewer(schema, parse(TASK_EVENTS))).toBe(false);
  expect(dependsOnViewer(schema, parse(OWN_EVENTS))).toBe(true);
});

describe.each([
  ['shared', TASK_EVENTS],
  ['of the viewer', OWN_EVENTS],
])('in events with fields that are %s', (_, document) => {
  describe.each(['replayed', 'live'])('%s', (way) => {
    /** What each of these people hears of what is done. */
    async function told3(acts: () => Promise<unknown>): Promise<(string | undefined)[][][]> {
      const after = await cursorOf(ann);
      const people = [ann, bob, eve];
      if (way === 'replayed') {
        await acts();
        return Promise.all(people.map(async (who) => told(await heardBy(who, after, document))));
      }
      const done = Promise.withResolvers<void>();
      let ready = 0;
      const all = people.map((who) =>
        heardBy(who, after, document, async () => {
          if (++ready === people.length) await acts().then(() => done.resolve(), done.reject);
          await done.promise;
        }),
      );
      return (await Promise.all(all)).map(told);
    }

    test('the members of a project hear of its tasks, and nobody else', async () => {
      let id = '';
      const [byAnn, byBob, byEve] = await told3(async () => {
        id = await create(bob, { projectId });
        await update(ann, { id, title: 'Renamed' });
        await get(app, bob, COMMENT, { input: { taskId: id, content: 'Hm' } });
        await get(app, ann, DELETE, { input: { id } });
      });
      const all = ['TASK_CREATED', 'TASK_UPDATED', 'TASK_COMMENTED', 'TASK_DELETED'].map((kind) => [kind, id]);
      expect([byAnn, byBob, byEve]).toEqual([all, all, []]);
    });

    test('of a task outside of projects those hear whom it concerns, as long as it does', async () => {
      let id = '';
      const [byAnn, byBob, byEve] = await told3(async () => {
        id = await create(ann, { assigneeId: bob.id });
        await get(app, ann, ASSIGN, { input: { id, assigneeId: eve.id } });
        await update(ann, { id, title: 'Not for Bob' });
      });
      expect(byAnn).toEqual([
        ['TASK_CREATED', id],
        ['TASK_UPDATED', id],
        ['TASK_UPDATED', id],
      ]);
      // Objects are told as they are now: what he may not see by then is left out.
      expect(byBob!.at(-1)).toEqual(['TASK_HIDDEN', id]);
      expect(byBob!.filter(([kind]) => kind === 'TASK_UPDATED')).toEqual([]);
      expect(byEve!.slice(-2)).toEqual([
        ['TASK_UPDATED', id],
        ['TASK_UPDATED', id],
      ]);
    });

    test('a task that moves is hidden from those whom it leaves, and told to those to whom it comes', async () => {
      const other = await buildProject(app, { owners: [ann], members: [eve] });
      const id = await create(ann, { projectId, title: 'Known to Bob' });
      const after = await told3(async () => {
        await update(ann, { id, projectId: other.id, title: 'SECRET' });
      });
      const [byAnn, byBob, byEve] = after;
      expect(byAnn).toEqual([
        ['TASK_HIDDEN', id],
        ['TASK_UPDATED', id],
      ]);
      expect(byBob).toEqual([['TASK_HIDDEN', id]]);
      expect(byEve).toEqual([['TASK_UPDATED', id]]);
    });
  });
});

test('whoever is removed from a project hears that, and nothing that comes later or came before', async () => {
  const after = await cursorOf(bob);
  const id = await create(ann, { projectId, title: 'before' });
  await get(app, ann, REMOVE, { input: { projectId, userId: bob.id } });
  await update(ann, { id, title: 'SECRET' });
  await get(app, ann, UPDATE_PROJECT, { input: { id: projectId, name: 'SECRET' } });
  const events = await heardBy(bob, after);
  expect(events).toEqual([
    expect.objectContaining({
      kind: 'PROJECT_MEMBER_REMOVED',
      projectId,
      projectRole: null,
      user: { username: bob.username },
    }),
  ]);
});

test('an admin hears of tasks outside of projects, and of none in a project that he is not in', async () => {
  const admin = await buildUser(app, { role: 'ADMIN' });
  const after = await cursorOf(admin);
  await create(ann, { projectId });
  const id = await create(ann, {});
  expect(told(await heardBy(admin, after))).toEqual([['TASK_CREATED', id]]);
});

describe('taskCreated and taskUpdated', () => {
  test('tell of what was missed and then of what comes, in order, each once', async () => {
    const after = await cursorOf(bob);
    const first = await create(ann, { projectId });
    const client = connect(app, bob);
    const [created, updated] = [
      listen(client, CREATED, { projectId, after }),
      listen(client, UPDATED, { projectId, after }),
    ];
    await created.take(1);
    const second = await create(ann, { projectId });
    await create(ann, {});
    await update(ann, { id: first, title: 'Renamed' });
    await get(app, ann, COMMENT, { input: { taskId: first, content: 'Not an update' } });
    await get(app, ann, DELETE, { input: { id: second } });
    expect((await created.take(2)).map((event) => event.taskCreated.task.id)).toEqual([first, second]);
    const changes = (await updated.take(2)).map(({ taskUpdated }) => [taskUpdated.kind, taskUpdated.task.id]);
    expect(changes).toEqual([
      ['TASK_UPDATED', first],
      ['TASK_DELETED', second],
    ]);
    expect(updated.events[1].taskUpdated.task.deletedAt).not.toBeNull();
    await client.dispose();
  });

  test.each(['replayed', 'live'])('tell only of what the viewer has, where he wants that: %s', async (way) => {
    const after = await cursorOf(bob);
    const client = connect(app, bob);
    const open = () => [
      listen(client, CREATED, { assignedToMe: true, after }),
      listen(client, UPDATED, { assignedToMe: true, after }),
    ];
    const opened = way === 'live' ? open() : [];
    await create(ann, { projectId });
    const mine = await create(ann, { projectId, assigneeId: bob.id });
    const other = await create(ann, { projectId });
    await update(ann, { id: other, title: 'Not his' });
    await get(app, bob, SET_STATUS, { input: { id: mine, status: 'DONE' } });
    await get(app, ann, ASSIGN, { input: { id: mine, assigneeId: null } });
    await update(ann, { id: mine, title: 'No longer his' });
    await get(app, ann, ASSIGN, { input: { id: other, assigneeId: bob.id } });
    const [created, updated] = way === 'live' ? opened : open();
    expect((await created!.take(1))[0].taskCreated.task.id).toBe(mine);
    const ids = (await updated!.take(3)).map(({ taskUpdated }) => taskUpdated.task.id);
    expect(ids).toEqual([mine, mine, other]);
    expect(created!.events).toHaveLength(1);
    await client.dispose();
  });

  test('tell of one task alone, until the viewer loses sight of it', async () => {
    const id = await create(ann, { assigneeId: bob.id });
    const client = connect(app, bob);
    const heard = listen(client, UPDATED, { taskId: id, after: await cursorOf(bob) });
    const own = await create(bob, {});
    await update(bob, { id: own, title: 'Of another task' });
    await update(ann, { id, title: 'Renamed' });
    expect((await heard.take(1))[0].taskUpdated.task).toMatchObject({ id, title: 'Renamed' });
    await get(app, ann, ASSIGN, { input: { id, assigneeId: eve.id } });
    await heard.ended;
    expect(heard.events).toHaveLength(1);
    await client.dispose();
  });

  test.each([
    ['is removed from', () => get(app, ann, REMOVE, { input: { projectId, userId: bob.id } })],
    ['leaves', () => get(app, bob, REMOVE, { input: { projectId, userId: bob.id } })],
    ['sees deleted', () => get(app, ann, DELETE_PROJECT, { input: { id: projectId } })],
  ])('row 50: end with the project that the viewer %s', async (_, end) => {
    const outside = await create(ann, { assigneeId: bob.id });
    const taskId = await create(ann, { projectId });
    const client = connect(app, bob);
    const after = await cursorOf(bob);
    const over = [
      listen(client, CREATED, { projectId, after }),
      listen(client, UPDATED, { projectId, after }),
      listen(client, UPDATED, { taskId, after }),
    ];
    const lasting = listen(client, UPDATED, { after });
    await update(ann, { id: taskId, title: 'Still heard' });
    await Promise.all(over.slice(1).map((heard) => heard.take(1)));
    await end();
    await Promise.all(over.map(({ ended }) => ended));
    await update(ann, { id: outside, title: 'Heard all the same' });
    expect((await lasting.take(2)).map(({ taskUpdated }) => taskUpdated.task.id)).toEqual([taskId, outside]);
    await client.dispose();
  });

  test('a task that comes from nowhere into a project is lost with it from then on', async () => {
    const id = await create(ann, { assigneeId: bob.id });
    const client = connect(app, bob);
    await update(ann, { id, projectId });
    const heard = listen(client, UPDATED, { taskId: id, after: await cursorOf(bob) });
    await update(ann, { id, title: 'In the project' });
    await heard.take(1);
    await get(app, ann, REMOVE, { input: { projectId, userId: bob.id } });
    await heard.ended;
    await client.dispose();
  });

  test('are refused for what the viewer does not see', async () => {
    const id = await create(ann, { projectId });
    const client = connect(app, eve);
    for (const [document, variables] of [
      [CREATED, { projectId }],
      [UPDATED, { projectId }],
      [UPDATED, { taskId: id }],
    ] as const) {
      const refused = await listen(client, document, variables).ended.catch((error) => error);
      expect(refused[0].extensions.code).toBe('NOT_FOUND');
    }
    await client.dispose();
    expect((await ask(app, eve, 'query($id: ID!) { task(id: $id) { id } }', { id })).data.task).toBeNull();
  });
});
