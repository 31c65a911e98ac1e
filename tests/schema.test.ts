import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { createSchema } from '../src/graphql/schema.js';
import { printSdl } from '../src/graphql/sdl.js';
import { projectRoot } from '../src/shared/project-root.js';

let schema: GraphQLSchema;

beforeAll(async () => {
  schema = await createSchema();
});

test('the committed SDL is what the code declares', () => {
  expect(printSdl(schema)).toBe(readFileSync(path.join(projectRoot, 'schema/schema.graphql'), 'utf8'));
});

test('every type, field, argument and value is described', () => {
  const own = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  expect(own.length).toBeGreaterThan(50);
  expect(own.flatMap(undescribed)).toEqual([]);
});

function undescribed(type: GraphQLNamedType): string[] {
  const missing = type.description ? [] : [type.name];
  if (isEnumType(type))
    return [
      ...missing,
      ...type
        .getValues()
        .filter((value) => !value.description)
        .map((value) => `${type.name}.${value.name}`),
    ];
  if (isInputObjectType(type))
    return [
      ...missing,
      ...Object.values(type.getFields())
        .filter((field) => !field.description)
        .map((field) => `${type.name}.${field.name}`),
    ];
  if (!isObjectType(type) && !isInterfaceType(type)) return missing;
  for (const field of Object.values(type.getFields())) {
    if (!field.description) missing.push(`${type.name}.${field.name}`);
    for (const arg of field.args) if (!arg.description) missing.push(`${type.name}.${field.name}(${arg.name})`);
  }
  return missing;
}

test('every mutation takes one input and gives a payload', () => {
  for (const field of Object.values(schema.getMutationType()!.getFields())) {
    expect([field.name, field.args.map((arg) => arg.name)]).toEqual([field.name, ['input']]);
    expect([field.name, isNonNullType(field.type) && /Payload!$/.test(String(field.type))]).toEqual([field.name, true]);
  }
});

test('every subscription of the log can be resumed', () => {
  const fields = Object.values(schema.getSubscriptionType()!.getFields()).filter(
    (field) => field.name !== 'roomActivity',
  );
  expect(
    fields.map((field) => field.args.some((arg) => arg.name === 'after' && String(arg.type) === 'Cursor')),
  ).toEqual(fields.map(() => true));
});
