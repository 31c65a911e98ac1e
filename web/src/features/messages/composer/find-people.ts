import type { ApolloClient } from '@apollo/client';
import { MentionableDocument, PeopleDocument, type PersonFragment } from '../../../generated/documents.js';

/** Members of a room who are kept here to be found without asking; of a larger room the server searches. */
const KEPT = 100;

interface Members {
  people: readonly PersonFragment[];
  isAll: boolean;
}

const asked = new WeakMap<ApolloClient, Map<string, Promise<Members>>>();

/** Who may be meant by what was typed after an `@`, those whose names begin with it first. */
export async function findPeople(client: ApolloClient, roomId: string, query: string): Promise<PersonFragment[]> {
  const rooms = asked.get(client) ?? new Map<string, Promise<Members>>();
  asked.set(client, rooms);
  const members = rooms.get(roomId) ?? fetchMembers(client, roomId);
  rooms.set(roomId, members);
  members.catch(() => rooms.delete(roomId));
  const { people, isAll } = await members;
  const among = isAll || query === '' ? people : await search(client, query);
  const key = query.toLowerCase();
  const names = (person: PersonFragment) => [person.username, person.displayName].map((name) => name.toLowerCase());
  const rank = (person: PersonFragment) => {
    if (names(person).some((name) => name.startsWith(key))) return 0;
    return names(person).some((name) => name.includes(key)) ? 1 : 2;
  };
  return among.filter((person) => rank(person) < 2).sort((a, b) => rank(a) - rank(b));
}

async function fetchMembers(client: ApolloClient, roomId: string): Promise<Members> {
  const variables = { roomId, first: KEPT };
  const { data } = await client.query({ query: MentionableDocument, variables, fetchPolicy: 'no-cache' });
  const { nodes, pageInfo } = data!.room!.members;
  return { people: nodes.map(({ user }) => user), isAll: !pageInfo.hasNextPage };
}

async function search(client: ApolloClient, query: string): Promise<readonly PersonFragment[]> {
  const variables = { query, first: 8 };
  const { data } = await client.query({ query: PeopleDocument, variables, fetchPolicy: 'no-cache' });
  return data!.users.nodes;
}
