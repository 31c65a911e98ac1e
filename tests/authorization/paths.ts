import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import { schema } from './root-fields.js';

type WithFields = GraphQLObjectType | GraphQLInterfaceType;
type IsWanted = (field: GraphQLField<unknown, unknown>) => boolean;

/**
 * Every way to go on from a type, each as a selection: at every step all fields that are values, and one field that is an
 * object, for `steps` objects at most. Of an interface, the ways of each of its types. isWanted: leaves out other fields.
 */
export function pathsFrom(type: GraphQLNamedType, steps: number, isWanted: IsWanted = () => true): string[] {
  if (isInterfaceType(type))
    return schema
      .getPossibleTypes(type)
      .flatMap((possible) =>
        pathsFrom(possible, steps, isWanted).map(
          (path) => `{ __typename ${valuesOf(type, isWanted)} ... on ${possible.name} ${path} }`,
        ),
      );
  if (!isObjectType(type)) return [''];
  const objects = fieldsOf(type).filter((field) => isWanted(field) && !isLeafType(getNamedType(field.type)));
  if (type.getFields().nodes)
    return pathsFrom(getNamedType(type.getFields().nodes!.type), steps, isWanted).map(
      (path) => `{ edges { cursor } pageInfo { startCursor endCursor } nodes ${path} }`,
    );
  if (steps <= 1 || objects.length === 0) return [`{ __typename ${valuesOf(type, isWanted)} }`];
  return objects.flatMap((field) =>
    pathsFrom(getNamedType(field.type), steps - 1, isWanted).map(
      (path) => `{ ${valuesOf(type, isWanted)} ${callOf(field)} ${path} }`,
    ),
  );
}

function fieldsOf(type: WithFields): GraphQLField<unknown, unknown>[] {
  return Object.values(type.getFields());
}

function valuesOf(type: WithFields, isWanted: IsWanted): string {
  return fieldsOf(type)
    .filter((field) => isWanted(field) && isLeafType(getNamedType(field.type)))
    .map(({ name }) => name)
    .join(' ');
}

/** A field with a page that holds all there is in these tests, where it has pages. */
function callOf(field: GraphQLField<unknown, unknown>): string {
  return field.args.some(({ name }) => name === 'first') ? `${field.name}(first: 4)` : field.name;
}

/** Each document that reaches something by way of one field of Query. ids: what its argument that is an id may be. */
export function queriesOf(name: string, steps: number, ids: readonly string[]): { query: string; variables: object }[] {
  const field = schema.getQueryType()!.getFields()[name]!;
  const paths = pathsFrom(getNamedType(field.type), steps);
  const named = field.args.find(({ type }) => ['ID!', '[ID!]!'].includes(String(type)));
  if (named) {
    const call = `${name}(${named.name}: ${isListType(getNullableType(named.type)) ? '[$id]' : '$id'})`;
    return paths.flatMap((path) =>
      ids.map((id) => ({ query: `query($id: ID!) { ${call} ${path} }`, variables: { id } })),
    );
  }
  return paths.map((path) => ({ query: `{ ${callOf(field)} ${path} }`, variables: {} }));
}
