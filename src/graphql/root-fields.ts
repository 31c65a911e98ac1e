import type { FieldNode, GraphQLSchema } from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import type { Asked } from './limits/assert-no-excess.js';

/** The fields of an operation by the names they are answered under, as they are executed: those of fragments too, skipped ones not. */
export function rootFields(
  schema: GraphQLSchema,
  { document, operation, variables }: Asked,
): Map<string, readonly FieldNode[]> {
  const fragments = Object.fromEntries(
    document.definitions.flatMap((node) => (node.kind === 'FragmentDefinition' ? [[node.name.value, node]] : [])),
  );
  const type = schema.getRootType(operation.operation)!;
  return collectFields(schema, fragments, variables, type, operation.selectionSet);
}
