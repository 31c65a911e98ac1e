import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { lastValueFrom, switchMap } from 'rxjs';
import { createCache } from './cache.js';
import { failureOf } from './errors.js';
import { reach } from './reach.js';
import { session } from './session.js';

/** Puts the access token on each request; one that the server refuses is renewed once, and the request asked again. */
const authorized = ApolloLink.from([
  new ApolloLink((operation, forward) => {
    const attempt = (isLast: boolean) =>
      forward(operation).pipe(
        switchMap(async (result): Promise<ApolloLink.Result> => {
          const refused = result.errors && failureOf(result.errors).code === 'UNAUTHENTICATED';
          if (!refused || isLast) return result;
          session.reject(operation.getContext().token as string);
          return lastValueFrom(attempt(true));
        }),
      );
    return attempt(false);
  }),
  new SetContextLink(async () => {
    const token = await session.token();
    return { token, headers: token ? { authorization: `Bearer ${token}` } : {} };
  }),
]);

/** The client of one signed-in person: its cache is never another's. first: what sees an operation before all else. */
export function createClient(first: ApolloLink): ApolloClient {
  return new ApolloClient({
    cache: createCache(),
    link: ApolloLink.from([first, authorized, new HttpLink({ uri: '/graphql', fetch: reach })]),
    devtools: { enabled: import.meta.env.DEV },
  });
}
