import {
  type DocumentNode,
  type ExecutionResult,
  execute as executeSlowly,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  visit,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import type { Context } from '../context.js';
import { MutationBudget } from '../features/accounts/mutation-budget.js';
import { DomainError, type ErrorCode } from '../shared/errors.js';
import { ClientError, formatError, withoutStatus } from './error-formatter.js';
import { assertNoExcess } from './limits/assert-no-excess.js';
import { rootFields } from './root-fields.js';
import { onlySignsIn } from './signs-in.js';
import { explainVariables } from './variable-errors.js';

/** Documents kept compiled; each takes some ten kilobytes. */
const MAX_COMPILED = 500;
/** Characters of a document beyond which it is not kept: comments may make it as long as a body may be. */
const MAX_TEXT = 16_384;

export interface Execution {
  document: DocumentNode;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
  context: Context;
  /** What the root fields read: the event, for a subscription. */
  rootValue?: unknown;
}

/** Runs a valid document. Never throws: every error is in the result, worded for its receiver. */
export type Execute = (execution: Execution) => Promise<ExecutionResult>;

/**
 * The one executor behind HTTP, WebSocket and every event of a subscription. A document is compiled (graphql-jit) when
 * it comes a second time: compiling costs more than running it once.
 */
export function createExecutor(schema: GraphQLSchema): Execute {
  const mutations = new MutationBudget();
  const compiled = new LRUCache<string, 'seen' | CompiledQuery>({ max: MAX_COMPILED });

  return async ({ document, operationName, variables, context, rootValue }) => {
    if (!mayIntrospect(context) && introspects(document)) {
      return refuse('GRAPHQL_VALIDATION_FAILED', 'Introspection is not open here.');
    }
    const operation = getOperationAST(document, operationName);
    if (!operation) return refuse('BAD_USER_INPUT', 'The operationName names no operation of the document.');
    if (context.tokenRefused && !onlySignsIn(schema, operation)) {
      return { errors: [formatError(new DomainError('UNAUTHENTICATED'), context.app.logger)] };
    }
    if (operation.operation === 'subscription' && rootValue === undefined) {
      return refuse('BAD_USER_INPUT', 'Subscriptions are served over WebSocket.');
    }
    const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {}, { maxErrors: 10 });
    if (coerced.errors) return refuseVariables(explainVariables(schema, operation, variables ?? {}));

    if (rootValue === undefined) {
      try {
        const asked = { document, operation, variables: coerced.coerced };
        assertNoExcess(schema, asked, context.app.config.limits);
        if (operation.operation === 'mutation') await mutations.take(context, rootFields(schema, asked).size);
      } catch (error) {
        return { errors: [formatError(error, context.app.logger)] };
      }
    }

    const query = lookUp(document, operationName);
    const result = query
      ? await query.query(rootValue, context, variables ?? {})
      : await executeSlowly({
          schema,
          document,
          operationName,
          variableValues: variables,
          contextValue: context,
          rootValue,
        });
    if (!result.errors) return result;
    const { logger } = context.app;
    const errors = result.errors.map((error: unknown) => formatError(asGraphQLError(error), logger));
    // What else was asked for succeeded: then no error decides the whole response.
    const hasData = Object.values(result.data ?? {}).some((value) => value !== null);
    return { ...result, errors: hasData ? errors.map(withoutStatus) : errors };
  };

  function lookUp(document: DocumentNode, operationName: string | null | undefined): CompiledQuery | null {
    const text = document.loc?.source.body;
    if (text === undefined || text.length > MAX_TEXT) return null;
    const key = `${operationName ?? ''}\n${text}`;
    const known = compiled.get(key);
    if (known === undefined) {
      compiled.set(key, 'seen');
      return null;
    }
    if (known !== 'seen') return known;
    const query = compileQuery(schema, document, operationName ?? undefined);
    if (!isCompiledQuery(query)) return null;
    compiled.set(key, query as CompiledQuery);
    return query as CompiledQuery;
  }
}

/** Whether the document asks for `__schema` or `__type`; `__typename` is always open. */
function introspects(document: DocumentNode): boolean {
  if (!/__(schema|type)\b/.test(document.loc?.source.body ?? '')) return false;
  let found = false;
  visit(document, {
    Field(node) {
      if (node.name.value === '__schema' || node.name.value === '__type') found = true;
    },
  });
  return found;
}

function mayIntrospect({ app, viewer }: Context): boolean {
  const { introspection } = app.config;
  return introspection === 'on' || (introspection === 'users' && viewer !== null);
}

function refuse(code: ErrorCode, ...messages: string[]): ExecutionResult {
  const extensions = { code, http: { status: 400 } };
  return { errors: messages.map((message) => new ClientError(message, { extensions })) };
}

function refuseVariables(fields: Record<string, string>): ExecutionResult {
  const extensions = { code: 'BAD_USER_INPUT', fields, http: { status: 400 } };
  const message = Object.entries(fields).map(([path, reason]) => `$${path}: ${reason}`);
  return { errors: [new ClientError(message.join(' '), { extensions })] };
}

/** graphql-jit makes errors of a class of its own, which Apollo and graphql-ws would not know. */
function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const { message, nodes, path, originalError, extensions } = error as GraphQLError;
  return new GraphQLError(message, { nodes, path, originalError, extensions });
}
