import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
} from 'graphql';
import { type Context, requireViewer } from '../context.js';
import type { Feed } from '../events/feed.js';
import { badInput, DomainError } from '../shared/errors.js';
import { Delivery } from './delivery.js';
import type { Execute } from './execute.js';
import { assertNoExcess } from './limits/assert-no-excess.js';
import type { Outlet } from './outlet.js';
import { Renderer } from './renderer.js';
import { rootFields } from './root-fields.js';
import { createSelection } from './selection.js';
import type { Serving } from './server.js';
import { explainVariables } from './variable-errors.js';
import { dependsOnViewer } from './viewer-dependence.js';

/** A subscription as it came in: valid against the schema. id: the client's own, unique on its socket. */
export interface SubscribeRequest {
  id: string;
  document: DocumentNode;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
  context: Context;
  outlet: Outlet;
}

type Source = Feed | AsyncIterator<object, void>;
type Stream = AsyncGenerator<ExecutionResult, void, void>;

/** Opens subscriptions: asks the root field for its source, and carries that to the socket. */
export function createSubscriber({ services, schema, execute }: Omit<Serving, 'http'>) {
  const renderer = new Renderer(services, execute);

  /** Throws what the field's source throws: NOT_FOUND, BAD_CURSOR, RESYNC_REQUIRED … */
  return async function subscribe(request: SubscribeRequest): Promise<Stream> {
    const { document, operationName, context, id, outlet } = request;
    const viewer = requireViewer(context);
    const { root, variables, source } = await openSource(schema, request);
    if (!('wants' in source)) return executeEach(execute, source, { ...request, variables });
    const asked = { document, operationName, variables, viewer: dependsOnViewer(schema, document) ? viewer : null };
    return new Delivery(services, renderer, {
      id,
      viewer,
      feed: source,
      selection: createSelection(asked, root),
      outlet,
    });
  };
}

async function openSource(schema: GraphQLSchema, { document, operationName, variables, context }: SubscribeRequest) {
  const operation = getOperationAST(document, operationName)!;
  const type = schema.getSubscriptionType()!;
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
  if (coerced.errors) throw badInput(explainVariables(schema, operation, variables ?? {}));
  const asked = { document, operation, variables: coerced.coerced };
  assertNoExcess(schema, asked, context.app.config.limits);
  const [node] = [...rootFields(schema, asked).values()][0] ?? [];
  if (!node) throw new DomainError('BAD_USER_INPUT', 'The subscription asks for nothing.');
  const definition = type.getFields()[node.name.value]!;
  const args = getArgumentValues(definition, node, coerced.coerced);
  const source = (await definition.subscribe!(undefined, args, context, {} as never)) as Source;
  return { root: node, variables: coerced.coerced, source };
}

/**
 * For what is not in the log: each value is executed for this viewer alone. Not an async generator function, whose
 * `return` would wait for a value that may never come.
 */
function executeEach(execute: Execute, source: AsyncIterator<object, void>, request: SubscribeRequest): Stream {
  const { document, operationName, variables, context } = request;
  return {
    async next() {
      const { done, value } = await source.next();
      if (done) return { done, value: undefined };
      context.loaders.clear();
      return { value: await execute({ document, operationName, variables, context, rootValue: value }) };
    },
    return: () => source.return!() as Promise<IteratorReturnResult<void>>,
    throw: (error) => source.throw!(error) as Promise<IteratorReturnResult<void>>,
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => void (await source.return!()),
  };
}
