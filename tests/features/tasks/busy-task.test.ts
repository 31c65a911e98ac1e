import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkEdits } from '../../chaos/edits/check-edits.ts';
import { type Ask, editTask, readHistory, readState } from '../../chaos/edits/edit-task.ts';
import { createRandom } from '../../chaos/random.ts';
import { buildProject, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { CREATE } from './documents.js';

const EDITORS = 32;
const EDITS = 12;

let app: TestApp;
let people: [TestUser, ...TestUser[]];

beforeAll(async () => {
  app = await createTestApp();
  people = [await buildUser(app)];
  while (people.length < EDITORS) people.push(await buildUser(app));
});
afterAll(() => app.close());

test('row 55: of 32 who edit one task at once nobody loses an edit without being told', async () => {
  const { id: projectId } = await buildProject(app, { owners: people });
  const { id } = (await get(app, people[0], CREATE, { input: { title: 'Busy', projectId } })).createTask.task;
  const asks = people.map(
    (who): Ask =>
      (query, variables) =>
        ask(app, who, query, variables),
  );
  const first = await readState(asks[0]!, id);
  const edits = await Promise.all(
    people.map((who, index) =>
      editTask(asks[index]!, {
        id,
        by: who.username,
        random: createRandom(index),
        isOver: (count) => count === EDITS,
      }),
    ),
  );
  const all = edits.flat();
  expect(all).toHaveLength(EDITORS * EDITS);
  const made = all.filter(({ version }) => version !== null);
  expect(made.length).toBeGreaterThan(EDITORS);
  expect(all.length - made.length).toBeGreaterThan(0);
  expect(checkEdits(all, await readHistory(asks[0]!, id), first, await readState(asks[0]!, id))).toEqual([]);
  expect((await readState(asks[0]!, id)).version).toBe(String(made.length + 1));
});
