import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openReady } from '../support/raw-socket.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { askRaw } from './ask-raw.js';
import { createCast } from './cast.js';
import { ASKERS, OPERATIONS, type Outcome } from './policy.js';
import { documentOf } from './root-fields.js';
import { createScenes, idOf } from './scene.js';
import { variablesOf } from './variables.js';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const REFUSALS: Outcome[] = ['no', 'not found', 'null', 'bad input', 'conflict'];
const askers = ASKERS.filter((asker) => asker !== 'anonymous');

/** What is refused changes nothing, so that the same case can be asked at both doors. */
const rows = OPERATIONS.filter(
  ({ field, of, cells }) =>
    !field.startsWith('Subscription.') && of !== 'unknown' && askers.some((asker) => REFUSALS.includes(cells[asker])),
);

test.each([...new Set(rows.map(({ field }) => field))])(
  'row 46: where %s is refused over HTTP it is refused over a socket in the same words',
  async (field) => {
    const cast = await createCast(app);
    const sockets = new Map(
      await Promise.all(askers.map(async (asker) => [asker, await openReady(app, cast[asker])] as const)),
    );
    for (const [index, row] of rows.filter((row) => row.field === field).entries()) {
      const refused = askers.filter((asker) => REFUSALS.includes(row.cells[asker]));
      const people = refused.map((asker) => cast[asker]);
      const scenes = await createScenes(app, cast, row.of, people);
      await Promise.all(
        refused.map(async (asker, place) => {
          const [scene, person, socket] = [scenes[place]!, people[place]!, sockets.get(asker)!];
          const its = { app, of: row.of, scene, person, otherId: cast.bystander.id };
          const id = row.id ? { name: row.id, value: idOf(scene, cast, row.of) } : undefined;
          const variables = await variablesOf(row.field, its, id);
          const query = documentOf(row.field, variables);
          const { body } = await askRaw(app, person.accessToken, query, variables);
          socket.send({ id: `${index}`, type: 'subscribe', payload: { query, variables } });
          const { type, payload } = await socket.first((message) => message.id === `${index}`);
          expect([row, asker, type, withoutPlaces(payload)]).toEqual([
            row,
            asker,
            'next',
            withoutPlaces(JSON.parse(body)),
          ]);
        }),
      );
    }
    for (const socket of sockets.values()) socket.close();
  },
);

/** Where in the document an error arose is told only until the document is compiled. */
function withoutPlaces(payload: unknown): unknown {
  return JSON.parse(JSON.stringify(payload, (key, value) => (key === 'locations' ? undefined : value)));
}
