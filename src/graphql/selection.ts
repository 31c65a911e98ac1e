import { createHash } from 'node:crypto';
import { type DocumentNode, type FieldNode, visit } from 'graphql';
import type { Viewer } from '../context.js';

/** One subscription's document with what makes its result differ from another's. */
export interface Selection {
  document: DocumentNode;
  operationName: string | null | undefined;
  variables: Record<string, unknown>;
  /** Null: the result is the same for every viewer entitled to the event. */
  viewer: Viewer | null;
  /** Equal for two subscriptions whose results are equal. */
  key: string;
}

/** root: the subscription's field, whose `after` says where to begin and not what to show. */
export function createSelection(parts: Omit<Selection, 'key'>, root: FieldNode): Selection {
  const start = variableOfStart(parts.document, root);
  const variables = Object.entries(parts.variables).filter(([name]) => name !== start);
  const text = parts.document.loc?.source.body ?? '';
  const identity = JSON.stringify([text, parts.operationName ?? null, variables]);
  return { ...parts, key: createHash('sha256').update(identity).digest('base64') };
}

/** The variable in the root field's `after`, if it is used there only. */
function variableOfStart(document: DocumentNode, root: FieldNode): string | null {
  const value = root.arguments?.find((argument) => argument.name.value === 'after')?.value;
  if (value?.kind !== 'Variable') return null;
  let uses = 0;
  visit(document, {
    VariableDefinition: () => false,
    Variable(node) {
      if (node.name.value === value.name.value) uses++;
    },
  });
  return uses === 1 ? value.name.value : null;
}
