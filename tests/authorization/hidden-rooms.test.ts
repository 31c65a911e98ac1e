import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { getNamedType } from 'graphql';
import { readConfig } from '../../src/config.js';
import type { TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { openReady, type RawSocket } from '../support/raw-socket.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { askRaw } from './ask-raw.js';
import { type Cast, createCast } from './cast.js';
import { createHiddenProject, type HiddenProject, workIn } from './hidden-projects.js';
import { createHiddenRoom, type HiddenRoom, writeInto } from './hidden-rooms.js';
import { pathsFrom, queriesOf } from './paths.js';
import { schema } from './root-fields.js';

/** Enough to follow every field that is an object after every other. */
const STEPS = 3;

/** Each walk asks thousands of queries, milliseconds: more than other tests have. */
jest.setTimeout(400_000);

const RENAME = 'mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { cursor } }';

let app: TestApp;
let cast: Cast;
let closed: HiddenRoom;
let open: HiddenRoom;
let project: HiddenProject;
/** Where the log was before any of it. */
let start: string;

beforeAll(async () => {
  // A listener subscribes by each path.
  app = await createTestApp({ limits: { ...readConfig({}).limits, subscriptionsPerSocket: 1000 } });
  cast = await createCast(app);
  start = (await get(app, cast.stranger, '{ viewer { cursor } }')).viewer.cursor;
  closed = await createHiddenRoom(app, cast, true);
  open = await createHiddenRoom(app, cast, false);
  project = await createHiddenProject(app, cast);
});
afterAll(() => app.close());

/** What nobody outside of the rooms and the project may ever be told: of the open room, its name and id are no secret. */
const secrets = () => [closed, project].flatMap(({ id, word, ids }) => [id, word, ...ids]).concat(open.word, open.ids);

const outsiders = ['stranger', 'former', 'admin'] as const;

const queries = () => {
  const ids = [closed, open, project].flatMap((hidden) => [hidden.id, ...hidden.ids]);
  return Object.keys(schema.getQueryType()!.getFields()).flatMap((name) => queriesOf(name, STEPS, ids));
};

async function answersTo(user: TestUser): Promise<string[]> {
  const waiting = queries();
  const answers: string[] = [];
  const worker = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { status, body } = await askRaw(app, user.accessToken, next.query, next.variables);
      expect([status, next.query]).toEqual([200, next.query]);
      answers.push(body);
    }
  };
  await Promise.all(Array.from({ length: 3 }, worker));
  return answers;
}

test('the walk reaches everything there is, for the owner of the rooms and the project', async () => {
  const answers = (await answersTo(cast.owner)).join('\n');
  expect(secrets().filter((secret) => !answers.includes(secret))).toEqual([]);
});

test.each(outsiders)(
  'rows 47, 48: by no path of queries a %s reaches what is in a room or project he is not in',
  async (who) => {
    const answers = await answersTo(cast[who]);
    expect(answers.length).toBeGreaterThan(300);
    expect(answers.filter((answer) => secrets().some((secret) => answer.includes(secret)))).toEqual([]);
  },
);

/** Hears everything from `start` on by every path, and then what happens while he listens. */
async function listenTo(
  user: TestUser,
): Promise<{ socket: RawSocket; heard: () => Heard[]; catchUp: () => Promise<void> }> {
  const socket = await openReady(app, user);
  const type = getNamedType(schema.getSubscriptionType()!.getFields().events!.type);
  // Documents of shared fields alone are executed once for all who listen: those paths are ways of their own.
  const paths = [...pathsFrom(type, STEPS), ...pathsFrom(type, STEPS, (field) => field.extensions.shared === true)];
  for (const [index, path] of paths.entries()) {
    const query = `subscription($after: Cursor) { events(after: $after) ${path} }`;
    socket.send({ id: `${index}`, type: 'subscribe', payload: { query, variables: { after: start } } });
  }
  return {
    socket,
    heard: () => socket.messages.filter(({ type }) => type !== 'connection_ack') as Heard[],
    async catchUp() {
      const { updateProfile } = await get(app, cast.bystander, RENAME, { input: { displayName: `${Math.random()}` } });
      const behind = new Set(paths.keys());
      await socket.first((message) => {
        if (JSON.stringify(message).includes(updateProfile.cursor)) behind.delete(Number(message.id));
        return behind.size === 0;
      });
    },
  };
}

interface Heard {
  type: string;
  payload: { data: { events: { kind: string; roomId?: string; user?: { id: string } } | null } };
}

/** Who is removed hears that, with the id of the room or project and nothing else of it. */
function withoutOwnRemoval(message: Heard): string {
  const text = JSON.stringify(message);
  const kind = message.payload.data?.events?.kind;
  if (kind === 'PROJECT_MEMBER_REMOVED') return text.replace(project.id, '');
  return kind === 'MEMBER_REMOVED' ? text.replace(closed.id, '') : text;
}

test('row 48: no event brings anything of a room or project to whoever is not in it, replayed or live', async () => {
  const listeners = await Promise.all(outsiders.map((who) => listenTo(cast[who])));
  const inside = await listenTo(cast.owner);
  await inside.catchUp();
  for (const room of [closed, open]) room.ids.push(...(await writeInto(app, cast, room)));
  project.ids.push(...(await workIn(app, cast, project, 'author')));
  const all = [inside, ...listeners];
  await Promise.all(all.map(({ catchUp }) => catchUp()));

  const text = JSON.stringify(inside.heard());
  expect(secrets().filter((secret) => !text.includes(secret))).toEqual([]);
  for (const [index, { heard }] of listeners.entries()) {
    const told = heard().map((message) =>
      outsiders[index] === 'former' ? withoutOwnRemoval(message) : JSON.stringify(message),
    );
    expect(told.filter((message) => secrets().some((secret) => message.includes(secret)))).toEqual([]);
  }
  for (const { socket } of all) socket.close();
});
