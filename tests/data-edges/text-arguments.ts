import { type GraphQLInputType, getNamedType, isInputObjectType } from 'graphql';
import { ROOT_FIELDS } from '../authorization/root-fields.js';

/** One place in the arguments of a field where text goes. */
export interface TextArgument {
  /** `Query.room` and the like. */
  field: string;
  /** The argument, and the input's field where it has some: `['input', 'roomId']`. */
  path: string[];
  type: 'ID' | 'String' | 'Cursor';
}

const TEXTS = ['ID', 'String', 'Cursor'];

/** All there are, from the schema: one that is added later is tried too. */
export const TEXT_ARGUMENTS: TextArgument[] = [...ROOT_FIELDS].flatMap(([field, { args }]) =>
  args.flatMap(({ name, type }) => textsIn([name], type).map((found) => ({ field, ...found }))),
);

function textsIn(path: string[], type: GraphQLInputType): Pick<TextArgument, 'path' | 'type'>[] {
  const named = getNamedType(type);
  if (isInputObjectType(named))
    return Object.values(named.getFields()).flatMap((field) => textsIn([...path, field.name], field.type));
  return TEXTS.includes(named.name) ? [{ path, type: named.name as TextArgument['type'] }] : [];
}

/** The variables with this text in that place; in a list, where the argument is one. */
export function withText(variables: object, path: string[], text: string): Record<string, unknown> {
  const [name, ...rest] = path as [string, ...string[]];
  const value = rest.length > 0 ? withText(Reflect.get(variables, name) ?? {}, rest, text) : text;
  return { ...variables, [name]: name.endsWith('Ids') ? [value] : value };
}
