import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** An object field of an operation: what one of its objects costs, and how many there are. */
export interface Cost {
  own: 0 | 1;
  /** `first` and `last` as the document has them; none for what has no pages. */
  pages: Page[];
  fields: Cost[];
}

type Page = { argument: string; size: number } | { argument: string; variable: string };

/** Thrown when an operation has more object fields than its whole cost may be. */
export class TooManyFields extends Error {}

/**
 * What an operation will cost, as far as its document says: each object 1, pages times their size, scalars and what a
 * connection adds nothing. Fields count once however many fragments name them, as they are executed once. Throws
 * TooManyFields beyond `max` object fields: fragments can make a short document as large as one likes.
 */
export function analyzeCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  max: number,
): Cost[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === 'FragmentDefinition') fragments.set(node.name.value, node);
  }
  let count = 0;
  return fieldsOf(schema.getRootType(operation.operation)!, [operation.selectionSet]);

  function fieldsOf(type: GraphQLCompositeType, sets: SelectionSetNode[]): Cost[] {
    const selected = new Map<string, Selected>();
    const spread = new Set<string>();
    for (const set of sets) collect(set, type, selected, spread);
    return [...selected.values()].map(({ parent, definition, nodes }) => {
      if (++count > max) throw new TooManyFields();
      const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      return {
        own: /(Connection|Edge)$/.test(parent.name) ? 0 : 1,
        pages: pagesOf(definition, nodes[0]!),
        fields: fieldsOf(getNamedType(definition.type) as GraphQLCompositeType, sets),
      };
    });
  }

  /** Adds the fields that have fields, by the name they are answered under. */
  function collect(
    set: SelectionSetNode,
    type: GraphQLCompositeType,
    selected: Map<string, Selected>,
    spread: Set<string>,
  ) {
    for (const node of set.selections) {
      if (node.kind === 'Field') {
        const definition = definitionOf(type, node.name.value);
        if (!definition || !isCompositeType(getNamedType(definition.type))) continue;
        const key = `${type.name}.${(node.alias ?? node.name).value}`;
        const known = selected.get(key);
        if (known) known.nodes.push(node);
        else selected.set(key, { parent: type, definition, nodes: [node] });
      } else {
        const fragment = node.kind === 'InlineFragment' ? node : fragments.get(node.name.value);
        if (node.kind === 'FragmentSpread') {
          if (!fragment || spread.has(node.name.value)) continue;
          spread.add(node.name.value);
        }
        const condition = fragment!.typeCondition;
        const on = condition ? (schema.getType(condition.name.value) as GraphQLCompositeType) : type;
        collect(fragment!.selectionSet, on, selected, spread);
      }
    }
  }
}

interface Selected {
  parent: GraphQLCompositeType;
  definition: GraphQLField<unknown, unknown>;
  nodes: FieldNode[];
}

/** Null for introspection, which costs nothing here. */
function definitionOf(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | null {
  return (isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : null) ?? null;
}

function pagesOf(definition: GraphQLField<unknown, unknown>, node: FieldNode): Page[] {
  return (node.arguments ?? []).flatMap(({ name: { value: argument }, value }): Page[] => {
    if ((argument !== 'first' && argument !== 'last') || !definition.args.some(({ name }) => name === argument))
      return [];
    if (value.kind === 'Variable') return [{ argument, variable: value.name.value }];
    return value.kind === 'IntValue' ? [{ argument, size: Number(value.value) }] : [];
  });
}
