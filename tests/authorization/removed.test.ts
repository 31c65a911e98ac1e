import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType } from 'graphql';
import { newId } from '../../src/shared/ids.js';
import { get } from '../support/client.js';
import { openReady, type RawSocket } from '../support/raw-socket.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { askRaw } from './ask-raw.js';
import { type Cast, createCast } from './cast.js';
import { makeNoise, makeNoiseUntil } from './noise.js';
import { pathsFrom } from './paths.js';
import { OPERATIONS } from './policy.js';
import { documentOf, ROOT_FIELDS } from './root-fields.js';
import { createScenes, idOf, type Scene } from './scene.js';
import { variablesOf } from './variables.js';

const REMOVE = 'mutation($input: RemoveRoomMemberInput!) { removeRoomMember(input: $input) { cursor } }';
const REMOVE_FROM_PROJECT =
  'mutation($input: RemoveProjectMemberInput!) { removeProjectMember(input: $input) { cursor } }';
const LEAVE = 'mutation($input: LeaveRoomInput!) { leaveRoom(input: $input) { cursor } }';
const DELETE = 'mutation($input: DeleteRoomInput!) { deleteRoom(input: $input) { cursor } }';

let app: TestApp;
let cast: Cast;

beforeAll(async () => {
  app = await createTestApp();
  cast = await createCast(app);
});
afterAll(() => app.close());

/** What a member may do in a private room, or in a project: rows of one kind of operation. */
const ofMembers = (type: string, where: RegExp) =>
  OPERATIONS.filter(({ field, of, cells }) => field.startsWith(type) && where.test(of) && cells.member === 'yes');

const IN_ROOM = /private room$/;
const IN_PROJECT = /^project$|, project$|^himself$/;

async function makeScene(of: string): Promise<Scene> {
  const [scene] = await createScenes(app, cast, of, [cast.member]);
  return scene!;
}

const removeFromProject = ({ projectId }: Scene) =>
  get(app, cast.owner, REMOVE_FROM_PROJECT, { input: { projectId, userId: cast.member.id } });

const remove = ({ roomId }: Scene) => get(app, cast.owner, REMOVE, { input: { roomId, userId: cast.member.id } });

describe('row 50: every subscription to a room', () => {
  test.each([
    ['a member was removed from', remove, true],
    ['a member left', ({ roomId }: Scene) => get(app, cast.member, LEAVE, { input: { roomId } }), true],
    ['that was deleted', ({ roomId }: Scene) => get(app, cast.owner, DELETE, { input: { roomId } }), false],
  ] as const)('%s is over for him', async (_, end, isStillThere) => {
    const scene = await makeScene('private room');
    const socket = await openReady(app, cast.member);
    const rows = ofMembers('Subscription.', IN_ROOM);
    expect(rows.length).toBeGreaterThan(2);
    for (const [index, { field }] of rows.entries()) {
      const variables = { roomId: scene.roomId };
      socket.send({ id: `${index}`, type: 'subscribe', payload: { query: documentOf(field, variables), variables } });
    }
    const every = (type: string) =>
      Promise.all(
        rows.map((_, index) => socket.first((message) => message.type === type && message.id === `${index}`)),
      );
    await makeNoiseUntil(every('next'), app, cast.author, scene);
    await end(scene);
    await every('complete');
    if (isStillThere) await makeNoise(app, cast.author, scene);
    socket.send({ id: 'later', type: 'subscribe', payload: { query: '{ viewer { id } }' } });
    await socket.first(({ type, id }) => type === 'complete' && id === 'later');
    for (const [index] of rows.entries()) expect(messagesOf(socket, `${index}`).at(-1)!.type).toBe('complete');
    socket.close();
  });
});

const messagesOf = (socket: RawSocket, key: string) => socket.messages.filter(({ id }) => id === key);

const keyed = [IN_ROOM, IN_PROJECT]
  .flatMap((where) => ofMembers('Mutation.', where))
  .filter(({ field }) => {
    const input = getNamedType(ROOT_FIELDS.get(field)!.args[0]!.type);
    return 'getFields' in input && 'idempotencyKey' in input.getFields();
  });

test.each(keyed.map((row) => [row.field, row.id, row.of, row] as const))(
  'row 64: whoever was removed gets nothing of the room or project by repeating %s (%s of %s) with its key',
  async (field, id, of, row) => {
    const scene = await makeScene(of);
    const its = { app, of, scene, person: cast.member, otherId: cast.bystander.id };
    const { input } = (await variablesOf(field, its, { name: id, value: idOf(scene, cast, row.of) })) as never;
    const variables = { input: { ...(input as object), idempotencyKey: newId() } };
    const repeats = pathsFrom(getNamedType(ROOT_FIELDS.get(field)!.type), stepsToTheRoom(field)).map((path) => {
      const name = field.split('.')[1];
      return `mutation($input: ${ROOT_FIELDS.get(field)!.args[0]!.type}) { ${name}(input: $input) ${path} }`;
    });
    const before = await Promise.all(repeats.map((query) => askRaw(app, cast.member.accessToken, query, variables)));
    const name = IN_PROJECT.test(of) ? scene.projectName : scene.roomName;
    expect(before.filter(({ body }) => body.includes(name)).length > 0).toBe(
      ![...LEAVING, ...OF_ONESELF].includes(field),
    );
    if (!LEAVING.includes(field)) await (IN_PROJECT.test(of) ? removeFromProject(scene) : remove(scene));
    const after = await Promise.all(repeats.map((query) => askRaw(app, cast.member.accessToken, query, variables)));
    expect(after.filter(({ body }) => body.includes(name))).toEqual([]);
  },
);

/** A payload, its message, its room; a task stands before its message. */
const stepsToTheRoom = (field: string) => (field === 'Mutation.createTaskFromMessage' ? 4 : 3);

/** Whoever leaves a room or project is told its id at most. */
const LEAVING = ['Mutation.leaveRoom', 'Mutation.removeProjectMember'];

/** Their answers tell of nothing but the viewer. */
const OF_ONESELF = ['Mutation.markNotificationsRead'];
