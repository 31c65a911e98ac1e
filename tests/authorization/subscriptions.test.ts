import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestUser } from '../support/builders.js';
import { openReady, openSocket, type RawSocket } from '../support/raw-socket.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { outcomeOfError } from './ask-raw.js';
import { type Cast, createCast } from './cast.js';
import { makeNoiseUntil } from './noise.js';
import { ASKERS, type Asker, OPERATIONS, type OperationRow } from './policy.js';
import { documentOf, kindOf } from './root-fields.js';
import { createScenes, idOf, type Scene } from './scene.js';
import { createUnknownIds, type UnknownIds } from './unknown-ids.js';
import { variablesOf } from './variables.js';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const fields = [...new Set(OPERATIONS.map(({ field }) => field))].filter((name) => name.startsWith('Subscription.'));

test.each(fields)('rows 46, 49: each asker may subscribe to %s as docs/authorization.md says', async (field) => {
  const cast = await createCast(app);
  const unknown = await createUnknownIds(app, cast);
  const rows = OPERATIONS.filter((row) => row.field === field);
  for (const asker of ASKERS) {
    const must = rows.map(({ id, of, cells }) => [asker, id, of, cells[asker]]);
    const results = asker === 'anonymous' ? await knock(rows, cast) : await listenAs(asker, rows, cast, unknown);
    expect(rows.map(({ id, of }, index) => [asker, id, of, ...new Set(results[index]!.map(({ got }) => got))])).toEqual(
      must,
    );
    const denied = results.flat().filter(({ got }) => got === 'not found');
    expect(new Set(denied.map(({ told }) => told)).size).toBeLessThanOrEqual(1);
  }
});

/** The id of what a row speaks of; any where the field takes none. */
function aboutOf(row: OperationRow, scene: Scene, cast: Cast): string {
  return row.id && row.of !== 'unknown' ? idOf(scene, cast, row.of) : scene.roomId;
}

interface Result {
  got: string;
  /** The message that came, without the id the client gave. */
  told: string;
}

/** Without a token no subscription is read: the socket is closed. */
async function knock(rows: OperationRow[], cast: Cast): Promise<Result[][]> {
  const results: Result[][] = [];
  for (const row of rows) {
    const [scene] = await createScenes(app, cast, row.of, [null]);
    const socket = await openSocket(app);
    socket.send({ type: 'connection_init' });
    await subscribe(socket, '1', row, scene!, cast.author, aboutOf(row, scene!, cast));
    const code = await socket.closed;
    results.push([{ got: code === 4401 ? 'sign in' : String(code), told: JSON.stringify(socket.messages) }]);
    expect(socket.messages).toEqual([]);
  }
  return results;
}

async function listenAs(asker: Exclude<Asker, 'anonymous'>, rows: OperationRow[], cast: Cast, unknown: UnknownIds) {
  const socket = await openReady(app, cast[asker]);
  const results: Result[][] = [];
  for (const [index, row] of rows.entries()) {
    const [scene] = await createScenes(app, cast, row.of, [cast[asker]]);
    const ids = row.of === 'unknown' ? unknown[kindOf(row.field, row.id)] : [aboutOf(row, scene!, cast)];
    results.push(
      await Promise.all(
        ids.map(async (id, place) => {
          const key = `${index}-${place}`;
          await subscribe(socket, key, row, scene!, cast[asker], id);
          const first = socket.first((message) => message.id === key);
          if (row.cells[asker] === 'yes') await makeNoiseUntil(first, app, cast.author, scene!);
          const message = await first;
          socket.send({ id: key, type: 'complete' });
          return { got: outcomeOf(message), told: JSON.stringify({ ...message, id: null }) };
        }),
      ),
    );
  }
  socket.close();
  return results;
}

async function subscribe(
  socket: RawSocket,
  id: string,
  row: OperationRow,
  scene: Scene,
  person: TestUser,
  about: string,
) {
  const its = { app, of: row.of, scene, person, otherId: person.id };
  const variables = await variablesOf(row.field, its, row.id ? { name: row.id, value: about } : undefined);
  socket.send({ id, type: 'subscribe', payload: { query: documentOf(row.field, variables), variables } });
}

async function roundTrip(socket: RawSocket, id: string): Promise<void> {
  socket.send({ id, type: 'subscribe', payload: { query: '{ viewer { id } }' } });
  await socket.first((message) => message.id === id && message.type === 'complete');
}

function outcomeOf({ type, payload }: RawSocket['messages'][number]): string {
  if (type === 'next') return (payload as { errors?: unknown }).errors ? 'an error' : 'yes';
  return type === 'error' ? outcomeOfError((payload as never[])[0]!) : type;
}

test.each(['private room', 'project'])('row 49: whoever is refused a %s hears nothing of it', async (of) => {
  const cast = await createCast(app);
  const [scene] = await createScenes(app, cast, of, [null]);
  const rows = OPERATIONS.filter((row) => fields.includes(row.field) && row.of === of);
  expect(rows.length).toBeGreaterThan(1);
  for (const person of ['stranger', 'former', 'admin'] as const) {
    const [outside, inside] = [await openReady(app, cast[person]), await openReady(app, cast.member)];
    for (const [index, row] of rows.entries()) {
      await subscribe(outside, `${index}`, row, scene!, cast[person], aboutOf(row, scene!, cast));
      await subscribe(inside, `${index}`, row, scene!, cast.member, aboutOf(row, scene!, cast));
    }
    const heard = rows.map((_, index) => inside.first(({ type, id }) => type === 'next' && id === `${index}`));
    await Promise.all(rows.map((_, index) => outside.first(({ id }) => id === `${index}`)));
    await makeNoiseUntil(Promise.all(heard), app, cast.author, scene!);
    await roundTrip(outside, 'later');
    expect(outside.messages.map(({ type, id }) => `${type} ${id}`).sort()).toEqual([
      'complete later',
      'connection_ack undefined',
      ...rows.map((_, index) => `error ${index}`),
      'next later',
    ]);
    outside.close();
    inside.close();
  }
});
