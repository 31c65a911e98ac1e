import {
  createGraphiQLFetcher,
  type Fetcher,
  type FetcherOpts,
  type FetcherParams,
  type Observable,
} from '@graphiql/toolkit';
import { type ExecutionResult, getOperationAST } from 'graphql';
import { authorizationIn, sendableHeaders } from './authorization.js';
import type { LiveSubscriptions, Sink } from './live-subscriptions.js';
import { errorsOf, socketFor } from './socket.js';

/** Runs GraphiQL's operations: subscriptions over the WebSocket and through `live`, everything else by POST /graphql. */
export function createFetcher(live: LiveSubscriptions): Fetcher {
  const post = createGraphiQLFetcher({ url: '/graphql', enableIncrementalDelivery: false });
  return (params, options) => {
    if (!isSubscription(params, options))
      return post(params, { ...options, headers: sendableHeaders(options?.headers) });
    const socket = socketFor(authorizationIn(options?.headers));
    const description = { name: params.operationName ?? 'subscription', variables: params.variables };
    const observable: unknown = live.observe(description, (sink) => socket.subscribe(params, resultSink(sink)));
    // The type also asks for callback forms of `subscribe`, which GraphiQL never uses.
    return observable as Observable<ExecutionResult>;
  };
}

/** Turns an error that ends a subscription into its last result: GraphiQL would print its stack. */
function resultSink(sink: Sink) {
  return {
    next: (result: ExecutionResult) => sink.next(result),
    complete: () => sink.complete(),
    error: (error: unknown) => {
      sink.next({ errors: errorsOf(error) });
      sink.complete();
    },
  };
}

function isSubscription({ operationName }: FetcherParams, options: FetcherOpts | undefined): boolean {
  if (!options?.documentAST) return false;
  return getOperationAST(options.documentAST, operationName)?.operation === 'subscription';
}
