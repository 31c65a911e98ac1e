import { ApolloLink } from '@apollo/client';
import { catchError, defer, of, switchMap, tap, throwError } from 'rxjs';
import { failureOf } from '../api/errors.js';
import { connection } from '../live/connection.js';
import type { Database } from './database.js';
import { isKept, keepAnswer } from './kept-answers.js';

/** What is answered from the history that is kept. */
const FROM_HISTORY = ['Workspace', 'Room', 'RoomMessages', 'Thread'];

/** What reads it is fetched when it is first needed; the app's own files are on the device. */
async function read(database: Database, name: string, variables: object) {
  const { readKept } = await import('./read-kept.js');
  return readKept(database, name, variables);
}

/** Answers from the device what the server cannot be asked: what was last shown, the last 30 days, and tasks that were looked at. */
export function offlineLink(database: Database | null): ApolloLink {
  return new ApolloLink((operation, forward) => {
    const { operationName: name = '', variables } = operation;
    if (!database || !(isKept(name) || FROM_HISTORY.includes(name))) return forward(operation);
    const kept = defer(() => read(database, name, variables).catch(() => null));
    const ask = () =>
      isKept(name)
        ? forward(operation).pipe(tap(({ data }) => data && keepAnswer(database, name, variables, data)))
        : forward(operation);
    // Nobody waits for a network that is known to be gone; the list of rooms is how it is found to be back.
    const isGone = connection.current() === 'offline' && name !== 'Workspace';
    if (isGone) return kept.pipe(switchMap((data) => (data ? of({ data }) : ask())));
    return ask().pipe(
      catchError((error) => {
        if (failureOf(error).code !== 'NETWORK') return throwError(() => error);
        return kept.pipe(switchMap((data) => (data ? of({ data }) : throwError(() => error))));
      }),
    );
  });
}
