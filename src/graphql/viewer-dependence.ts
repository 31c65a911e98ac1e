import { type DocumentNode, type GraphQLSchema, isInterfaceType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/**
 * Whether a subscription's result may differ between viewers: when any field below the root is not marked shared. What
 * is not marked counts as dependent, so a forgotten mark costs speed, never a leak.
 */
export function dependsOnViewer(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let dependent = false;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        if (!parent || parent === schema.getSubscriptionType() || node.name.value.startsWith('__')) return;
        const owners = isInterfaceType(parent) ? [parent, ...schema.getPossibleTypes(parent)] : [parent];
        const shared = owners.every(
          (type) => 'getFields' in type && type.getFields()[node.name.value]?.extensions.shared === true,
        );
        if (!shared) dependent = true;
      },
    }),
  );
  return dependent;
}
