import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Limits } from '../../limits.js';
import { badInput, DomainError } from '../../shared/errors.js';
import { isLongerThan } from '../../shared/input.js';
import { MAX_PAGE } from '../connection.js';
import { analyzeCost, type Cost, TooManyFields } from './cost.js';

/** An operation that is about to run, with its variables as the schema understands them. */
export interface Asked {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

/** What each operation costs, as far as its document says; null: too much, whatever the variables. */
const costs = new WeakMap<OperationDefinitionNode, Cost[] | null>();

/**
 * Refuses, before anything is run, what the rules for documents cannot see: texts and lists in the variables, sizes of
 * pages, and what the pages together cost. Throws BAD_USER_INPUT.
 */
export function assertNoExcess(schema: GraphQLSchema, asked: Asked, limits: Limits): void {
  for (const [name, value] of Object.entries(asked.variables)) assertSizes(value, name, limits);
  let known = costs.get(asked.operation);
  if (known === undefined) {
    known = analyze(schema, asked, limits.cost);
    costs.set(asked.operation, known);
  }
  const cost = known === null ? Number.POSITIVE_INFINITY : sum(known, asked.variables);
  if (cost <= limits.cost) return;
  throw new DomainError(
    'BAD_USER_INPUT',
    `The operation may ask for more than ${limits.cost} objects: ask for smaller pages.`,
  );
}

function analyze(schema: GraphQLSchema, { document, operation }: Asked, max: number): Cost[] | null {
  try {
    return analyzeCost(schema, document, operation, max);
  } catch (error) {
    if (error instanceof TooManyFields) return null;
    throw error;
  }
}

function sum(fields: Cost[], variables: Record<string, unknown>): number {
  let total = 0;
  for (const { own, pages, fields: inner } of fields) {
    let size = 1;
    for (const page of pages) {
      const given = 'size' in page ? page.size : variables[page.variable];
      if (typeof given !== 'number') continue;
      if (given < 1 || given > MAX_PAGE) throw badInput({ [page.argument]: `Must be from 1 to ${MAX_PAGE}.` });
      size = Math.max(size, given);
    }
    total += size * (own + sum(inner, variables));
  }
  return total;
}

/** Texts and lists in the document itself are the operations' to check; its tokens bound them. */
function assertSizes(value: unknown, path: string, limits: Limits): void {
  if (typeof value === 'string') {
    if (isLongerThan(value, limits.text)) throw badInput({ [path]: `Is longer than ${limits.text} characters.` });
  } else if (Array.isArray(value)) {
    if (value.length > limits.list) throw badInput({ [path]: `Holds more than ${limits.list} entries.` });
    for (const [index, entry] of value.entries()) assertSizes(entry, `${path}.${index}`, limits);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, entry] of Object.entries(value)) assertSizes(entry, `${path}.${name}`, limits);
  }
}
