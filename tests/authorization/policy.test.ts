import { expect, test } from '@jest/globals';
import { type GraphQLInputObjectType, isInputObjectType, isObjectType } from 'graphql';
import { fieldRowsOf, OPERATIONS } from './policy.js';
import { idsOf, kindOf, ROOT_FIELDS, schema } from './root-fields.js';

const named = new Set(OPERATIONS.map(({ field }) => field));

test('row 46: every field of Query, Mutation and Subscription has a row, and every row a field', () => {
  expect([...named].sort()).toEqual([...ROOT_FIELDS.keys()].sort());
});

test('row 46: every argument that is an id has rows for ids of something and for unknown ones', () => {
  const wanted = [...ROOT_FIELDS].flatMap(([name, field]) => idsOf(field).map((id) => `${name}(${id})`));
  const given = (isIt: (of: string) => boolean) =>
    new Set(OPERATIONS.filter(({ id, of }) => id && isIt(of)).map(({ field, id }) => `${field}(${id})`));
  expect([...given((of) => of === 'unknown')].sort()).toEqual(wanted.sort());
  expect([...given((of) => of !== 'unknown')].sort()).toEqual(wanted);
  for (const [name, field] of ROOT_FIELDS) for (const id of idsOf(field)) kindOf(name, id);
});

test('no row is written twice', () => {
  const keys = OPERATIONS.map(({ field, id, of }) => `${field}(${id}) of ${of}`);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test.each(['Room', 'User'])('every field of %s has a row, and every row a field', (name) => {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is missing`);
  const fields = Object.keys(type.getFields()).map((field) => `${name}.${field}`);
  expect(
    fieldRowsOf(name)
      .map(({ field }) => field)
      .sort(),
  ).toEqual(fields.sort());
});

test('row 57: no input says who acts: sender, author, creator and uploader are always the viewer', () => {
  // A filter says what is looked for.
  const inputs = Object.values(schema.getTypeMap()).filter(
    (type) => isInputObjectType(type) && !type.name.endsWith('Filter'),
  ) as GraphQLInputObjectType[];
  expect(inputs.length).toBeGreaterThan(20);
  const names = inputs.flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
  expect(
    names.filter((name) => /\.(.*(author|sender|creat|upload|actor|owner|viewer|from|by).*)$/i.test(name)),
  ).toEqual([]);
});
