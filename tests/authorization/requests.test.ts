import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import type { TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { askRaw, outcomeOf, type RawAnswer } from './ask-raw.js';
import { type Cast, createCast } from './cast.js';
import { ASKERS, type Asker, OPERATIONS, type OperationRow, type Outcome } from './policy.js';
import { documentOf, kindOf } from './root-fields.js';
import { createScenes, idOf, type Scene } from './scene.js';
import { createUnknownIds, type UnknownIds } from './unknown-ids.js';
import { PASSWORD, variablesOf } from './variables.js';

let app: TestApp;
let passwordHash: string;

beforeAll(async () => {
  app = await createTestApp({ limits: { ...readConfig({}).limits, mailsPerAddress: 1000 } });
  passwordHash = await app.passwords.hash(PASSWORD);
});
afterAll(() => app.close());
// What needs no sign-in may be tried thirty times a minute from one address.
beforeEach(() => app.clock.advance(60));

/** What happened in one case. */
interface Result {
  case: string;
  must: Outcome;
  got: string;
  answer: RawAnswer;
  /** The id that was asked about, where it looks like one. */
  asked: string | undefined;
  wrote: string[];
}

const fields = [...new Set(OPERATIONS.map(({ field }) => field))].filter((name) => !name.startsWith('Subscription.'));

describe('rows 46, 47, 58, 59, 60, 66, 129: each asker gets what docs/authorization.md says', () => {
  test.each(fields)('of %s', async (field) => {
    const cast = await createCast(app, passwordHash);
    const unknown = await createUnknownIds(app, cast);
    const results: Result[] = [];
    for (const row of OPERATIONS.filter((row) => row.field === field)) {
      const askers = ASKERS.filter((asker) => row.cells[asker] !== '–');
      const scenes = await createScenes(
        app,
        cast,
        row.of,
        askers.map((asker) => personOf(asker, cast)),
      );
      for (const [index, asker] of askers.entries())
        results.push(...(await run(row, asker, scenes[index]!, cast, unknown)));
    }
    expect(results.map((result) => `${result.case}: ${result.got}`)).toEqual(
      results.map((result) => `${result.case}: ${result.must}`),
    );
    const refused = results.filter(({ got }) => !['yes', 'listed', 'hidden'].includes(got));
    expect(refused.filter(({ wrote }) => wrote.length > 0)).toEqual([]);
    expect(refused.filter(({ answer, asked }) => asked && answer.body.includes(asked))).toEqual([]);
    const denials = refused.filter(({ got }) => got === 'not found' || got === 'null');
    expect(new Set(denials.map(({ answer }) => answer.bytes)).size).toBeLessThanOrEqual(1);
    for (const got of new Set(refused.map(({ got }) => got))) {
      const unknowns = refused.filter((result) => result.got === got && result.case.includes('unknown'));
      expect([got, new Set(unknowns.map(({ answer }) => answer.bytes)).size <= unknownArguments(field)]).toEqual([
        got,
        true,
      ]);
    }
  });
});

/** Refusals of bad input name their argument. */
function unknownArguments(field: string): number {
  return OPERATIONS.filter((row) => row.field === field && row.of === 'unknown').length;
}

const personOf = (asker: Asker, cast: Cast): TestUser | null => (asker === 'anonymous' ? null : cast[asker]);

async function run(row: OperationRow, asker: Asker, scene: Scene, cast: Cast, unknown: UnknownIds): Promise<Result[]> {
  const person = personOf(asker, cast);
  const its = { app, of: row.of, scene, person: person ?? cast.author, otherId: cast.bystander.id };
  const about =
    row.of === 'unknown' ? unknown[kindOf(row.field, row.id)] : [aboutOf(row, () => idOf(scene, cast, row.of))];
  const cases = await Promise.all(
    about.map(async (value) => {
      const variables = await variablesOf(row.field, its, row.id ? { name: row.id, value: value! } : undefined);
      return { value, variables, document: documentOf(row.field, variables) };
    }),
  );
  await warm(cases[0]!.document, cases[0]!.variables);
  app.statements.length = 0;
  const answers = await Promise.all(
    cases.map(({ document, variables }) => askRaw(app, person?.accessToken, document, variables)),
  );
  const wrote = app.statements.filter((statement) => /^\s*(insert|update|delete)\b/i.test(statement));
  return answers.map((answer, index) => {
    const { value } = cases[index]!;
    return {
      case: `${asker}, ${row.id} of ${row.of}${row.of === 'unknown' ? ` ${JSON.stringify(value)}` : ''}`,
      must: row.cells[asker],
      got: outcomeOf(answer, row.id && row.id !== 'ids' ? undefined : value),
      answer,
      asked: value && value.length > 30 ? value : undefined,
      wrote,
    };
  });
}

/** The id a row speaks of: of an argument, or of what a list holds. */
function aboutOf(row: OperationRow, find: () => string): string | undefined {
  return row.id || (row.field.startsWith('Query.') && row.of) ? find() : undefined;
}

const warmed = new Set<string>();

/** Documents are compiled when they come a second time; from then on errors do not tell where in the text they arose. What is good once is left alone. */
async function warm(document: string, variables: object): Promise<void> {
  if (warmed.has(document)) return;
  warmed.add(document);
  if (!/login|register|refreshToken|createFirstAdmin|resetPassword/.test(document))
    for (let time = 0; time < 2; time++) await askRaw(app, undefined, document, variables);
}

test('row 31: an admin who was demoted gets what a stranger gets, with the token he had as an admin', async () => {
  const SET_ROLE = 'mutation($input: SetUserRoleInput!) { setUserRole(input: $input) { user { role } } }';
  const adminsAlone = OPERATIONS.filter(
    ({ of, cells }) => of !== 'unknown' && cells.admin === 'yes' && cells.stranger === 'no',
  );
  expect(adminsAlone.length).toBeGreaterThan(5);
  for (const row of adminsAlone) {
    const cast = await createCast(app);
    const unknown = await createUnknownIds(app, cast);
    const [before, after] = await createScenes(app, cast, row.of, [cast.admin, cast.admin]);
    const gotOf = async (scene: Scene) => [row.field, (await run(row, 'admin', scene, cast, unknown))[0]!.got];
    expect(await gotOf(before!)).toEqual([row.field, 'yes']);
    await get(app, cast['admin in it'], SET_ROLE, { input: { userId: cast.admin.id, role: 'USER' } });
    expect(await gotOf(after!)).toEqual([row.field, 'no']);
  }
});

test.each(['author', 'authorId', 'sender', 'senderId', 'creator', 'uploaded_by'])(
  'row 57: an input with a field %s is refused, and nothing is sent',
  async (name) => {
    const cast = await createCast(app);
    const [scene] = await createScenes(app, cast, 'private room', [cast.member]);
    const input = { roomId: scene!.roomId, content: 'Hello', [name]: cast.owner.id };
    app.statements.length = 0;
    const variables = { input };
    const { status, body } = await askRaw(
      app,
      cast.member.accessToken,
      documentOf('Mutation.sendMessage', variables),
      variables,
    );
    expect([status, JSON.parse(body).errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(app.statements.filter((statement) => /^\s*(insert|update|delete)\b/i.test(statement))).toEqual([]);
  },
);
