import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { Extensions } from 'type-graphql';

/** Marks a mutation by which one gets a token, or gets in again by a mail: it is served also beside a token that is no longer good. */
export function SignsIn(): PropertyDecorator & MethodDecorator {
  return Extensions({ signsIn: true }) as PropertyDecorator & MethodDecorator;
}

/** Whether an operation does nothing else. */
export function onlySignsIn(schema: GraphQLSchema, { operation, selectionSet }: OperationDefinitionNode): boolean {
  if (operation !== 'mutation') return false;
  const fields = schema.getMutationType()!.getFields();
  return selectionSet.selections.every(
    (node) => node.kind === 'Field' && fields[node.name.value]?.extensions.signsIn === true,
  );
}
