import {
  coerceInputValue,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { withoutHints } from './without-hints.js';

/**
 * What is wrong with the variables of an operation: their paths, and why. The library's own messages repeat the values,
 * passwords among them.
 */
export function explainVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { variable, type: typeNode } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const type = typeFromAST(schema, typeNode) as GraphQLInputType | undefined;
    if (!type) fields[name] = 'Is of a type that is not in the schema.';
    else if (variables[name] === undefined) fields[name] = `Is missing; it is a ${type}.`;
    else {
      coerceInputValue(variables[name], type, (path, _value, { message }) => {
        fields[[name, ...path].join('.')] = message.startsWith('Field "')
          ? withoutHints(message)
          : 'Is not of the type that the schema declares.';
      });
    }
  }
  return fields;
}
