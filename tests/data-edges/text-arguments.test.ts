import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isEnumType, isObjectType } from 'graphql';
import { sql } from 'kysely';
import { readConfig } from '../../src/config.js';
import { change } from '../../src/db/query.js';
import { type Cast, createCast } from '../authorization/cast.js';
import { schema } from '../authorization/root-fields.js';
import { createScenes, type Scene } from '../authorization/scene.js';
import { PASSWORD, variablesOf } from '../authorization/variables.js';
import type { Reply } from '../limits/doors.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { TEXT_ARGUMENTS, type TextArgument, withText } from './text-arguments.js';
import { WAYS, type Way } from './ways.js';

let app: TestApp;
let passwordHash: string;

beforeAll(async () => {
  const { limits } = readConfig({});
  app = await createTestApp({
    accessTokenSeconds: 86_400,
    limits: { ...limits, mutationsPerMinute: 100_000, mailsPerAddress: 1000 },
  });
  passwordHash = await app.passwords.hash(PASSWORD);
});
afterAll(() => app.close());

/** What is found of it in a statement, outside its strings, has become a part of the statement. */
const MARK = 'mark7f3a';
/** A string of a statement, as both databases end it. PostgreSQL knows escapes in those that begin with E. */
const STRING = /\bE'(?:[^'\\]|''|\\.)*'|'(?:[^']|'')*'/gs;

const REFUSED: [string, string][] = [
  ['row 118: NUL', 'a\0b'],
  ['row 119: a high surrogate', 'a\ud800'],
  ['row 119: two, the wrong way round', 'a\udc00\ud800b'],
];

const SQL: [string, string][] = [
  ['row 124: a closed quote and a second statement', `${MARK}' or '1'='1'; drop table users; --`],
  ['row 124: other ends of strings, and places of parameters', `${MARK}\\' or 1=1 /* " \` */ $1 ? :name @p1 %s $$`],
];

const isSql = (what: string) => what.startsWith('row 124');

interface Outcome {
  argument: TextArgument;
  what: string;
  reply: Reply;
  wrote: string[];
  marked: string[];
}

/** Asks for a field once for each of its texts and each of the payloads; what may be taken has a scene of its own. */
async function askWith(way: Way, field: string, payloads: [string, string][]): Promise<Outcome[]> {
  const cast = await createCast(app, passwordHash);
  await change(app.orm, sql`update users set role = 'ADMIN' where id = ${cast.owner.id}`);
  const { ask, close } = await way.open(app, cast.owner);
  const tries = TEXT_ARGUMENTS.filter((argument) => argument.field === field).flatMap((argument) =>
    payloads.map(([what, text]) => ({ argument, what, text })),
  );
  const scenes = await createScenes(app, cast, 'private room', [
    cast.owner,
    ...tries.filter(({ what }) => isSql(what)).map(() => cast.owner),
  ]);
  const outcomes: Outcome[] = [];
  for (const { argument, what, text } of tries) {
    const scene = isSql(what) ? scenes.pop()! : scenes[0]!;
    const variables = withText(await variablesOf(field, caseOf(cast, scene)), argument.path, text);
    app.statements.length = 0;
    const reply = await ask(field, variables);
    const wrote = app.statements.filter((statement) => /^\s*(insert|update|delete)\b/i.test(statement));
    const marked = app.statements.filter((statement) => statement.replace(STRING, '').includes(MARK));
    outcomes.push({ argument, what, reply, wrote, marked });
    // Signing in may be tried five times a minute.
    app.clock.advance(13);
  }
  close();
  return outcomes;
}

function caseOf(cast: Cast, scene: Scene) {
  return { app, of: 'private room', scene, person: cast.author, otherId: cast.bystander.id };
}

const codeOf = ({ errors }: Reply) => errors?.[0]?.extensions.code ?? 'none';

/** Mutations of many things at once, which leave out ids of nothing: they answer as without them. */
const LEAVING_OUT = ['Mutation.markNotificationsRead'];

/** What a text that is none is refused with in this place. Ids name nothing then; what is secret is only wrong. */
function refusalOf({ field, path, type }: TextArgument, what: string, way: Way): RegExp {
  if (way.name.endsWith('document') && what.includes('119')) return /^GRAPHQL_PARSE_FAILED$/;
  if (type === 'ID')
    return field.startsWith('Query') || LEAVING_OUT.includes(field) ? /^none$/ : /^(NOT_FOUND|BAD_USER_INPUT)$/;
  if (type === 'Cursor' || path.at(-1) === 'after') return /^BAD_CURSOR$/;
  if (path.at(-1) === 'refreshToken') return /^UNAUTHENTICATED$/;
  return path.at(-1) === 'inviteCode' ? /^INVITE_INVALID$/ : /^BAD_USER_INPUT$/;
}

/** An empty list or page. */
const isEmpty = (value: unknown) => {
  const list = (value as { nodes?: unknown }).nodes ?? value;
  return Array.isArray(list) && list.length === 0;
};

function expectRefused({ argument, what, reply, wrote }: Outcome, way: Way): void {
  const { path } = argument;
  const where = `${argument.path.join('.')}, ${what}`;
  expect([where, codeOf(reply)]).toEqual([where, expect.stringMatching(refusalOf(argument, what, way))]);
  if (codeOf(reply) === 'none' && LEAVING_OUT.includes(argument.field)) return;
  const isList = codeOf(reply) === 'none' && path[0] === 'filter';
  // An id that names nothing lets nothing through a filter; elsewhere it finds nothing, or an empty list.
  const found = Object.values(reply.data ?? {}).filter((value) => value !== null && (isList || !isEmpty(value)));
  expect([where, found]).toEqual([where, isList ? [expect.anything()] : []]);
  expect([where, wrote]).toEqual([where, []]);
  if (codeOf(reply) === 'BAD_USER_INPUT')
    expect([where, Object.keys(reply.errors![0]!.extensions.fields!)]).toEqual([where, [argument.path.join('.')]]);
}

/** Whether the text is taken is for each field to say; it never becomes a part of a statement. */
function expectLiteral({ argument, what, reply, marked }: Outcome): void {
  const where = `${argument.path.join('.')}, ${what}`;
  expect([where, codeOf(reply)]).not.toEqual([
    where,
    expect.stringMatching(/^(INTERNAL_SERVER_ERROR|UNAVAILABLE|RATE_LIMITED|GRAPHQL_.*)$/),
  ]);
  expect([where, marked]).toEqual([where, []]);
}

describe.each(WAYS)('$name', (way) => {
  const fields = [...new Set(TEXT_ARGUMENTS.map(({ field }) => field))].filter((field) => way.takes.test(field));

  test.each(fields)(
    'rows 118, 119, 124: %s refuses what is no text and takes SQL for nothing but text',
    async (field) => {
      for (const outcome of await askWith(way, field, [...REFUSED, ...SQL])) {
        if (isSql(outcome.what)) expectLiteral(outcome);
        else expectRefused(outcome, way);
      }
    },
  );
});

test('row 124: no list is sorted by words of its reader', () => {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const fields = types.flatMap((type) => Object.values(type.getFields()));
  const args = fields.flatMap((field) => field.args);
  expect(args.map(({ name }) => name)).toContain('after');
  const orders = args.filter(({ name }) => /sort|order/i.test(name));
  expect(orders.filter(({ type }) => !isEnumType(getNamedType(type)))).toEqual([]);
});
