import messageAdded from './message-added.graphql';
import start from './start.graphql';

/** What the headers of a new tab hold: to be completed with an access token. */
export const defaultHeaders = JSON.stringify({ authorization: 'Bearer ' }, null, 2);

/** The tabs of a first visit: a walk from signing in to sending a message, and the subscription that hears it. */
export const defaultTabs = [
  {
    query: start,
    variables: JSON.stringify({ username: '', password: '', roomId: '', content: 'Hello from GraphiQL' }, null, 2),
    headers: defaultHeaders,
  },
  { query: messageAdded, variables: JSON.stringify({ roomId: '' }, null, 2), headers: defaultHeaders },
];
